"""Today: what needs me."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.desk.queries.docket import docket
from rapport.desk.queries.overview import overview
from rapport.kit.clock import today_of


def show(request: HttpRequest) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    today = today_of(member.agency)
    entries = docket(member, today)
    late = sum(1 for entry in entries if entry.due_on and entry.due_on < today)
    return render(request, "desk/today.html", {
        "entries": entries, "late": late, "whole": overview(member, today), "sees_margin": member.may("margin.read") and not member.is_presenting,
    })  # fmt: skip
