"""The small jobs of a full agency: made, accepted together, invoiced in one go, paid through the bank; and those still on the way."""

from decimal import Decimal
from typing import Any

from rapport.billing.models import Invoice
from rapport.clients.models import Client
from rapport.demo.stage import Stage
from rapport.jobs.models import Job
from rapport.kit.values import Upload
from rapport.people.models import OwnBankAccount
from rapport.production.commands.accept_job import AcceptedJob

# What, price, own cost, bought outside, days ago.
DONE = (
    ("Bộ ảnh món Tết", 12_000_000, 3_200_000, 2_500_000, 41), ("Sửa banner trang chủ", 3_500_000, 1_100_000, 0, 38),
    ("Cắt phim 15 giây", 8_000_000, 2_900_000, 0, 34),
)  # fmt: skip
RUNNING = (
    ("Ấn phẩm tại quầy", 9_600_000, 2_400_000, 3_000_000, 9), ("Bài đăng tuần lễ trà", 4_200_000, 1_500_000, 0, 4),
    ("Dàn trang thực đơn", 6_000_000, 2_300_000, 0, 2),
)  # fmt: skip


def tell_odd_jobs(stage: Stage, first: tuple[Client, Any, str], second: tuple[Client, Any, str]) -> None:
    """Tell the small jobs of two clients; the bank's statement pays the one by our key and leaves the other to be matched."""
    paid = _invoiced(stage, first, "92", 30)
    late = _invoiced(stage, second, "93", 24)
    for place, work in enumerate(RUNNING):
        job = _small(stage, first if place % 2 else second, work)
        who = (first if place % 2 else second)[2]
        stage.act(
            who, work[4], "add_task", job=job, text=f"{work[0]}: bản đầu", owner=stage.person("creative"), due_on=stage.day(work[4] - 5)
        )
        stage.act(who, work[4], "add_commitment", job=job, text=f"Gửi bản đầu {work[0].lower()}", due_on=stage.day(work[4] - 6))
    _statement(stage, paid, late)


def _small(stage: Stage, account: tuple[Client, Any, str], work: tuple[str, int, int, int, int]) -> Job:
    client, contact, who = account
    name, price, own, outside, days_ago = work
    job: Job = stage.act(
        who, days_ago, "open_small_job", client=client, name=name, amount=Decimal(price), due_on=stage.day(days_ago - 10), contact=contact,
        text=f"Ok em, làm giúp {contact.given_name} nhé.", own_cost_amount=Decimal(own), external_cost_amount=Decimal(outside),
    )  # fmt: skip
    return job


def _invoiced(stage: Stage, account: tuple[Client, Any, str], number: str, days_ago: int) -> Invoice:
    _client, contact, who = account
    jobs = [_small(stage, account, work) for work in DONE]
    for job in jobs:
        stage.act(who, days_ago + 3, "start_production", job=job)
    accepted = [AcceptedJob(job, stage.day(days_ago + 2)) for job in jobs]
    minutes = stage.act(who, days_ago + 1, "accept_job", jobs=accepted, signed_on=stage.day(days_ago + 1))
    invoice: Invoice = stage.act(who, days_ago, "request_invoice", lines=list(minutes.lines.all()), contact=contact)
    stage.act(who, days_ago, "confirm_draft", invoice=invoice)
    stage.act("finance", days_ago - 1, "record_issue", invoice=invoice, number=number, issued_on=stage.day(days_ago - 1))
    return invoice


def _statement(stage: Stage, paid: Invoice, late: Invoice) -> None:
    """A statement as a Vietnamese bank exports it: one transfer with our key, one with a name alone, one fee."""
    account = OwnBankAccount.objects.order_by("id").first()
    if account is None:
        return
    # The second pays without our key and short by the bank's fee: it waits for somebody's word.
    acts = [
        (4, paid.total_amount, f"MBVCB.7201.{paid.number} thanh toan thang truoc.CT tu 0071 toi {account.number}"),
        (3, late.total_amount - 11_000, f"CT {late.client.name.upper()} TT TIEN ANH VA BANNER"),
        (2, Decimal(-22_000), "Phi dich vu tai khoan"),
    ]
    balance, rows = Decimal(412_000_000), []
    for days_ago, amount, words in acts:
        balance += amount
        debit, credit = (f"{-amount:.0f}", "") if amount < 0 else ("", f"{amount:.0f}")
        rows.append(f"{stage.day(days_ago):%d/%m/%Y};{words};{debit};{credit};{balance:.0f}")
    text = "\n".join([f"Số tài khoản: {account.number}", "Ngày giao dịch;Nội dung;Ghi nợ;Ghi có;Số dư", *rows])
    stage.act("finance", 1, "import_statement", account=account, file=Upload("sao-ke.csv", text.encode()))
