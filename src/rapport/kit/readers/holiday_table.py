"""Vietnam's public holidays from the `holidays` library, as plain data: days off, and Saturdays worked in their place."""

from datetime import date
from decimal import Decimal
from functools import cache

import holidays

CULTURE_DAY_FROM = 2026


@cache
def statutory(year: int, *, follows_swap_days: bool = True) -> dict[date, Decimal]:
    """Answer the days of a year that differ from the week: 0 for a day off, 1 for a Saturday worked in exchange."""
    table = holidays.country_holidays("VN", years=year)
    days = {day: Decimal(0) for day in table}
    if year >= CULTURE_DAY_FROM:
        # Vietnam Culture Day, resolution 28/2026/QH16.
        days[date(year, 11, 24)] = Decimal(0)
    if follows_swap_days:
        swapped = getattr(table, "weekend_workdays", set())
        days |= {day: Decimal(1) for day in swapped if day.year == year}
    return days
