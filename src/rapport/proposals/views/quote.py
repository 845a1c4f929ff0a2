"""One quote with its versions, its sheet and what it leaves."""

import uuid
from datetime import date
from typing import Any

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.approvals.queries import who_may
from rapport.domain.law.vat import code_at
from rapport.domain.vat import CODES
from rapport.jobs.access import may_on_job
from rapport.kit.clock import today_of
from rapport.kit.pages import fetch
from rapport.people.models import Member
from rapport.playbook.queries.law import law_table
from rapport.playbook.queries.limits import limit
from rapport.playbook.queries.rates import sale_rates
from rapport.proposals.access import visible_quotes
from rapport.proposals.floor import floor_sight, is_under_floor
from rapport.proposals.models import QuoteLine, QuoteVersion
from rapport.proposals.queries.estimate import estimate_of, lines_of
from rapport.proposals.views.reckoning import reckoned

EMPTY_ROWS, LEAST_ROWS = 3, 8
# What a fee may be counted on, as the sheet offers it: ways, by their names.
BASES = ("pass_through", "bought_in", "bought_in,pass_through", "hours,own", "hours,own,bought_in,pass_through")


def show(request: HttpRequest, quote_id: uuid.UUID) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    quote = fetch(visible_quotes(member).select_related("job__client", "job__contact"), quote_id)
    today = today_of(member.agency)
    versions = list(quote.versions.order_by("position").prefetch_related("answers"))
    chosen = next((row for row in versions if str(row.position) == request.GET.get("v")), versions[-1])
    prefetch_related_objects([chosen], "lines")
    lines: list[Any] = lines_of(chosen)
    estimate = estimate_of(chosen)
    floor = chosen.floor_percent if chosen.floor_percent is not None else limit("floor_percent", today)
    below = reckoned(chosen, estimate, sees=may_on_job(member, "margin.read", quote.job), floor=floor)
    for place, (line, worked) in enumerate(zip(lines, estimate.lines, strict=True)):
        line.worked = worked
        line.pulled = below["inside"].lines[place] if below["inside"] else None
        line.shows_price = line.way in (QuoteLine.Way.HOURS, QuoteLine.Way.OWN)
    return render(request, "proposals/quote.html", below | {
        "quote": quote, "job": quote.job, "versions": versions, "lines": lines, "ways": QuoteLine.Way.choices, "bases": BASES,
        "rates": sale_rates(today).values(), "empty_rows": range(len(lines), max(len(lines) + EMPTY_ROWS, LEAST_ROWS)),
        "is_draft": chosen.sent_on is None, "answer": chosen.answers.last(), "vat_codes": CODES,
        "vat_changes": _vat_changes(lines, chosen.delivery_on),
        "may_edit": may_on_job(member, "quote.update", quote.job), "may_send": may_on_job(member, "quote.send", quote.job),
        "may_order": may_on_job(member, "contract.create", quote.job), "floor": floor, "asked": _asked(member, chosen),
        "send_fields": "contact,is_mailed,alone_reason" if may_on_job(member, "floor.approve", quote.job) else "contact,is_mailed",
        "ordered": quote.job.orders.filter(quote_version=chosen).first(),
    })  # fmt: skip


def _vat_changes(lines: list[Any], delivery_on: date | None) -> bool:
    """Whether a line's VAT will be another on the day of delivery than the one quoted."""
    if delivery_on is None or not any(line.vat_code == "8" for line in lines):
        return False
    return code_at("8", delivery_on, law_table("vat.reduced")) != "8"


def _asked(member: Member, version: QuoteVersion) -> str:
    """Whom to ask about a draft under its floor; "" where it is not under it, or nobody else may answer."""
    if version.sent_on or not is_under_floor(version):
        return ""
    return ", ".join(colleague.full_name for colleague in who_may(floor_sight(version), member)[:3])
