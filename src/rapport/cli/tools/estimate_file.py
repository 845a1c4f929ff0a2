"""An estimate as JSON, read into the domain's lines; every name that is not known is refused, so that no typing mistake is free."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from rapport.domain.estimate import EstimateLine, Way
from rapport.domain.law.vat import code_at
from rapport.domain.vat import CODES

LINE = {"way", "quantity", "unit_price", "unit_cost", "external_cost", "markup_percent", "fee_percent", "fee_basis", "fee_on_gross",
        "fee_on_contingency", "vat", "name"}  # fmt: skip
SHEET = {"lines", "contingency_percent", "contingency_first", "discount", "discount_percent", "floor_percent", "tax_point", "instalments",
         "change", "name"}  # fmt: skip


class EstimateRefused(ValueError):
    """A file that is no estimate; the message names the place."""


@dataclass(frozen=True)
class AskedChange:
    """What a change adds: own cost, external cost, and its price by the rate card."""

    own_cost: Decimal
    external: Decimal
    rate_card: Decimal


@dataclass(frozen=True)
class Sheet:
    """An estimate as asked for."""

    lines: tuple[EstimateLine, ...]
    contingency_percent: Decimal
    contingency_first: bool
    discount: Decimal
    discount_percent: Decimal
    floor_percent: Decimal | None
    instalments: tuple[Decimal, ...]
    change: AskedChange | None


def read_sheet(content: Any) -> Sheet:
    """Read a decoded file. :raises EstimateRefused: for whatever is not an estimate."""
    _known(content, SHEET, "the estimate")
    rows = content.get("lines")
    if not isinstance(rows, list) or not rows:
        raise EstimateRefused("lines: at least one is wanted")
    tax_point = _day(content.get("tax_point"))
    percents = content.get("instalments", [])
    if not isinstance(percents, list):
        raise EstimateRefused("instalments: a list of percentages is wanted")
    return Sheet(
        tuple(_line(row, f"line {position}", tax_point) for position, row in enumerate(rows, 1)),
        _number(content, "contingency_percent", "the estimate"),
        _flag(content, "contingency_first", "the estimate"),
        _number(content, "discount", "the estimate"),
        _number(content, "discount_percent", "the estimate"),
        _number(content, "floor_percent", "the estimate") if content.get("floor_percent") is not None else None,
        tuple(_number({"percent": percent}, "percent", "instalments") for percent in percents),
        _asked_change(content.get("change")),
    )


def _line(row: Any, where: str, tax_point: date | None) -> EstimateLine:
    _known(row, LINE, where)
    if row.get("way") not in list(Way):
        raise EstimateRefused(f"{where}: way is one of {', '.join(Way)}")
    basis = row.get("fee_basis", [])
    if not isinstance(basis, list) or any(way not in list(Way) for way in basis):
        raise EstimateRefused(f"{where}: fee_basis is a list of {', '.join(Way)}")
    code = str(row.get("vat", "8"))
    if code not in CODES:
        raise EstimateRefused(f"{where}: vat is one of {', '.join(CODES)}")
    return EstimateLine(
        Way(row["way"]),
        _number(row, "quantity", where, 1),
        _number(row, "unit_price", where),
        _number(row, "unit_cost", where) if row.get("unit_cost") is not None else None,
        _number(row, "external_cost", where),
        _number(row, "markup_percent", where),
        _number(row, "fee_percent", where),
        frozenset(Way(way) for way in basis),
        _flag(row, "fee_on_gross", where),
        _flag(row, "fee_on_contingency", where),
        code_at(code, tax_point) if tax_point else code,
    )


def _asked_change(content: Any) -> AskedChange | None:
    if content is None:
        return None
    _known(content, {"own_cost", "external", "rate_card"}, "change")
    return AskedChange(*(_number(content, name, "change") for name in ("own_cost", "external", "rate_card")))


def _known(content: Any, names: set[str], where: str) -> None:
    if not isinstance(content, Mapping):
        raise EstimateRefused(f"{where}: an object is wanted")
    strangers = sorted(str(name) for name in content if name not in names)
    if strangers:
        raise EstimateRefused(f"{where}: {', '.join(strangers)} is not known; known: {', '.join(sorted(names))}")


def _number(content: Mapping[str, Any], name: str, where: str, missing: int = 0) -> Decimal:
    value = content.get(name, missing)
    try:
        if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
            raise InvalidOperation
        number = Decimal(value)
    except InvalidOperation:
        raise EstimateRefused(f"{where}: {name} is no number: {value!r}") from None
    if not number.is_finite() or abs(number) >= 10**18:
        raise EstimateRefused(f"{where}: {name} is too large or no number: {value!r}")
    return number


def _flag(content: Mapping[str, Any], name: str, where: str) -> bool:
    value = content.get(name, False)
    if not isinstance(value, bool):
        raise EstimateRefused(f"{where}: {name} is true or false")
    return value


def _day(text: Any) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError):
        raise EstimateRefused(f"tax_point: write 2026-11-23, not {text!r}") from None
