"""Today: what needs me, what comes this week, how the whole stands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.desk.queries.beside import with_beside
from rapport.desk.queries.docket import docket
from rapport.desk.queries.overview import overview
from rapport.desk.queries.owed import late_debts, owed_to_us
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
    entries = docket(member, today, owed, None if whole_docket else MOST)
    # Of the late debts only the heaviest are read; the others are late all the same.
    unread = len(late_debts(owed, today)) - sum(1 for entry in entries if entry.kind == "overdue")
    promises = [entry.due_on for entry in entries if entry.kind == "commitment" and entry.due_on]
    late = unread + sum(1 for entry in entries if entry.due_on and entry.due_on < today)
    whole = overview(member, today, owed, promises, floor)
    # The heaviest; the next ones come up as these are done.
    shown = entries if whole_docket else entries[:MOST]
    return render(request, "desk/today.html", {
        "count": len(entries) + unread, "more": len(entries) + unread - len(shown), "entries": with_beside(shown, member, today, floor, whole.every), "late": late, "whole": whole, "sees_margin": member.may("margin.read"),
        "ahead": week_ahead(member, today), "floor": floor,
    })  # fmt: skip
