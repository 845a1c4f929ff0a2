"""Acceptance: several jobs of a client in one minutes, and the minutes."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from rapport.clients.access import visible_clients
from rapport.jobs.access import jobs_in_scope
from rapport.journal.models import File
from rapport.kit.clock import today_of
from rapport.kit.documents import answer
from rapport.kit.pages import fetch
from rapport.production.access import visible_acceptances
from rapport.production.documents.acceptance import acceptance_pdf
from rapport.production.models import AcceptanceLine
from rapport.production.queries.acceptable import acceptable
from rapport.production.queries.days import remarks_on


def group(request: HttpRequest, client_id: uuid.UUID) -> HttpResponse:
    """Show what of a client's jobs is not accepted yet: one form over all of them, and the minutes so far."""
    member = request.member  # type: ignore[attr-defined]
    client = fetch(visible_clients(member), client_id)
    jobs = list(jobs_in_scope(member, "acceptance.create").filter(client=client))
    rows: dict[uuid.UUID, dict[str, Any]] = {}
    for part in acceptable(jobs):
        row = rows.setdefault(part.job.id, {"job": part.job, "net": 0})
        row["net"] += part.net
    minutes = visible_acceptances(member).filter(client=client).order_by("-minutes_on")
    return render(request, "production/group.html", {
        "client": client, "rows": sorted(rows.values(), key=lambda row: row["job"].number), "minutes": minutes,
        "entities": client.entities.all(), "today": today_of(member.agency), "ways": AcceptanceLine.Way.values, "total": sum((row["net"] for row in rows.values()), start=0),
    })  # fmt: skip


def show(request: HttpRequest, client_id: uuid.UUID, acceptance_id: uuid.UUID) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    acceptance = fetch(visible_acceptances(member).filter(client_id=client_id).select_related("client", "client_entity"), acceptance_id)
    lines = acceptance.lines.select_related("job").order_by("position")
    return render(request, "production/acceptance.html", {
        "acceptance": acceptance, "lines": lines, "net": sum((line.net_amount for line in lines), start=0), "remarks": remarks_on(acceptance),
        "files": File.objects.filter(kind="acceptance", subject_id=acceptance.id), "may_sign": member.may("acceptance.update"),
    })  # fmt: skip


def document(request: HttpRequest, client_id: uuid.UUID, acceptance_id: uuid.UUID) -> HttpResponse:
    rows = visible_acceptances(request.member).filter(client_id=client_id).select_related("client", "client_entity", "legal_entity")  # type: ignore[attr-defined]
    acceptance = fetch(rows, acceptance_id)
    language = request.GET.get("lang", get_language() or "vi")
    return answer(acceptance_pdf(acceptance, "en" if language == "en" else "vi"), acceptance.number)
