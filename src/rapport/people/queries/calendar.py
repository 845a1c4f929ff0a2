from datetime import date, timedelta
from decimal import Decimal

from rapport.domain.calendar import MONDAY_TO_FRIDAY, Calendar
from rapport.domain.law.holidays import statutory_calendar
from rapport.people.models import CalendarDay, WeekPattern


def house_calendar(on: date) -> Calendar:
    """Answer the agency's working calendar around a day: statutory holidays, its week, its own days above both."""
    week, pattern = week_on(on)
    public = statutory_calendar(on.year - 1, on.year + 1, week, follows_swaps=pattern.follows_swap_days if pattern else True)
    own = list(CalendarDay.objects.filter(on__range=(on - timedelta(400), on + timedelta(800))))
    return public.with_own_days({day.on: day.share for day in own}, frozenset(day.on for day in own if day.is_provisional))


def week_on(on: date) -> tuple[tuple[Decimal, ...], WeekPattern | None]:
    """Answer the share of each weekday, Monday first, that is worked in the week of a day, and the pattern that says so."""
    pattern = WeekPattern.objects.filter(from_on__lte=on).order_by("-from_on").first()
    return (tuple(Decimal(share) for share in pattern.shares.split(",")) if pattern else MONDAY_TO_FRIDAY), pattern


def debt_calendar(on: date) -> Calendar:
    """Answer the statutory calendar around a day, Monday to Friday: debts fall due by it, whatever week the house works."""
    return statutory_calendar(on.year - 1, on.year + 1)
