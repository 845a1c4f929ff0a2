"""What clients owe, as one reader sees it: issued invoices with what is open of each."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rapport.billing.access import visible_invoices
from rapport.billing.models import Invoice
from rapport.billing.queries.open import open_amounts
from rapport.people.models import Member


@dataclass(frozen=True)
class Owed:
    invoice: Invoice
    amount: Decimal

    def is_late(self, today: date) -> bool:
        """Say whether its due day is past; one whose clock has not begun (a dossier that is missing) is not late."""
        due_on = self.invoice.issuance.due_on
        return due_on is not None and due_on < today


def owed_to(member: Member) -> list[Owed]:
    """Answer the issued invoices that this member sees and that are open; three queries, whatever their number."""
    rows = {row.id: row for row in visible_invoices(member).filter(issuance__isnull=False).select_related("issuance", "client")}
    return [Owed(rows[key], amount) for key, amount in open_amounts(list(rows)).items() if amount > 0]
