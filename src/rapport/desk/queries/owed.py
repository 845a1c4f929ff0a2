"""What clients owe, as one reader sees it: issued invoices with what is open of each."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q

from rapport.billing.access import visible_invoices
from rapport.billing.models import Invoice
from rapport.billing.queries.open import owing
from rapport.people.models import Member


@dataclass(frozen=True)
class Owed:
    invoice: Invoice
    amount: Decimal

    def is_late(self, today: date) -> bool:
        """Say whether its due day is past; one whose clock has not begun (a dossier that is missing) is not late."""
        due_on = self.invoice.issuance.due_on
        return due_on is not None and due_on < today


@dataclass(frozen=True)
class Standing:
    """The invoices that one reader sees: what is owed of the issued ones, and those that are not issued yet."""

    owed: list[Owed]
    drafts: list[Invoice]


def standing(member: Member) -> Standing:
    """Answer how this member's invoices stand; four queries, whatever their number. Those that are paid are not read."""
    seen = visible_invoices(member).filter(dropped_on=None)
    amounts = owing(seen)
    # Hundreds of rows: only what is shown of each.
    rows = list(
        seen.filter(Q(id__in=amounts) | Q(issuance=None)).select_related("issuance", "confirmation", "client").only(
            "number", "total_amount", "requested_on", "adjusts_id", "client__name", "issuance__number", "issuance__issued_on",
            "issuance__due_on", "confirmation__confirmed_on",
        )
    )  # fmt: skip
    owed = [Owed(row, amounts[row.id]) for row in rows if row.id in amounts]
    return Standing(owed, [row for row in rows if row.id not in amounts])
