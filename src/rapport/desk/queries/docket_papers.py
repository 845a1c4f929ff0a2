"""Entries of Today that wait for a paper: owed, unsigned, or a row of the law that ends."""

from datetime import date
from decimal import Decimal

from rapport.desk.queries.docket_rows import contracts_to_sign, papers_to_supply
from rapport.desk.queries.entry import Entry, amount_words, where
from rapport.kit.tongues import say
from rapport.people.models import Member
from rapport.playbook.queries.law import ending_law


def owed_papers(member: Member) -> list[Entry]:
    rows = papers_to_supply(member).select_related("job__client")
    return [
        Entry("paper", say("Paper owed: %(why)s", "Nợ giấy tờ: %(why)s", why=row.reason), where(row.job, row.job.name),
              f"/jobs/{row.job_id}/#papers", say("Supply", "Bổ sung"), row.owed_until_on, Decimal(0), number=row.job.number, job_id=row.job_id,
              client_id=row.job.client_id)
        for row in rows
    ]  # fmt: skip


def unsigned_contracts(member: Member, today: date) -> list[Entry]:
    """Contracts that bind nobody yet, for whoever keeps them: late from the day on which they should hold."""
    return [
        Entry("unsigned", say("Contract %(n)s is not signed", "Hợp đồng %(n)s chưa ký", n=row.number),
              say("%(client)s, holds from %(day)s", "%(client)s, hiệu lực từ %(day)s", client=row.client.name, day=f"{row.from_on:%d/%m/%Y}"),
              f"/contracts/{row.id}/", say("Enter the signature", "Ghi đã ký"), row.from_on, row.net_amount or Decimal(0), number=row.number,
              job_id=row.job_id, client_id=row.client_id)
        for row in contracts_to_sign(member, today).select_related("client")
    ]  # fmt: skip


def ending_rows(member: Member, today: date) -> list[Entry]:
    """What of the law ends within 60 days with nothing of ours after it, for whoever can enter what follows."""
    if not member.may("settings.update"):
        return []
    found = []
    for end in ending_law(today):
        last = f"{end.row.to_on:%d/%m/%Y}"
        what = say(end.table.title, end.table.title_vi)
        note = say("%(basis)s; nothing follows it", "%(basis)s; chưa có dòng nối tiếp", basis=end.row.basis)
        if end.after:
            percent = say("%(n)s %%", "%(n)s %%", n=f"{end.after.value:f}")
            value = amount_words(end.after.value) if end.table.unit == "VND" else percent
            note = say(
                "%(basis)s; then the law says %(value)s again", "%(basis)s; sau đó theo luật là %(value)s", basis=end.row.basis, value=value
            )
        found.append(
            Entry("law", say("Ends on %(day)s: %(what)s", "Áp dụng đến hết %(day)s: %(what)s", day=last, what=what), note, "/settings/law/",
                  say("Enter what follows", "Khai dòng nối tiếp"), end.row.to_on, Decimal(0), number=end.table.key)
        )  # fmt: skip
    return found
