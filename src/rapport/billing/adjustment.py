"""An adjustment of an issued invoice: what a second person sees and answers for."""

import uuid

from rapport.approvals.rules import Rule, Sight, exact, register
from rapport.billing.models import Invoice
from rapport.clients.access import may_on_client


def adjustment_sight(invoice: Invoice) -> Sight:
    """Answer what is seen of an adjusting invoice: the original, the reason, its lines and sums."""
    lines = [
        [str(line.job_id), line.text, exact(line.net_amount), line.vat_code, exact(line.vat_amount)]
        for line in invoice.lines.order_by("position")
    ]
    return Sight(
        title=f"{invoice.number} {invoice.adjustment_reason}",
        capability="invoice.approve",
        seen={
            "original": str(invoice.adjusts_id),
            "reason": invoice.adjustment_reason,
            "lines": lines,
            "total": exact(invoice.total_amount),
        },
        may_answer=lambda member: may_on_client(member, "invoice.approve", invoice.client),
        amount=invoice.total_amount,
        client_id=invoice.client_id,
        url=f"/invoices/{invoice.id}/",
    )


def _sight(subject: uuid.UUID) -> Sight:
    return adjustment_sight(Invoice.objects.select_related("client").get(id=subject))


register(Rule("adjustment", "invoice", _sight))
