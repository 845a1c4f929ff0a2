"""Today: what needs me."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.desk.queries.docket import docket
from rapport.desk.queries.overview import overview
from rapport.desk.queries.owed import owed_to
from rapport.kit.clock import today_of


def show(request: HttpRequest) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    today = today_of(member.agency)
    owed = owed_to(member)
    entries = docket(member, today, owed)
    promises = [entry.due_on for entry in entries if entry.kind == "commitment" and entry.due_on]
    late = sum(1 for entry in entries if entry.due_on and entry.due_on < today)
    return render(request, "desk/today.html", {
        "entries": entries, "late": late, "whole": overview(member, today, owed, promises), "sees_margin": member.may("margin.read"),
    })  # fmt: skip
