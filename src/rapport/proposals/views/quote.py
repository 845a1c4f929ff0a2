"""One quote with its versions, its sheet and what it leaves."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.domain.margin import four_decimals, highest_order, keeps_floor, largest_discount
from rapport.jobs.access import may_on_job
from rapport.kit.clock import today_of
from rapport.kit.pages import fetch
from rapport.playbook.queries.limits import limit
from rapport.playbook.queries.rates import sale_rates
from rapport.proposals.access import visible_quotes
from rapport.proposals.models import QuoteLine
from rapport.proposals.queries.estimate import estimate_of

EMPTY_ROWS = 4


def show(request: HttpRequest, quote_id: uuid.UUID) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    quote = fetch(visible_quotes(member).select_related("job__client", "job__contact"), quote_id)
    today = today_of(member.agency)
    versions = list(quote.versions.order_by("position").prefetch_related("answers"))
    chosen = next((row for row in versions if str(row.position) == request.GET.get("v")), versions[-1])
    lines = list(chosen.lines.order_by("position"))
    estimate = estimate_of(chosen)
    for line, worked in zip(lines, estimate.lines, strict=True):
        line.worked = worked
        line.left = worked.net - worked.external - (worked.own_cost or 0)
    floor = chosen.floor_percent if chosen.sent_on else limit("floor_percent", today)
    profit = estimate.profit
    return render(request, "proposals/quote.html", {
        "quote": quote, "job": quote.job, "versions": versions, "version": chosen, "lines": lines, "estimate": estimate, "floor": floor,
        "sees_margin": may_on_job(member, "margin.read", quote.job),
        "share": four_decimals(profit.share), "is_under": not keeps_floor(profit, floor), "profit": profit,
        "room": largest_discount(profit, floor), "ways": QuoteLine.Way.choices, "rates": sale_rates(today).values(),
        "empty_rows": range(len(lines), len(lines) + EMPTY_ROWS), "is_draft": chosen.sent_on is None, "answer": chosen.answers.last(),
        "may_edit": may_on_job(member, "quote.update", quote.job), "may_send": may_on_job(member, "quote.send", quote.job),
        "may_order": may_on_job(member, "contract.create", quote.job),
        "ordered": quote.job.orders.filter(quote_version=chosen).first(), "highest": highest_order(profit, profit.external, floor),
    })  # fmt: skip
