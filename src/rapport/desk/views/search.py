"""Search and the palette: records, places, verbs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.desk.queries.search import found


def show(request: HttpRequest) -> HttpResponse:
    wanted = request.GET.get("q", "")[:80]
    rows = found(wanted, request.member, request.GET.get("at", "")[:200])  # type: ignore[attr-defined]
    return render(request, "desk/search.html", {"wanted": wanted, "found": rows})
