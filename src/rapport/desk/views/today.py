"""Today: what needs me, what comes this week, how the whole stands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.desk.queries.beside import with_beside
from rapport.desk.queries.docket import read_docket
from rapport.desk.queries.overview import overview
from rapport.desk.queries.owed import owed_to_us
from rapport.desk.queries.week import week_ahead
from rapport.kit.clock import today_of
from rapport.playbook.queries.limits import limit

MOST = 60


def show(request: HttpRequest) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    today = today_of(member.agency)
    owed = owed_to_us(member)
    floor = limit("floor_percent", today)
    whole_docket = bool(request.GET.get("all"))
    found = read_docket(member, today, owed, None if whole_docket else MOST)
    entries = found.entries
    count = len(entries) + found.unread
    promises = [entry.due_on for entry in entries if entry.kind == "commitment" and entry.due_on]
    late = found.unread_late + sum(1 for entry in entries if entry.due_on and entry.due_on < today)
    whole = overview(member, today, owed, promises, floor)
    # The heaviest; the next ones come up as these are done.
    shown = entries if whole_docket else entries[:MOST]
    return render(request, "desk/today.html", {
        "count": count, "more": count - len(shown), "entries": with_beside(shown, member, today, floor, whole.every), "late": late, "whole": whole, "sees_margin": member.may("margin.read"),
        "ahead": week_ahead(member, today), "floor": floor,
    })  # fmt: skip
