"""The sheet while it is typed: what it comes to before it is saved. Nothing is written."""

import re
import uuid
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from rapport.domain.estimate import Estimate, work_out
from rapport.domain.margin import four_decimals
from rapport.jobs.access import may_on_job
from rapport.kit import values
from rapport.kit.clock import today_of
from rapport.kit.pages import fetch
from rapport.kit.subjects import finder
from rapport.playbook.queries.limits import limit
from rapport.playbook.queries.rates import sale_rates
from rapport.proposals.access import visible_versions
from rapport.proposals.models import QuoteVersion
from rapport.proposals.queries.estimate import estimate_of
from rapport.proposals.queries.reckoning import reckoning_of
from rapport.proposals.sheet import LineInput, line_input, typed_estimate

MOST_ROWS = 200
NEVER_SHOWN = ("unit_cost_amount", "external_cost_amount", "markup_percent")


def reckoning(request: HttpRequest, version_id: uuid.UUID) -> HttpResponse:
    """Answer what the typed sheet comes to; rows that cannot be read yet count as nothing and show a dash."""
    member = request.member  # type: ignore[attr-defined]
    version = fetch(visible_versions(member).select_related("quote__job"), version_id)
    sees = may_on_job(member, "margin.read", version.quote.job)
    today = today_of(member.agency)
    saved = {} if sees else {str(line.id): line_input(line) for line in version.lines.all()}
    rows = _rows(request.POST, saved, finder(member))
    readable = {place: line for place, line in rows.items() if line is not None}
    try:
        estimate = typed_estimate(
            list(readable.values()), sale_rates(today), discount=_number(request.POST, "discount_amount"),
            contingency=_number(request.POST, "contingency_percent"),
        )  # fmt: skip
    except (ValueError, ArithmeticError):
        estimate, readable = work_out([]), {}
    return render(request, "proposals/reckoning.html", {
        **reckoned(version, estimate, sees=sees, floor=limit("floor_percent", today)),
        "places": list(zip(readable, estimate.lines, strict=True)), "unread": [place for place in rows if place not in readable], "is_live": True,
    })  # fmt: skip


def reckoned(version: QuoteVersion, estimate: Estimate, *, sees: bool, floor: Decimal) -> dict[str, Any]:
    """Answer what both the page and the live fragment show under a sheet; nothing of the inside without the right to margin."""
    before = four_decimals(estimate_of(version).profit.share) if sees else None
    return {
        "version": version,
        "estimate": estimate,
        "sees_margin": sees,
        "inside": reckoning_of(estimate, floor, before) if sees else None,
    }


def _rows(typed: QueryDict, saved: Mapping[str, LineInput], find: values.Finder) -> dict[int, LineInput | None]:
    raw: dict[int, dict[str, Any]] = {}
    for name in typed:
        if (match := re.fullmatch(r"lines\.(\d{1,3})\.(\w+)", name)) and str(typed[name]).strip():
            raw.setdefault(int(match[1]), {})[match[2]] = str(typed[name])
    return {place: _line(row, saved, find) for place, row in sorted(raw.items())[:MOST_ROWS] if set(row) - {"id"}}


def _line(row: dict[str, Any], saved: Mapping[str, LineInput], find: values.Finder) -> LineInput | None:
    known = saved.get(row.get("id", ""))
    if known is not None and row.get("way") == known.way:
        # What this reader's sheet does not show stays as it is saved.
        row |= {name: str(getattr(known, name)) for name in NEVER_SHOWN if getattr(known, name)}
    try:
        return values.read(LineInput, {"text": "…"} | row, find)  # type: ignore[no-any-return]
    except values.Unreadable:
        return None


def _number(typed: QueryDict, name: str) -> Decimal:
    try:
        kind = values.Money if name.endswith("amount") else Decimal
        found: Decimal = values.read(kind, typed.get(name) or "0", lambda _model, _id: None)  # type: ignore[arg-type,return-value]
    except values.Unreadable:
        return Decimal(0)
    return max(Decimal(0), found)
