"""Open invoices as matching sees them."""

import uuid
from collections import defaultdict
from collections.abc import Collection

from rapport.billing.models import Invoice, InvoiceLine
from rapport.billing.queries.open import owing
from rapport.domain.matching.lines import OpenItem
from rapport.domain.money import round_half_up


def open_items(
    client_id: uuid.UUID | None = None, *, currency: str = "VND", numbers: Collection[str] | None = None, seller_id: uuid.UUID | None = None
) -> list[OpenItem]:
    """Answer the issued invoices of the agency (of one client, of these numbers, of one company of ours) that are open, in the agency's `currency`."""
    issued = Invoice.objects.filter(issuance__isnull=False, adjusts=None).select_related("issuance", "client_entity")
    if client_id:
        issued = issued.filter(client_id=client_id)
    if seller_id:
        issued = issued.filter(legal_entity=seller_id)
    if numbers is not None:
        issued = issued.filter(number__in=numbers)
    open_now = owing(issued)
    invoices = {row.id: row for row in issued.filter(id__among=open_now)}
    contracts = defaultdict(set)
    rows = InvoiceLine.objects.filter(invoice__among=open_now).exclude(contract_number="").values_list("invoice_id", "contract_number")
    for invoice_id, number in rows:
        contracts[invoice_id].add(number)
    return [
        OpenItem(
            id=invoice_id, key=invoice.number, symbol=invoice.issuance.symbol, number=invoice.issuance.number, open=amount,
            client=invoice.client_id, tax_code=invoice.client_entity.tax_code, payer_names=(invoice.client_entity.name,),
            due_on=invoice.issuance.due_on, issued_on=invoice.issuance.issued_on, contracts=tuple(sorted(contracts[invoice_id])),
            net=round_half_up(amount * invoice.net_amount / invoice.total_amount), currency=currency,
        )
        for invoice_id, amount in open_now.items()
        if (invoice := invoices[invoice_id])
    ]  # fmt: skip
