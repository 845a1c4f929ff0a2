"""The limits of the house and its rate card, each as it holds today, with what held before and what will."""

from datetime import date
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.kit.clock import today_of
from rapport.playbook.access import visible_limits, visible_sale_rates
from rapport.playbook.defaults import DEFAULTS
from rapport.playbook.models import Limit, SaleRate


def limits(request: HttpRequest) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    today = today_of(member.agency)
    said: dict[str, list[Limit]] = {}
    for row in visible_limits(member).order_by("from_on"):
        said.setdefault(row.name, []).append(row)
    return render(request, "playbook/limits.html", {
        "limits": [_limit(name, usual, said.get(name, []), today) for name, usual in DEFAULTS.items()], "today": today,
        "may": member.may("settings.update"),
    })  # fmt: skip


def _limit(name: str, usual: Decimal, rows: list[Limit], today: date) -> dict[str, object]:
    """One limit: what holds, since when, whether it is the house's default, and what comes."""
    now = next((row for row in reversed(rows) if row.from_on <= today), None)
    unit = "%" if name.endswith("_percent") else "h" if name.endswith("_hours") else "₫"
    return {
        "name": name, "value": now.value if now else usual, "since": now.from_on if now else None, "unit": unit,
        "coming": [row for row in rows if row.from_on > today], "before": [row for row in rows if row.from_on <= today and row is not now],
    }  # fmt: skip


def rates(request: HttpRequest) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    today = today_of(member.agency)
    by_code: dict[str, list[SaleRate]] = {}
    for rate in visible_sale_rates(member).select_related("department").order_by("code", "-from_on"):
        by_code.setdefault(rate.code, []).append(rate)
    return render(request, "playbook/rates.html", {
        "rates": [(next((rate for rate in rows if rate.from_on <= today), None), rows) for rows in by_code.values()], "today": today,
        "may": member.may("settings.update"), "sees_cost": member.may("bandrate.read"),
    })  # fmt: skip
