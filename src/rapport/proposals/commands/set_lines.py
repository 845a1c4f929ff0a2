from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rapport.domain.estimate import Way
from rapport.domain.vat import CODES
from rapport.jobs.access import require_on_job
from rapport.kit.command import command
from rapport.kit.refusal import Refused, Stale
from rapport.kit.tongues import say
from rapport.kit.values import LongText, Money
from rapport.people.models import Member
from rapport.playbook.queries.rates import sale_rates
from rapport.proposals.models import QuoteLine, QuoteVersion
from rapport.proposals.queries.estimate import estimate_of

MOST_LINES = 200


class LinesRefused(Refused):
    """Lines that cannot stand in a quote."""

    codes = ("sent", "no_lines", "too_many", "vat_code", "rate_code", "negative", "fee_basis", "discount", "external", "stale")


@dataclass(frozen=True)
class LineInput:
    """A line as typed. For `hours` the rate code fills price and cost where they are left empty; `fee_basis` names ways."""

    way: QuoteLine.Way
    text: str
    quantity: Decimal = Decimal(1)
    unit: str = ""
    rate_code: str = ""
    unit_amount: Money | None = None
    unit_cost_amount: Money | None = None
    external_cost_amount: Money = Decimal(0)
    markup_percent: Decimal = Decimal(0)
    fee_percent: Decimal = Decimal(0)
    fee_basis: Sequence[QuoteLine.Way] = ()
    vat_code: str = "8"


@command
def set_lines(
    *,
    version: QuoteVersion,
    lines: Sequence[LineInput],
    discount_amount: Money = Decimal(0),
    contingency_percent: Decimal = Decimal(0),
    delivery_on: date | None = None,
    valid_until_on: date | None = None,
    note: LongText = "",
    form_version: int | None = None,
    by: Member,
    today: date,
) -> QuoteVersion:
    """
    Set all lines of a draft; the whole sheet is one save.

    :param form_version: the version that the sheet was made from; another save in between: `stale`
    :raises LinesRefused: `sent`: a version sent is frozen; and for what cannot be a line
    """  # fmt: skip
    require_on_job(by, "quote.update", version.quote.job)
    version = QuoteVersion.objects.select_for_update(of=("self",)).select_related("quote__job").get(id=version.id)
    if version.sent_on:
        raise LinesRefused("sent", say("This version is sent: begin a new one.", "Phiên bản này đã gửi: hãy lập bản mới."))
    if form_version is not None and form_version != version.version:
        raise Stale("stale", say("Someone saved this sheet in the meantime.", "Có người vừa lưu bảng này trong lúc bạn sửa."))
    _check(lines, discount_amount, contingency_percent)
    version.lines.all().delete()
    rates = sale_rates(today)
    for position, line in enumerate(lines, 1):
        _make(version, position, line, rates, by)
    version.discount_amount, version.contingency_percent, version.note = discount_amount, contingency_percent, note
    version.delivery_on = delivery_on or version.delivery_on
    version.valid_until_on = valid_until_on or version.valid_until_on
    version.version += 1
    version.save()
    try:
        estimate_of(version)
    except ValueError as error:
        raise LinesRefused(
            "discount", say("The discount is larger than the price.", "Chiết khấu lớn hơn giá."), field="discount_amount"
        ) from error
    return version


def _check(lines: Sequence[LineInput], discount: Decimal, contingency: Decimal) -> None:
    if not lines:
        raise LinesRefused("no_lines", say("A quote has at least one line.", "Báo giá cần ít nhất một dòng."), field="lines")
    if len(lines) > MOST_LINES:
        raise LinesRefused("too_many", say("At most 200 lines.", "Nhiều nhất 200 dòng."), field="lines")
    if discount < 0 or not 0 <= contingency <= 100:
        raise LinesRefused("negative", say("A discount or contingency cannot be negative.", "Chiết khấu, dự phòng không thể âm."))
    for number, line in enumerate(lines):
        where = f"lines.{number}"
        if line.vat_code not in CODES:
            raise LinesRefused(
                "vat_code", say("VAT is 0, 5, 8, 10, KCT or KKKNT.", "VAT là 0, 5, 8, 10, KCT hoặc KKKNT."), field=f"{where}.vat_code"
            )
        amounts = (
            line.quantity,
            line.unit_amount or 0,
            line.unit_cost_amount or 0,
            line.external_cost_amount,
            line.markup_percent,
            line.fee_percent,
        )
        if any(amount < 0 for amount in amounts):
            raise LinesRefused("negative", say("A line cannot hold negative amounts.", "Dòng không có số âm."), field=where)
        if line.external_cost_amount > line.quantity * (line.unit_amount or 0):
            raise LinesRefused(
                "external", say("More is bought than is sold.", "Chi bên ngoài lớn hơn giá bán."), field=f"{where}.external_cost_amount"
            )
        if line.way == QuoteLine.Way.FEE and (not line.fee_basis or QuoteLine.Way.FEE in line.fee_basis):
            raise LinesRefused(
                "fee_basis", say("Say what the fee is counted on.", "Hãy ghi phí tính trên mục nào."), field=f"{where}.fee_basis"
            )


def _make(version: QuoteVersion, position: int, line: LineInput, rates: object, by: Member) -> None:
    card = rates.get(line.rate_code) if line.rate_code and isinstance(rates, dict) else None
    if line.rate_code and card is None:
        raise LinesRefused(
            "rate_code", say("This is not on the rate card.", "Bảng giá không có mục này."), field=f"lines.{position - 1}.rate_code"
        )
    price, cost = line.unit_amount, line.unit_cost_amount
    if card and line.way == Way.HOURS.value:
        price = card.hourly_amount if price is None else price
        cost = card.hourly_cost_amount if cost is None else cost
    QuoteLine.objects.create(
        agency_id=by.agency_id, version=version, position=position, way=line.way, text=line.text, unit=line.unit, quantity=line.quantity,
        rate_code=line.rate_code, unit_amount=price or 0, unit_cost_amount=cost, external_cost_amount=line.external_cost_amount,
        markup_percent=line.markup_percent, fee_percent=line.fee_percent, fee_basis=",".join(line.fee_basis), vat_code=line.vat_code,
    )  # fmt: skip
