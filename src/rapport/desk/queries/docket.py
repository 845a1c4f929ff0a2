"""Today: what needs one person now; đồng at stake × lateness decides the order (Decided 14)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from heapq import nlargest
from typing import Any

from django.db.models import Count, F, Min, Q, Sum, Window
from django.utils.timezone import localdate

from rapport.billing.models import Invoice
from rapport.desk.queries.docket_papers import ending_rows, owed_papers, unsigned_contracts
from rapport.desk.queries.docket_rows import (
    approvals_to_give,
    instalments_to_request,
    lines_to_invoice,
    money_to_match,
    open_promises,
    open_tasks,
    running_risks,
)
from rapport.desk.queries.entry import Entry, amount_words, since, where
from rapport.desk.queries.lateness import Lateness, rank
from rapport.desk.queries.owed import Owed, late_debts, living_invoices, owed_to_us
from rapport.domain.book import Kind, Measure, column
from rapport.kit.inputs import choice_label
from rapport.kit.tongues import say
from rapport.ledger.models import Book
from rapport.ledger.queries.exposure import exposure_of
from rapport.people.models import Member
from rapport.people.queries.calendar import house_calendar


@dataclass(frozen=True)
class Docket:
    """What needs one person: the entries that were read, the most urgent first, and how many more there are, of them late."""

    entries: list[Entry]
    unread: int
    unread_late: int


def docket(member: Member, today: date) -> list[Entry]:
    """Answer all that needs this person, the most urgent first; an entry leaves when its action is done."""
    return read_docket(member, today, owed_to_us(member)).entries


def read_docket(member: Member, today: date, owed: Sequence[Owed], most: int | None = None) -> Docket:
    """
    Answer what needs this person; the first `most` entries are right, whatever is left unread.

    :param owed: what clients owe · most: of late debts only so many, the heaviest, and of tasks, at which no money stands, the next due
    """
    every_late = late = late_debts(owed, today)
    calendar = Lateness(house_calendar(today), today)
    if most is not None and len(late) > most:
        late = nlargest(most, late, key=lambda debt: rank(debt.amount, calendar.days(debt.due_on or today)))
    amounts = {debt.invoice_id: debt.amount for debt in late}
    invoices = list(
        living_invoices(member).filter(Q(id__among=amounts) | Q(issuance=None)).select_related("issuance", "confirmation", "client").only(
            "number", "total_amount", "requested_on", "adjusts_id", "client__name", "issuance__number", "issuance__issued_on",
            "issuance__due_on", "confirmation__confirmed_on",
        )
    )  # fmt: skip
    tasks, task_count, late_tasks = _tasks(member, today, most)
    entries = [
        *_promises(member), *tasks, *_approvals(member, today), *_drafts([row for row in invoices if row.id not in amounts], member),
        *_unbilled(member, today), *_instalments(member, today), *_overdue([(row, amounts[row.id]) for row in invoices if row.id in amounts], today),
        *_unapplied(member), *owed_papers(member), *unsigned_contracts(member, today), *_risks(member, today), *ending_rows(member, today),
    ]  # fmt: skip
    ranked = [(rank(entry.stake, None if entry.due_on is None else calendar.days(entry.due_on)), entry) for entry in entries]
    ranked.sort(key=lambda pair: (-pair[0], pair[1].due_on or date.max, str(pair[1].title)))
    unread = len(every_late) - len(late)
    read_late = sum(1 for task in tasks if task.due_on and task.due_on < today)
    return Docket(
        [replace(entry, rank=heavy) for heavy, entry in ranked], unread + task_count - len(tasks), unread + late_tasks - read_late
    )


def contracted_net(book: Book) -> Decimal:
    """Answer the contracted price of a book, without tax."""
    return sum((getattr(book, column(Measure.CONTRACTED, kind)) for kind in (Kind.FEE, Kind.BOUGHT_IN, Kind.PASS_THROUGH)), Decimal(0))


def _contracted(job_ids: Any) -> dict[Any, Decimal]:
    books = Book.objects.filter(job__in=job_ids)
    return {book.job_id: contracted_net(book) for book in books}


def _promises(member: Member) -> list[Entry]:
    rows = list(open_promises(member).select_related("job__client", "contact"))
    stakes = _contracted([row.job_id for row in rows])
    act = {"ours": say("Mark as kept", "Ghi đã giữ lời"), "theirs": say("Remind", "Nhắc")}
    who = {"ours": say("we promised", "mình đã hứa"), "theirs": say("the client promised", "khách đã hứa")}
    return [
        Entry("commitment", row.text, where(row.job, who[row.direction], row.contact), f"/jobs/{row.job_id}/#production", act[row.direction],
              row.due_on, stakes.get(row.job_id, Decimal(0)), number=row.job.number, job_id=row.job_id, client_id=row.job.client_id)
        for row in rows
    ]  # fmt: skip


def _tasks(member: Member, today: date, most: int | None) -> tuple[list[Entry], int, int]:
    """The tasks (the next due only), how many there are in all, and how many of all are late."""
    every, late = Window(Count("pk")), Window(Count("pk", filter=Q(due_on__lt=today)))
    counted = open_tasks(member).annotate(every=every, late=late).order_by(F("due_on").asc(nulls_last=True), "text")
    shown = counted.select_related("job__client").only("text", "due_on", "job__number", "job__name", "job__client__name")
    rows = list(shown[:most])
    entries = [
        Entry("task", row.text, where(row.job, row.job.name), f"/jobs/{row.job_id}/#production", say("Mark as done", "Ghi đã xong"), row.due_on,
              Decimal(0), number=row.job.number, job_id=row.job_id, client_id=row.job.client_id)
        for row in rows
    ]  # fmt: skip
    return entries, rows[0].every if rows else 0, rows[0].late if rows else 0


def _approvals(member: Member, today: date) -> list[Entry]:
    found = []
    for row in approvals_to_give(member, today):
        title = say("%(kind)s: %(title)s", "%(kind)s: %(title)s", kind=choice_label(Entry, row.kind), title=row.title)
        found.append(
            Entry("approval", title, say("%(who)s asks: %(why)s", "%(who)s xin duyệt: %(why)s", who=row.asked_by.full_name, why=row.reason),
                  f"/approvals/{row.id}/", say("Answer", "Trả lời"), localdate(row.asked_at), row.amount or Decimal(0),
                  client_id=row.client_id, share=row.margin_share)
        )  # fmt: skip
    return found


def _drafts(rows: Sequence[Invoice], member: Member) -> list[Entry]:
    found = []
    for row in rows:
        confirmed = hasattr(row, "confirmation") or row.adjusts_id
        if confirmed and not member.may("invoice.issue"):
            continue
        title = say("Issue invoice %(n)s", "Xuất hóa đơn %(n)s", n=row.number) if confirmed else say(
            "%(n)s waits for the client's check", "%(n)s chờ khách kiểm", n=row.number)  # fmt: skip
        found.append(
            Entry("issue" if confirmed else "confirm", title, since(row.client.name, row.requested_on), f"/invoices/{row.id}/",
                  say("Enter the number", "Ghi số hóa đơn") if confirmed else say("Open", "Mở"), row.requested_on, row.total_amount,
                  number=row.number, client_id=row.client_id)
        )  # fmt: skip
    return found


def _unbilled(member: Member, today: date) -> list[Entry]:
    lines = lines_to_invoice(member).values("acceptance__client_id", "acceptance__client__name")
    return [
        Entry("unbilled", say("Accepted and not invoiced: %(name)s", "Đã nghiệm thu, chưa xuất hóa đơn: %(name)s", name=row["acceptance__client__name"]),
              say("%(n)s (line|lines), the oldest accepted on %(day)s", "%(n)s dòng, cũ nhất nghiệm thu ngày %(day)s", n=row["number"], day=f"{row['oldest']:%d/%m/%Y}"),
              f"/clients/{row['acceptance__client_id']}/", say("Request the invoice", "Đề nghị xuất hóa đơn"), today, row["sum"],
              client_id=row["acceptance__client_id"])
        for row in lines.annotate(sum=Sum("net_amount"), number=Count("id"), oldest=Min("acceptance__minutes_on"))
    ]  # fmt: skip


def _instalments(member: Member, today: date) -> list[Entry]:
    rows = instalments_to_request(member, today).select_related("order__job__client")
    return [
        Entry("instalment", say("Instalment to invoice: %(name)s", "Đợt thanh toán chờ xuất hóa đơn: %(name)s", name=row.name),
              where(row.order.job, say("%(n)s%% of the order", "%(n)s%% giá trị đơn", n=f"{row.percent.normalize():f}")),
              f"/jobs/{row.order.job_id}/#orders", say("Request the invoice", "Đề nghị xuất hóa đơn"), row.reached_on or row.on, row.net,
              number=row.order.job.number, job_id=row.order.job_id, client_id=row.order.job.client_id)
        for row in rows
    ]  # fmt: skip


def _overdue(owed: Sequence[tuple[Invoice, Decimal]], today: date) -> list[Entry]:
    found = []
    for invoice, amount in owed:
        due, issued = invoice.issuance.due_on or today, invoice.issuance.issued_on
        title = say(
            "Invoice %(n)s is %(days)s days overdue",
            "Hóa đơn %(n)s quá hạn %(days)s ngày",
            n=invoice.issuance.number,
            days=(today - due).days,
        )
        note = say("%(who)s, issued on %(day)s, %(sum)s in all", "%(who)s, xuất ngày %(day)s, tổng %(sum)s", who=invoice.client.name,
                   day=f"{issued:%d/%m/%Y}", sum=amount_words(invoice.total_amount))  # fmt: skip
        found.append(
            Entry(
                "overdue",
                title,
                note,
                f"/invoices/{invoice.id}/",
                say("Call", "Gọi"),
                due,
                amount,
                number=invoice.number,
                client_id=invoice.client_id,
            )
        )
    return found


def _unapplied(member: Member) -> list[Entry]:
    payments = money_to_match(member)
    return [
        Entry("unapplied", say("Money not matched: %(n)s", "Tiền chưa khớp: %(n)s", n=row.number), row.memo[:80], f"/match/?payment={row.pk}", say("Match", "Đối soát"),
              row.received_on, row.free if row.currency == member.agency.currency else Decimal(0), number=row.number, client_id=row.client_id)
        for row in payments
    ]  # fmt: skip


def _risks(member: Member, today: date) -> list[Entry]:
    rows = running_risks(member).select_related("job__client", "job__book")
    return [
        Entry("risk", say("Runs without an order: %(job)s", "Chạy khi chưa có đơn: %(job)s", job=row.job.number),
              say("%(where)s: up to %(most)s, %(why)s", "%(where)s: tối đa %(most)s. Lý do: %(why)s", where=where(row.job, row.job.name),
                  most=amount_words(row.limit_amount), why=row.reason),
              f"/jobs/{row.job_id}/", say("Look", "Xem"), row.expires_on, exposure_of(row.job.book) if hasattr(row.job, "book") else Decimal(0),
              number=row.job.number, job_id=row.job_id, client_id=row.job.client_id)
        for row in rows
    ]  # fmt: skip
