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
    issued = Invoice.objects.filter(issuance__isnull=False, adjusts=None)
    if client_id:
        issued = issued.filter(client_id=client_id)
    if seller_id:
        issued = issued.filter(legal_entity=seller_id)
    if numbers is not None:
        issued = issued.filter(number__in=numbers)
    open_now = owing(issued)
    contracts = defaultdict(set)
    rows = InvoiceLine.objects.filter(invoice__among=open_now).exclude(contract_number="").values_list("invoice_id", "contract_number")
    for invoice_id, number in rows:
        contracts[invoice_id].add(number)
    # Values, not records: of thousands of invoices the records alone take longer than the matching.
    return [
        OpenItem(
            id=row_id, key=key, symbol=symbol, number=number, open=open_now[row_id], client=client, tax_code=tax_code, payer_names=(name,),
            due_on=due_on, issued_on=issued_on, contracts=tuple(sorted(contracts[row_id])),
            net=round_half_up(open_now[row_id] * net / total), currency=currency,
        )
        for row_id, key, client, net, total, symbol, number, issued_on, due_on, name, tax_code in issued.filter(id__among=open_now)
        .order_by("issuance__issued_on", "number").values_list(
            "id", "number", "client_id", "net_amount", "total_amount", "issuance__symbol", "issuance__number", "issuance__issued_on",
            "issuance__due_on", "client_entity__name", "client_entity__tax_code",
        )
    ]  # fmt: skip
