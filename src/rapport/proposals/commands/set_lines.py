import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from rapport.domain.vat import CODES
from rapport.jobs.access import may_on_job, require_on_job
from rapport.jobs.commands.turns import RestRefused, require_running
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused, Stale, Words
from rapport.kit.tongues import say
from rapport.kit.values import LongText, Money
from rapport.people.models import Member
from rapport.playbook.models import SaleRate
from rapport.playbook.queries.rates import sale_rates
from rapport.proposals.merge import merge_lines, merge_value
from rapport.proposals.models import QuoteLine, QuoteVersion
from rapport.proposals.queries.estimate import estimate_of
from rapport.proposals.sheet import LineInput, SeenSheet, line_input, priced

MOST_LINES = 200
# What of a line whoever may not see cost neither reads nor changes.
HIDDEN = ("unit_cost_amount", "external_cost_amount", "markup_percent")


class LinesRefused(Refused):
    """Lines that cannot stand in a quote."""

    codes = ("sent", "no_lines", "too_many", "vat_code", "rate_code", "negative", "fee_basis", "discount", "external", "stale")


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
    seen: SeenSheet | None = None,
    by: Member,
    today: date,
) -> QuoteVersion:
    """
    Set all lines of a draft; the whole sheet is one save.

    :param form_version: the version that the sheet was made from; another save in between: `stale`
    :param seen: what the sheet showed: then another save in between is merged, and only a cell that both changed is `stale`
    :raises LinesRefused: `sent`: a version sent is frozen; and for what cannot be a line
    :raises RestRefused: `over`: the job is closed or cancelled
    """  # fmt: skip
    require_on_job(by, "quote.update", version.quote.job)
    require_running(version.quote.job, or_on_hold=True)
    version = QuoteVersion.objects.select_for_update(of=("self",)).select_related("quote__job").get(id=version.id)
    if version.sent_on:
        raise LinesRefused("sent", say("This version is sent: begin a new one.", "Phiên bản này đã gửi: hãy lập bản mới."))
    now = [line_input(line) for line in version.lines.order_by("position")]
    sees_cost = may_on_job(by, "margin.read", version.quote.job)
    if not sees_cost:
        lines = _kept_cost(lines, now)
    if form_version is not None and form_version != version.version:
        if seen is None:
            raise Stale("stale", say("Someone saved this sheet in the meantime.", "Có người vừa lưu bảng này trong lúc bạn sửa."))
        if not sees_cost:
            seen = replace(seen, lines=_kept_cost(seen.lines, now))
        there = SeenSheet(now, version.discount_amount, version.contingency_percent)
        whole = _merged(seen, there, SeenSheet(lines, discount_amount, contingency_percent), () if sees_cost else HIDDEN)
        lines, discount_amount, contingency_percent = whole.lines, whole.discount_amount, whole.contingency_percent
    _check(lines, discount_amount, contingency_percent)
    version.lines.all().delete()
    rates = sale_rates(today)
    ids = {line.id for line in now if line.id}
    for position, line in enumerate(lines, 1):
        _make(version, position, line, rates, ids, by)
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


def _kept_cost(typed: Sequence[LineInput], now: Sequence[LineInput]) -> list[LineInput]:
    """Whoever may not see cost has a sheet without it: what it does not show stays as it is."""
    known = {line.id: line for line in now}
    return [
        replace(line, **{name: getattr(known[line.id], name) for name in HIDDEN})
        if line.id in known and line.way == known[line.id].way
        else line
        for line in typed
    ]


def _merged(seen: SeenSheet, now: SeenSheet, typed: SeenSheet, hidden: Collection[str]) -> SeenSheet:
    lines, clashes = merge_lines(seen.lines, now.lines, typed.lines, hidden)
    discount, more = merge_value(seen.discount_amount, now.discount_amount, typed.discount_amount, "discount_amount")
    contingency, yet_more = merge_value(seen.contingency_percent, now.contingency_percent, typed.contingency_percent, "contingency_percent")
    if found := [*clashes, *more, *yet_more]:
        gone = say("(taken out)", "(đã bỏ dòng)")
        words = say(
            "Someone changed %(n)s (cell|cells) in the meantime: “%(now)s” stands where you typed “%(typed)s”. Choose what is kept, then save"
            " again.",
            "Có người vừa sửa %(n)s ô: đang là “%(now)s”, bạn gõ “%(typed)s”. Hãy chọn giá trị được giữ, rồi lưu lại.",
            n=len(found), now=_told(found[0].now, gone), typed=_told(found[0].typed, gone),
        )  # fmt: skip
        raise Stale("stale", words, clashes=found)
    return SeenSheet(lines, discount, contingency)


def _told(value: Any, gone: Words) -> Words:
    if value is None:
        return gone
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def _make(version: QuoteVersion, position: int, line: LineInput, rates: Mapping[str, SaleRate], ids: set[uuid.UUID], by: Member) -> None:
    try:
        price, cost = priced(line, rates)
    except KeyError as error:
        raise LinesRefused(
            "rate_code",
            say("This is not on the rate card.", "Bảng giá giờ không có mục này: hãy chọn mục khác."),
            field=f"lines.{position - 1}.rate_code",
        ) from error
    QuoteLine.objects.create(
        agency_id=by.agency_id, id=line.id if line.id in ids else fresh_id(), version=version, position=position, way=line.way,
        text=line.text, unit=line.unit, quantity=line.quantity, rate_code=line.rate_code, unit_amount=price, unit_cost_amount=cost,
        external_cost_amount=line.external_cost_amount, markup_percent=line.markup_percent, fee_percent=line.fee_percent,
        fee_basis=",".join(line.fee_basis), vat_code=line.vat_code,
    )  # fmt: skip


__all__ = ["LineInput", "LinesRefused", "RestRefused", "SeenSheet", "Stale", "set_lines"]
