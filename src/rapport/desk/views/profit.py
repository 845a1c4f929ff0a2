"""Profit: by job and client, now or on a past day; every figure opens to its facts."""

import uuid
from datetime import date

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.clients.access import visible_clients
from rapport.desk.queries.bridge import bridge_of
from rapport.desk.queries.stand import INSIDE, opened
from rapport.desk.queries.why import RULES
from rapport.domain.job_figures import figures_of
from rapport.insight.queries.profit import together
from rapport.jobs.access import jobs_in_scope, visible_jobs
from rapport.jobs.models import Job
from rapport.kit.clock import today_of
from rapport.kit.pages import fetch
from rapport.ledger.queries.sums import sums_of_jobs
from rapport.playbook.queries.limits import limit

ROWS = 50


def _as_of(request: HttpRequest) -> date | None:
    text = request.GET.get("as_of", "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise Http404 from error


def listing(request: HttpRequest) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    as_of, today = _as_of(request), today_of(member.agency)
    ordered = jobs_in_scope(member, "margin.read").order_by("client__name", "number").values_list("id", flat=True)
    every = sums_of_jobs(list(ordered), as_of)
    page = Paginator([job_id for job_id in ordered if job_id in every], ROWS).get_page(request.GET.get("page"))
    jobs = Job.objects.select_related("client").in_bulk(page.object_list)
    rows = [{"job": jobs[job_id], "figures": figures_of(every[job_id])} for job_id in page.object_list]
    floor = limit("floor_percent", today)
    return render(request, "desk/profit.html", {
        "rows": rows, "page": page, "bridge": bridge_of(every), "total": together(every), "as_of": as_of, "floor": floor, "floor_share": floor / 100,
    })  # fmt: skip


def facts(request: HttpRequest, kind: str, record_id: uuid.UUID, figure: str) -> HttpResponse:
    """Open a figure of a job or client: its facts, what of it is assumed, the sum at the foot."""
    member = request.member  # type: ignore[attr-defined]
    if figure not in RULES or kind not in ("job", "client"):
        raise Http404
    if kind == "job":
        record = fetch(visible_jobs(member), record_id)
        jobs = [record]
    else:
        record = fetch(visible_clients(member), record_id)
        jobs = list(visible_jobs(member).filter(client=record))
    if figure in INSIDE and not jobs_in_scope(member, "margin.read").filter(id__in=[job.id for job in jobs]).exists():
        raise Http404
    as_of = _as_of(request)
    return render(request, "desk/facts.html", {
        "record": record, "kind": kind, "figure": figure, "rule": RULES[figure], "found": opened([job.id for job in jobs], figure, member, as_of),
        "as_of": as_of,
    })  # fmt: skip
