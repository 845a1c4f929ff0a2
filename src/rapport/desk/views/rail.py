"""The menu with its counts, and the jobs that one follows: fetched after the page, so that no page waits for it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.desk.queries.rail import counts, followed
from rapport.kit.clock import today_of


def show(request: HttpRequest) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    today = today_of(member.agency)
    found = counts(member, today)
    return render(
        request, "rail_menu.html", {"counts": found, "followed": followed(member, today), "here": request.GET.get("here", "")[:40]}
    )
