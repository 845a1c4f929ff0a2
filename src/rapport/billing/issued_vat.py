"""The VAT of an issued e-invoice, where the provider rounded otherwise than we did."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from rapport.billing.models import Invoice
from rapport.domain.money import spread
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.playbook.queries.limits import limit


def as_issued(invoice: Invoice, vat: Mapping[str, Decimal], on: date, refusal: Callable[..., Refused]) -> Invoice:
    """
    Set the VAT of rate groups as the e-invoice has it, before its issue is recorded; each group's lines share it by net again.

    Refuses as `vat` a group that the invoice does not have, and a difference above the limit `vat_tolerance_amount`.
    """
    most = limit("vat_tolerance_amount", on)
    groups = {group.vat_code: group for group in invoice.vat_groups.all()}
    for code, amount in vat.items():
        group = groups.get(code)
        if group is None:
            raise refusal("vat", say("No line of this invoice has this rate.", "Hóa đơn không có dòng nào thuế suất này."), field="vat")
        if abs(amount - group.vat_amount) > most:
            raise refusal(
                "vat",
                say(
                    "The e-invoice's VAT may be up to %(most)s đồng off ours, %(ours)s.",
                    "VAT trên hóa đơn chỉ được lệch tối đa %(most)s đồng so với %(ours)s.",
                    most=f"{most:.0f}", ours=f"{group.vat_amount:,.0f}".replace(",", "."),
                ),
                field="vat",
            )  # fmt: skip
        if amount != group.vat_amount:
            group.vat_amount = amount
            group.save(update_fields=["vat_amount"])
            lines = list(invoice.lines.filter(vat_code=code).order_by("position"))
            for line, share in zip(lines, spread(amount, [line.net_amount for line in lines]), strict=True):
                line.vat_amount = share
                line.save(update_fields=["vat_amount"])
    invoice.vat_amount = sum((group.vat_amount for group in groups.values()), Decimal(0))
    invoice.total_amount = invoice.net_amount + invoice.vat_amount
    invoice.save(update_fields=["vat_amount", "total_amount"])
    return invoice
