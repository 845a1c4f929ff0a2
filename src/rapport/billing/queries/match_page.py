"""What the Match page shows beside the engine's proposals: how far matching is, and what each invoice means to the client."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from rapport.billing.models import Allocation, BankStatement, Invoice, Payment
from rapport.billing.queries.open import live_allocations
from rapport.billing.queries.open_rows import open_by
from rapport.billing.queries.unapplied import with_free
from rapport.clients.models import Client


@dataclass(frozen=True)
class Progress:
    """How many payments stand against invoices, wait, or are for no invoice; and how the latest statement closed."""

    matched: int
    waiting: int
    aside: int
    statement: BankStatement | None

    @property
    def total(self) -> int:
        return self.matched + self.waiting + self.aside

    @property
    def unread(self) -> int:
        return len(self.statement.problems) if self.statement else 0

    @property
    def balances(self) -> bool:
        """Whether the latest statement's balances add up with its lines."""
        return bool(self.statement and self.statement.closing_amount is not None) and not any(
            problem.get("code") == "balance_mismatch" for problem in (self.statement.problems if self.statement else [])
        )


def progress_of(payments: QuerySet[Payment], statements: QuerySet[BankStatement]) -> Progress:
    """Count the payments a reader sees, in one query."""
    counts = {"waiting": 0, "aside": 0, "matched": 0}
    for free, aside, amount in with_free(payments).values_list("free", "aside", "amount"):
        counts["waiting" if free > 0 else "aside" if aside == amount else "matched"] += 1
    return Progress(statement=statements.select_related("account", "by", "posting").order_by("-imported_at").first(), **counts)


@dataclass(frozen=True)
class Debt:
    """One invoice as a part of a proposal: its legal number, its jobs, and how late it is."""

    invoice: Invoice
    jobs: str
    days_late: int


def debts_of(invoices: Collection[uuid.UUID], today: date) -> dict[uuid.UUID, Debt]:
    """Answer what the invoices of proposals are to a reader; two queries."""
    rows = Invoice.objects.filter(id__in=invoices).select_related("issuance", "client").prefetch_related("lines__job")
    found = {}
    for row in rows:
        due_on = row.issuance.due_on
        names = list(dict.fromkeys(line.job.name for line in row.lines.all()))
        jobs = names[0] if len(names) == 1 else f"{names[0]} + {len(names) - 1}" if names else ""
        found[row.id] = Debt(row, jobs, max((today - due_on).days, 0) if due_on else 0)
    return found


@dataclass(frozen=True)
class Owing:
    """What a client owes now, and of it overdue."""

    name: str
    amount: Decimal
    overdue: Decimal


def owing_of(client_id: uuid.UUID, today: date) -> Owing:
    """Answer what one client owes, added up by the database."""
    rows = open_by(Invoice.objects.filter(client_id=client_id), today)
    amounts = [(amount, is_late) for _client, _due_on, is_late, amount in rows]
    whole, late = (sum((amount for amount, is_late in amounts if is_late or every), Decimal(0)) for every in (True, False))
    return Owing(Client.objects.values_list("name", flat=True).get(id=client_id), whole, late)


def matched_lately(allocations: QuerySet[Allocation]) -> list[Allocation]:
    """Answer the latest allocations that stand, with what made each certain."""
    rows = allocations.filter(live_allocations()).select_related("payment", "invoice__client", "by")
    return list(rows.order_by("-id")[:60])
