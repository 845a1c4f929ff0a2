"""What clients owe, as one reader sees it: what is open of each issued invoice, and since when it is due."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from rapport.billing.access import visible_invoices
from rapport.billing.models import Invoice
from rapport.billing.queries.open import owing_since
from rapport.people.models import Member


@dataclass(frozen=True)
class Owed:
    """What is open of one issued invoice; without a due day its clock has not begun (a dossier that is missing)."""

    invoice_id: uuid.UUID
    amount: Decimal
    due_on: date | None

    def is_late(self, today: date) -> bool:
        """Say whether its due day is past."""
        return self.due_on is not None and self.due_on < today


def living_invoices(member: Member) -> QuerySet[Invoice]:
    """Answer the invoices that this member sees and that were not dropped."""
    return visible_invoices(member).filter(dropped_on=None)


def owed_to_us(member: Member) -> list[Owed]:
    """Answer what is owed of the invoices that this member sees; two queries, whatever their number. No invoice is read for it."""
    return [Owed(invoice_id, amount, due_on) for invoice_id, (amount, due_on) in owing_since(living_invoices(member)).items()]


def late_debts(owed: Sequence[Owed], today: date) -> list[Owed]:
    return [debt for debt in owed if debt.is_late(today)]
