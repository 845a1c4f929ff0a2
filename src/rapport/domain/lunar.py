"""
The Vietnamese lunar calendar, computed: months from new moon to new moon at UTC+7, the eleventh holds the winter solstice.

Mean elements and corrections of new moon and sun after J. Meeus, Astronomical Algorithms (2nd edition, ch. 25 and 49, shortened);
exact to some minutes, so that a new moon within minutes of midnight could fall on the other day. Valid for 1968–2199: Vietnam
keeps UTC+7 since 1968.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from math import floor, radians, sin

FIRST_YEAR, LAST_YEAR = 1968, 2199
ZONE = 7 / 24
# The Julian day number of a day is its ordinal and this.
JULIAN = 1721425
MONTH = 29.530588853
EPOCH = 2415021.076998695


@dataclass(frozen=True)
class LunarDay:
    """A day of the lunar calendar; `is_leap`: of the month that is put in behind its namesake."""

    year: int
    month: int
    day: int
    is_leap: bool = False


@cache
def _new_moon(k: int) -> int:
    """Answer the Julian day number of the local day of the k-th new moon since January 1900."""
    t = k / 1236.85
    mean = 2415020.75933 + 29.53058868 * k + 0.0001178 * t**2 - 0.000000155 * t**3
    mean += 0.00033 * sin(radians(166.56 + 132.87 * t - 0.009173 * t**2))
    sun = radians(359.2242 + 29.10535608 * k - 0.0000333 * t**2 - 0.00000347 * t**3)
    moon = radians(306.0253 + 385.81691806 * k + 0.0107306 * t**2 + 0.00001236 * t**3)
    node = radians(21.2964 + 390.67050646 * k - 0.0016528 * t**2 - 0.00000239 * t**3)
    terms = (
        (0.1734 - 0.000393 * t, sun), (0.0021, 2 * sun), (-0.4068, moon), (0.0161, 2 * moon), (-0.0004, 3 * moon), (0.0104, 2 * node),
        (-0.0051, sun + moon), (-0.0074, sun - moon), (0.0004, 2 * node + sun), (-0.0004, 2 * node - sun), (-0.0006, 2 * node + moon),
        (0.0010, 2 * node - moon), (0.0005, 2 * moon + sun),
    )  # fmt: skip
    delta = -0.000278 + 0.000265 * t + 0.000262 * t**2
    return floor(mean + sum(size * sin(angle) for size, angle in terms) - delta + 0.5 + ZONE)


@cache
def _sign(number: int) -> int:
    """Answer the twelfth of its circle (0 from the spring point on) in which the sun stands as a local day begins."""
    t = (number - 2451545.5 - ZONE) / 36525
    anomaly = radians(357.52910 + 35999.05030 * t - 0.0001559 * t**2 - 0.00000048 * t**3)
    longitude = 280.46645 + 36000.76983 * t + 0.0003032 * t**2
    longitude += (1.914600 - 0.004817 * t - 0.000014 * t**2) * sin(anomaly)
    longitude += (0.019993 - 0.000101 * t) * sin(2 * anomaly) + 0.000290 * sin(3 * anomaly)
    return floor(longitude % 360 / 30)


@cache
def _eleventh(year: int) -> int:
    """Answer the index of the new moon that begins the eleventh month, the one with the winter solstice of a year."""
    k = floor((date(year, 12, 31).toordinal() + JULIAN - 2415021) / MONTH)
    while _new_moon(k) > date(year, 12, 31).toordinal() + JULIAN or _sign(_new_moon(k)) >= 9:
        k -= 1
    return k


@cache
def _months(year: int) -> tuple[tuple[int, int, bool], ...]:
    """Answer the months from the eleventh of the year before to the one before the next eleventh: (new moon, month, leap)."""
    first, last = _eleventh(year - 1), _eleventh(year)
    leap = None
    if last - first == 13:
        # The first month in which the sun enters no new twelfth is the one put in.
        leap = next(k for k in range(first + 1, last) if _sign(_new_moon(k)) == _sign(_new_moon(k + 1)))
    found: list[tuple[int, int, bool]] = []
    month = 11
    for k in range(first, last):
        if k > first and k != leap:
            month = month % 12 + 1
        found.append((_new_moon(k), month, k == leap))
    return tuple(found)


def _year_of(solstice_year: int, month: int) -> int:
    return solstice_year - 1 if month >= 11 else solstice_year


def lunar_of(day: date) -> LunarDay:
    """Answer the lunar day of a day: 2026-02-17 is 1/1/2026. Years outside 1968–2199: ValueError."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"the lunar calendar is computed for {FIRST_YEAR} to {LAST_YEAR}")
    number = day.toordinal() + JULIAN
    solstice_year = day.year + (number >= _new_moon(_eleventh(day.year)))
    start, month, is_leap = max(row for row in _months(solstice_year) if row[0] <= number)
    return LunarDay(_year_of(solstice_year, month), month, number - start + 1, is_leap)


def day_of(lunar: LunarDay) -> date:
    """Answer the day of a lunar day; one that its year does not have (a 30th, a leap month): ValueError."""
    solstice_year = lunar.year + (lunar.month >= 11)
    for start, month, is_leap in _months(solstice_year):
        if (month, is_leap) == (lunar.month, lunar.is_leap):
            found = date.fromordinal(start - JULIAN) + timedelta(lunar.day - 1)
            if lunar_of(found) == lunar:
                return found
    raise ValueError(f"the lunar year {lunar.year} has no day {lunar.day}/{lunar.month}{' leap' if lunar.is_leap else ''}")


def tet(year: int) -> date:
    """Answer the first day of Tết (mùng 1) of a year: 2026-02-17, 2027-02-06, 2028-01-26."""
    return day_of(LunarDay(year, 1, 1))


def quiet_days_of_tet(year: int) -> tuple[date, date]:
    """Answer the first and last day on which a client is left alone: 29 Chạp to mùng 10 (2026: 16/2 to 26/2)."""
    return day_of(LunarDay(year - 1, 12, 29)), day_of(LunarDay(year, 1, 10))


def early_collection_from(year: int) -> date:
    """Answer the day from which debts stand on "thu trước Tết": 10 Chạp (2026: 28/1)."""
    return day_of(LunarDay(year - 1, 12, 10))
