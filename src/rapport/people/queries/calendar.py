from datetime import date, timedelta
from decimal import Decimal

from rapport.domain.calendar import MONDAY_TO_FRIDAY, Calendar
from rapport.kit.readers.holiday_table import statutory
from rapport.people.models import CalendarDay, WeekPattern


def house_calendar(on: date) -> Calendar:
    """Answer the agency's working calendar around a day: statutory holidays, its week, its own days above both."""
    pattern = WeekPattern.objects.filter(from_on__lte=on).order_by("-from_on").first()
    days: dict[date, Decimal] = {}
    for year in (on.year - 1, on.year, on.year + 1):
        days |= statutory(year, follows_swap_days=pattern.follows_swap_days if pattern else True)
    span = (on - timedelta(400), on + timedelta(800))
    own = list(CalendarDay.objects.filter(on__range=span))
    days |= {day.on: day.share for day in own}
    week = tuple(Decimal(share) for share in pattern.shares.split(",")) if pattern else MONDAY_TO_FRIDAY
    return Calendar(week, days, frozenset(day.on for day in own if day.is_provisional))


def debt_calendar(on: date) -> Calendar:
    """Answer the statutory calendar around a day, Monday to Friday: debts fall due by it, whatever week the house works."""
    days: dict[date, Decimal] = {}
    for year in (on.year - 1, on.year, on.year + 1):
        days |= statutory(year)
    return Calendar(MONDAY_TO_FRIDAY, days)
