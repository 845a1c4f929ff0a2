"""
Vietnam: public holidays of any year, computed from the law and the lunar calendar (Luật 45/2019/QH14 art. 111, 112; facts §3.8).

What no notice has settled yet is provisional: which days around mùng 1, and the day beside 2 September. A holiday on a weekly day
of rest is given again on the next working day. Swap days bind only the firms that swapped.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Literal

from rapport.domain.calendar import MONDAY_TO_FRIDAY, Calendar
from rapport.domain.law.rule import LawRule, LawTable
from rapport.domain.lunar import LunarDay, day_of, tet

type TetPattern = Literal["1+4", "2+3", "3+2"]

OLD_CODE, LABOUR_CODE = "Luật 10/2012/QH13 art. 115", "Luật 45/2019/QH14 art. 112"
TWO, OWN = "two or more public pages", "own knowledge, not confirmed in a source"
OFF, WORKED = Decimal(0), Decimal(1)

DAYS_OFF = LawTable(
    "holidays.days",
    "Paid public holidays a year, Tết with five of them",
    "Số ngày lễ, tết nghỉ hưởng lương trong năm",
    "days",
    (
        LawRule(10, date(2013, 5, 1), date(2020, 12, 31), OLD_CODE, OWN),
        LawRule(11, date(2021, 1, 1), date(2026, 6, 30), LABOUR_CODE, TWO),
        LawRule(12, date(2026, 7, 1), None, f"{LABOUR_CODE}, NQ 28/2026/QH16", TWO),
    ),
)
NOTICED_UNTIL = 2026
# Days off that the notices exchange for Saturdays worked.
SWAPS = (
    (date(2018, 12, 31), date(2019, 1, 5)), (date(2019, 4, 29), date(2019, 5, 4)), (date(2024, 4, 29), date(2024, 5, 4)),
    (date(2025, 5, 2), date(2025, 4, 26)), (date(2026, 8, 31), date(2026, 8, 22)),
)  # fmt: skip
# A Saturday that the lists of that year count among the days of Tết.
ALSO_OFF = frozenset({date(2025, 2, 1)})


@dataclass(frozen=True)
class Holidays:
    """The days of a year that differ from its weeks: name and share of each, and which of them no notice has settled."""

    names: Mapping[date, str]
    shares: Mapping[date, Decimal]
    provisional: frozenset[date]


@cache
def public_holidays(
    year: int, week: tuple[Decimal, ...] = MONDAY_TO_FRIDAY, *, follows_swaps: bool = True, tet_pattern: TetPattern | None = None
) -> Holidays:
    """
    Answer the public holidays of a year for a firm that works these weekdays.

    :param week: share of each weekday, Monday first; only whole days of rest are given again, half Saturdays are not
    :param follows_swaps: the firm takes the swap days of the notices: the bridge day off, the Saturday worked
    :param tet_pattern: days before and from mùng 1 (an employer's choice, told to staff 30 days ahead); None: as noticed, and for
        years without a notice the pattern of like years: 1+4 where mùng 1 is a Monday or Tuesday, else 2+3, provisional
    :raises ValueError: years outside 1968–2199
    """
    names = _plain(year, tet_pattern or _usual(year))
    off = _given_again(names, week)
    open_days: frozenset[date] = frozenset()
    if year > NOTICED_UNTIL:
        ways: list[TetPattern] = [tet_pattern] if tet_pattern else ["1+4", "2+3", "3+2"]
        sets = [frozenset(_given_again(_plain(year, way, second), week)) for way in ways for second in (1, 3)]
        certain = sets[0].intersection(*sets)
        open_days = frozenset(sets[0].union(*sets) - certain | {day for day, name in off.items() if "Tết N" in name})
        if tet_pattern:
            open_days = frozenset(day for day in open_days if day.month > 3)
    shares = dict.fromkeys(off, OFF)
    if follows_swaps:
        for day_off, worked in SWAPS:
            if day_off.year == year:
                off[day_off] = f"Nghỉ hoán đổi với {worked:%d/%m/%Y}"
                shares[day_off] = OFF
            if worked.year == year:
                shares[worked] = WORKED
                off[worked] = f"Làm bù ngày {day_off:%d/%m/%Y}"
    return Holidays(off, shares, open_days)


def statutory_calendar(
    first: int,
    last: int,
    week: tuple[Decimal, ...] = MONDAY_TO_FRIDAY,
    *,
    follows_swaps: bool = True,
    tet_pattern: TetPattern | None = None,
) -> Calendar:
    """Answer Vietnam's calendar from one year to another, both included; what it cannot know yet is provisional."""
    days: dict[date, Decimal] = {}
    provisional: set[date] = set()
    for year in range(first, last + 1):
        found = public_holidays(year, week, follows_swaps=follows_swaps, tet_pattern=tet_pattern)
        days |= found.shares
        provisional |= found.provisional
    return Calendar(week, days, frozenset(provisional))


def _usual(year: int) -> TetPattern:
    return "1+4" if tet(year).weekday() < 2 else "2+3"


def _plain(year: int, pattern: TetPattern, second_on: int | None = None) -> dict[date, str]:
    """Answer the holidays where the law puts them; `second_on` the day of September beside the second."""
    first = tet(year)
    before, after = (int(part) for part in pattern.split("+"))
    names = {date(year, 1, 1): "Tết Dương lịch"}
    names |= {first + timedelta(offset): "Tết Nguyên đán" for offset in range(-before, after)}
    names |= {day: "Tết Nguyên đán" for day in ALSO_OFF if day.year == year}
    names[day_of(LunarDay(year, 3, 10))] = "Giỗ Tổ Hùng Vương"
    names |= {date(year, 4, 30): "Ngày Chiến thắng", date(year, 5, 1): "Quốc tế Lao động", date(year, 9, 2): "Quốc khánh"}
    if year >= 2021:
        # Tuesday, Wednesday, Friday and Saturday take the day before, the others the day after, as the notices did.
        usual = 1 if date(year, 9, 2).weekday() in (1, 2, 4, 5) else 3
        names[date(year, 9, second_on or usual)] = "Quốc khánh"
    if year >= 2026:
        names[date(year, 11, 24)] = "Ngày Văn hóa Việt Nam"
    return names


def _given_again(names: Mapping[date, str], week: tuple[Decimal, ...]) -> dict[date, str]:
    """Add the next working day for each holiday on a day of rest, in order of days."""
    found = dict(names)
    for day in sorted(names):
        if week[day.weekday()] == 0 and day not in ALSO_OFF and any(week):
            following = day + timedelta(1)
            while following in found or week[following.weekday()] == 0:
                following += timedelta(1)
            found[following] = f"Nghỉ bù {names[day]}"
    return dict(sorted(found.items()))
