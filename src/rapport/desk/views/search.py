"""Search: clients, jobs, quotes, invoices by number or by words without diacritics."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.desk.queries.search import found


def show(request: HttpRequest) -> HttpResponse:
    wanted = request.GET.get("q", "")[:80]
    member = request.member  # type: ignore[attr-defined]
    return render(request, "desk/search.html", {"wanted": wanted, "found": found(wanted, member)})
