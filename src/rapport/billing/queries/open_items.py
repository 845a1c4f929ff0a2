"""Open invoices as matching sees them."""

import uuid
from collections.abc import Hashable

from rapport.billing.models import Allocation, Invoice
from rapport.billing.queries.open import open_amounts
from rapport.domain.matching.lines import OpenItem


def open_items(client_id: uuid.UUID | None = None) -> list[OpenItem]:
    """Answer the issued invoices of the agency (or of one client) that are open."""
    issued = Invoice.objects.filter(issuance__isnull=False, adjusts=None).select_related("issuance", "client_entity")
    if client_id:
        issued = issued.filter(client_id=client_id)
    invoices = {invoice.id: invoice for invoice in issued}
    return [
        OpenItem(
            id=invoice_id, key=invoices[invoice_id].number, symbol=invoices[invoice_id].issuance.symbol,
            number=invoices[invoice_id].issuance.number, open=amount, client=invoices[invoice_id].client_id,
            tax_code=invoices[invoice_id].client_entity.tax_code, payer_names=(invoices[invoice_id].client_entity.name,),
            due_on=invoices[invoice_id].issuance.due_on,
        )
        for invoice_id, amount in open_amounts(list(invoices)).items()
        if amount > 0
    ]  # fmt: skip


def known_accounts() -> dict[str, Hashable]:
    """Answer bank accounts whose sender a person has confirmed, by allocating money from them by hand, and whose they are."""
    rows = Allocation.objects.filter(undo=None, payment__bank_line__isnull=False).exclude(payment__bank_line__counterparty_account="")
    return dict(rows.values_list("payment__bank_line__counterparty_account", "invoice__client_id"))
