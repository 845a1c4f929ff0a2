"""The agency's working calendar: its week, the public holidays of the library, its own days above both."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.domain.law.holidays import public_holidays
from rapport.kit.clock import today_of
from rapport.people.models import CalendarDay, WeekPattern
from rapport.people.queries.calendar import house_calendar, week_on

SHOWN_DAYS = 400
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True)
class SpecialDay:
    """A day that is worked otherwise than its weekday: by the library, or by the agency's own word."""

    on: date
    name: str
    share: Decimal
    is_own: bool
    is_provisional: bool


def show(request: HttpRequest) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    today = today_of(member.agency)
    week, pattern = week_on(today)
    return render(request, "people/calendar.html", {
        "week": zip(WEEKDAYS, week, strict=True), "pattern": pattern, "days": _special_days(today, today + timedelta(SHOWN_DAYS)),
        "patterns": WeekPattern.objects.filter(from_on__gt=today).order_by("from_on"), "may": member.may("people.update"),
        "values": {name: f"{share.normalize():f}" for name, share in zip(WEEKDAYS, week, strict=True)}
        | {"from_on": today, "hours_a_day": pattern.hours_a_day if pattern else Decimal(8),
           "follows_swap_days": pattern.follows_swap_days if pattern else True},
    })  # fmt: skip


def _special_days(first: date, last: date) -> list[SpecialDay]:
    calendar = house_calendar(first)
    week, pattern = week_on(first)
    names: dict[date, str] = {}
    for year in range(first.year, last.year + 1):
        names |= public_holidays(year, week, follows_swaps=pattern.follows_swap_days if pattern else True).names
    own = {day.on: day for day in CalendarDay.objects.filter(on__range=(first, last))}
    days = sorted({day for day in [*calendar.days, *own] if first <= day <= last})
    return [
        SpecialDay(day, own[day].name if day in own else names.get(day, ""), calendar.share(day), day in own, day in calendar.provisional)
        for day in days
    ]
