"""Today: what needs one person now; đồng at stake × lateness decides the order (Decided 14)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import F, Q, Sum

from rapport.approvals.access import visible_approvals
from rapport.approvals.rules import rule_named
from rapport.billing.access import visible_invoices, visible_payments
from rapport.desk.queries.owed import Owed, owed_to
from rapport.domain.book import Kind, Measure, column
from rapport.domain.calendar import Calendar
from rapport.jobs.access import jobs_in_scope, visible_commitments, visible_papers
from rapport.jobs.models import RiskStart
from rapport.kit.tongues import say
from rapport.ledger.models import Book
from rapport.ledger.queries.exposure import exposure_of
from rapport.people.models import Member
from rapport.people.queries.calendar import house_calendar
from rapport.production.access import visible_tasks
from rapport.production.models import AcceptanceLine


@dataclass(frozen=True)
class Entry:
    """
    One thing to do: why, where, until when, what is at stake.

    :param kind: commitment, task, approval, confirm, issue, unbilled, overdue, unapplied, paper, risk
    """

    kind: str
    title: Any
    note: Any
    url: str
    act: Any
    due_on: date | None
    stake: Decimal
    rank: Decimal = field(default=Decimal(0))
    number: str = ""


def docket(member: Member, today: date, owed: Sequence[Owed] | None = None) -> list[Entry]:
    """Answer what needs this person, the most urgent first; an entry leaves when its action is done."""
    entries = [
        *_promises(member), *_tasks(member), *_approvals(member), *_drafts(member), *_unbilled(member, today), *_overdue(owed_to(member) if owed is None else owed, today),
        *_unapplied(member), *_papers(member), *_risks(member, today),
    ]  # fmt: skip
    calendar = house_calendar(today)
    ranked = [(rank(entry.stake, entry.due_on, today, calendar), entry) for entry in entries]
    ranked.sort(key=lambda pair: (-pair[0], pair[1].due_on or date.max, str(pair[1].title)))
    return [Entry(**{**entry.__dict__, "rank": weight}) for weight, entry in ranked]


def rank(stake: Decimal, due_on: date | None, today: date, calendar: Calendar) -> Decimal:
    """Answer đồng at stake × (1 + working days late), ÷ (1 + working days left) before it is due; no stake: 0."""
    if not stake or due_on is None:
        return stake
    days = calendar.working_days_between(due_on, today)
    return stake * (1 + days) if days >= 0 else stake / (1 - days)


def contracted_net(book: Book) -> Decimal:
    """Answer the contracted price of a book, without tax."""
    return sum((getattr(book, column(Measure.CONTRACTED, kind)) for kind in (Kind.FEE, Kind.BOUGHT_IN, Kind.PASS_THROUGH)), Decimal(0))


def _contracted(job_ids: Any) -> dict[Any, Decimal]:
    books = Book.objects.filter(job__in=job_ids)
    return {book.job_id: contracted_net(book) for book in books}


def _promises(member: Member) -> list[Entry]:
    rows = list(visible_commitments(member).filter(owner=member, kept_on=None, dropped_on=None).select_related("job__client", "contact"))
    stakes = _contracted([row.job_id for row in rows])
    act = {"ours": say("Mark as kept", "Ghi đã giữ lời"), "theirs": say("Remind", "Nhắc")}
    return [
        Entry("commitment", row.text, f"{row.job.client.name}, {row.job.number}", f"/jobs/{row.job_id}/", act[row.direction], row.due_on,
              stakes.get(row.job_id, Decimal(0)), number=row.job.number)
        for row in rows
    ]  # fmt: skip


def _tasks(member: Member) -> list[Entry]:
    rows = visible_tasks(member).filter(owner=member, done_on=None, dropped_on=None).select_related("job__client")
    return [
        Entry("task", row.text, f"{row.job.client.name}, {row.job.number}", f"/jobs/{row.job_id}/", say("Do it", "Làm"), row.due_on, Decimal(0),
              number=row.job.number)
        for row in rows
    ]  # fmt: skip


def _approvals(member: Member) -> list[Entry]:
    rows = visible_approvals(member).filter(answer=None, fell_at=None).exclude(asked_by=member).select_related("asked_by")
    found = []
    for row in rows:
        rule = rule_named(row.kind)
        if rule and rule.sight(row.subject_id).may_answer(member):
            found.append(
                Entry("approval", row.title, f"{row.asked_by.full_name}: {row.reason}", "/approvals/", say("Answer", "Trả lời"),
                      row.asked_at.date(), row.amount or Decimal(0))
            )  # fmt: skip
    return found


def _drafts(member: Member) -> list[Entry]:
    rows = visible_invoices(member).filter(issuance=None, dropped_on=None).select_related("client", "confirmation")
    found = []
    for row in rows:
        confirmed = hasattr(row, "confirmation") or row.adjusts_id
        if confirmed and not member.may("invoice.issue"):
            continue
        title = say("Issue invoice %(n)s", "Xuất hóa đơn %(n)s", n=row.number) if confirmed else say(
            "%(n)s waits for the client's check", "%(n)s chờ khách kiểm", n=row.number)  # fmt: skip
        found.append(
            Entry("issue" if confirmed else "confirm", title, row.client.name, f"/invoices/{row.id}/", say("Open", "Mở"), row.requested_on,
                  row.total_amount, number=row.number)
        )  # fmt: skip
    return found


def _unbilled(member: Member, today: date) -> list[Entry]:
    jobs = jobs_in_scope(member, "invoice.create")
    lines = AcceptanceLine.objects.filter(job__in=jobs, invoice_lines=None).values("acceptance__client_id", "acceptance__client__name")
    return [
        Entry("unbilled", say("Accepted and not invoiced: %(name)s", "Đã nghiệm thu, chưa xuất hóa đơn: %(name)s", name=row["acceptance__client__name"]),
              "", f"/clients/{row['acceptance__client_id']}/", say("Request the invoice", "Đề nghị xuất hóa đơn"), today, row["sum"])
        for row in lines.annotate(sum=Sum("net_amount"))
    ]  # fmt: skip


def _overdue(owed: Sequence[Owed], today: date) -> list[Entry]:
    late = [(entry.invoice, entry.amount) for entry in owed if entry.is_late(today)]
    return [
        Entry("overdue", say("Invoice %(n)s is overdue", "Hóa đơn %(n)s quá hạn", n=invoice.issuance.number), invoice.client.name,
              f"/invoices/{invoice.id}/", say("Call", "Gọi"), invoice.issuance.due_on, amount, number=invoice.number)
        for invoice, amount in late
    ]  # fmt: skip


def _unapplied(member: Member) -> list[Entry]:
    if not member.may("bank.update"):
        return []
    taken_of = Sum("allocations__amount", filter=Q(allocations__undo=None))
    payments = visible_payments(member).annotate(taken=taken_of).filter(Q(taken=None) | Q(taken__lt=F("amount")))
    return [
        Entry("unapplied", say("Money not matched: %(n)s", "Tiền chưa khớp: %(n)s", n=row.number), row.memo[:80], "/match/", say("Match", "Đối soát"),
              row.received_on, row.amount - (row.taken or Decimal(0)), number=row.number)
        for row in payments
    ]  # fmt: skip


def _papers(member: Member) -> list[Entry]:
    rows = visible_papers(member).filter(owed_by=member, supplied_on=None, owed_until_on__isnull=False).select_related("job__client")
    return [
        Entry("paper", say("Paper owed: %(why)s", "Nợ giấy tờ: %(why)s", why=row.reason), f"{row.job.client.name}, {row.job.number}",
              f"/jobs/{row.job_id}/", say("Supply", "Bổ sung"), row.owed_until_on, Decimal(0), number=row.job.number)
        for row in rows
    ]  # fmt: skip


def _risks(member: Member, today: date) -> list[Entry]:
    if not member.may("risk.approve"):
        return []
    rows = RiskStart.objects.filter(ended_on=None, job__in=jobs_in_scope(member, "risk.approve")).select_related("job__client", "job__book")
    return [
        Entry("risk", say("Runs without an order: %(job)s", "Chạy khi chưa có đơn: %(job)s", job=row.job.number), row.job.client.name,
              f"/jobs/{row.job_id}/", say("Look", "Xem"), row.expires_on, exposure_of(row.job.book) if hasattr(row.job, "book") else Decimal(0),
              number=row.job.number)
        for row in rows
    ]  # fmt: skip
