"""The days of an invoice and of the papers behind it: what contradicts itself, what the tax office would ask about."""

from collections.abc import Iterable

from rapport.billing.models import Invoice
from rapport.domain.paper_days import ADJUSTMENT, INVOICE, PaperDay, contradictions
from rapport.kit.refusal import Words
from rapport.kit.tongues import say
from rapport.production.models import Acceptance
from rapport.production.queries.days import days_of, told


def remarks_on_invoice(invoice: Invoice) -> list[Words]:
    """
    Answer what is to be read before an invoice, or its payment request, is printed.

    Days out of order; minutes that are not signed; an issue in another month than the tax point (VAT follows the tax point, finance decides).
    """
    minutes = list(
        Acceptance.objects.filter(lines__invoice_lines__invoice__in=[invoice.id, invoice.adjusts_id]).distinct().order_by("number")
    )
    days = [day for paper in minutes for day in days_of(paper)]
    issuance = getattr(invoice, "issuance", None)
    if issuance:
        place = ADJUSTMENT if invoice.adjusts_id else INVOICE
        days.append(PaperDay(place, "invoice", f"{issuance.symbol} {issuance.number}", issuance.issued_on))
    found = [told(one) for one in contradictions(days)]
    found += [
        say("Minutes %(n)s are not signed yet.", "Biên bản %(n)s chưa ký.", n=paper.number) for paper in minutes if not paper.signed_on
    ]
    return found + list(_other_month(invoice))


def _other_month(invoice: Invoice) -> Iterable[Words]:
    issuance = getattr(invoice, "issuance", None)
    if issuance is None or invoice.adjusts_id:
        return
    points = sorted(set(invoice.lines.values_list("tax_point_on", flat=True)))
    others = [day for day in points if (day.year, day.month) != (issuance.issued_on.year, issuance.issued_on.month)]
    if others:
        yield say(
            "Issued on %(issued)s for services completed on %(done)s: the VAT is that of the day of completion.",
            "Xuất ngày %(issued)s cho dịch vụ hoàn thành %(done)s: VAT theo ngày hoàn thành.",
            issued=f"{issuance.issued_on:%d/%m/%Y}", done=", ".join(f"{day:%d/%m/%Y}" for day in others[:4]),
        )  # fmt: skip
