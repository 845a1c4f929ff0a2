"""Files, by the rights of their parent now and always as attachments; notices, each with its way to the record."""

import uuid
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from rapport.journal.models import File, Notification
from rapport.journal.runs import visible_runs
from rapport.journal.storage import path_of
from rapport.kit.pages import fetch
from rapport.kit.subjects import subject_named
from rapport.kit.tongues import in_vietnamese

NEWEST = 50


def run_page(request: HttpRequest, run_id: uuid.UUID) -> HttpResponse:
    """Show how far a run is, to whoever started it; while it is under way the page asks for itself again."""
    run = fetch(visible_runs(request.member).select_related("by"), run_id)  # type: ignore[attr-defined]
    return render(request, "journal/run.html", {"run": run})


def attachment(request: HttpRequest, file_id: uuid.UUID) -> HttpResponseBase:
    """Serve a file to whoever sees the record that it hangs on, under its own name, never to be shown in the page."""
    file = File.objects.filter(id=file_id).first()
    if file is None:
        raise Http404
    try:
        subject = subject_named(file.kind)
    except KeyError as error:
        raise Http404 from error
    if not subject.visible(request.member).filter(pk=file.subject_id).exists():  # type: ignore[attr-defined]
        raise Http404
    response = FileResponse(path_of(file.stored_as).open("rb"), as_attachment=True, filename=file.name, content_type=file.content_type)
    response["X-Content-Type-Options"] = "nosniff"
    return response


def notices(request: HttpRequest) -> HttpResponse:
    """Show one's newest notices; a record that one sees no more has no address here."""
    member = request.member  # type: ignore[attr-defined]
    rows = list(Notification.objects.filter(member=member).order_by("-at")[:NEWEST])
    addresses = _addresses(rows, member)
    tongue = "vi" if in_vietnamese() else "en"
    shown = [
        {"row": row, "words": row.words.get(tongue, ""), "url": addresses[row.kind, row.subject_id]}
        for row in rows
        if (row.kind, row.subject_id) in addresses
    ]
    unread = sum(1 for entry in shown if entry["row"].read_at is None)
    return render(request, "journal/notices.html", {"notices": shown, "unread": unread})


def _addresses(rows: list[Notification], member: Any) -> dict[tuple[str, uuid.UUID], str]:
    """One query for each kind, whatever the number of notices."""
    found: dict[tuple[str, uuid.UUID], str] = {}
    for kind in {row.kind for row in rows}:
        subject = subject_named(kind)
        wanted = [row.subject_id for row in rows if row.kind == kind]
        found |= {(kind, record.pk): subject.url(record) for record in subject.visible(member).filter(pk__in=wanted)}
    return found
