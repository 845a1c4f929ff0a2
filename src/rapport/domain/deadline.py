"""Days as people say them in a message: `thứ 6 tuần sau`, `trước 17h mai`, `25/11`, `cuối tháng`, `by next Friday`, `trong 3 ngày`."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from rapport.domain.months import month_end

DAY_NAMES = {
    "hai": 0, "2": 0, "monday": 0, "mon": 0, "ba": 1, "3": 1, "tuesday": 1, "tue": 1, "tư": 2, "4": 2, "wednesday": 2, "wed": 2,
    "năm": 3, "5": 3, "thursday": 3, "thu": 3, "sáu": 4, "6": 4, "friday": 4, "fri": 4, "bảy": 5, "bẩy": 5, "7": 5, "saturday": 5,
    "sat": 5, "chủ nhật": 6, "cn": 6, "sunday": 6, "sun": 6,
}  # fmt: skip
MONTHS = {
    name: number for number, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)
}
NUMBERS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "mười": 10, "one": 1, "two": 2, "three": 3, "a": 1}


@dataclass(frozen=True)
class Deadline:
    """A day that a message names, in its words; `is_doubtful` where the words can mean another day, too."""

    on: date
    says: str
    is_doubtful: bool = False


class Words:
    """A match whose groups read as words without spaces, "" where there is none; of two alternatives the one that is there."""

    def __init__(self, match: re.Match[str]) -> None:
        self.whole = match[0].strip()
        self._groups = match.groupdict()

    def __getitem__(self, name: str) -> str:
        return (self._groups.get(name) or self._groups.get(f"{name}2") or "").strip()


type Reading = Callable[[Words, date], Iterator[tuple[date, bool]]]


def deadlines_in(text: str, said_on: date) -> Iterator[Deadline]:
    """Answer every day named in a line, in its order; one named by two readings is doubtful. What is no day is passed over."""
    taken: list[range] = []
    found: list[tuple[int, Deadline]] = []
    for pattern, reading in READINGS:
        for match in pattern.finditer(text):
            if any(match.start() in one or match.end() - 1 in one for one in taken):
                continue
            taken.append(range(*match.span()))
            try:
                found += [(match.start(), Deadline(on, match[0].strip(), doubtful)) for on, doubtful in reading(Words(match), said_on)]
            except (ValueError, OverflowError):
                continue
    yield from (deadline for _place, deadline in sorted(found, key=lambda pair: (pair[0], pair[1].on)))


def _day_month(match: Words, said_on: date) -> Iterator[tuple[date, bool]]:
    """Day before month, as Vietnam writes; a number above twelve in the second place can only be the day."""
    first, second, year = int(match["d"]), int(match["m"]), match["y"]
    day, month, swapped = (second, first, True) if second > 12 >= first else (first, second, False)
    if year:
        yield date(int(year) + 2000 if len(year) == 2 else int(year), month, day), swapped
        return
    # "1/2", "3/4" are parts as often as days.
    yield _next(said_on, month, day), swapped or first < second <= 4


def _next(said_on: date, month: int, day: int) -> date:
    """The day of this year; one that passed more than half a year ago is next year's."""
    this = date(said_on.year, month, day)
    return this if (said_on - this).days < 183 else date(said_on.year + 1, month, day)


def _iso(match: Words, _said_on: date) -> Iterator[tuple[date, bool]]:
    yield date(int(match["y"]), int(match["m"]), int(match["d"])), False


def _in_words(match: Words, said_on: date) -> Iterator[tuple[date, bool]]:
    name = (match["en"] or match["ne"] or "")[:3].casefold()
    # "may" is Vietnamese for sewing.
    yield _next(said_on, int(match["m"] or MONTHS[name]), int(match["d"] or match["e"] or match["n"])), name == "may"


def _day_alone(match: Words, said_on: date) -> Iterator[tuple[date, bool]]:
    day = int(match["d"])
    month = said_on.replace(day=1)
    if day <= said_on.day:
        month = month_end(month) + timedelta(1)
    # Today's own number may be today.
    yield month.replace(day=day), day == said_on.day


def _near(match: Words, said_on: date) -> Iterator[tuple[date, bool]]:
    words = match.whole.casefold()
    if re.search(r"mốt|kia|after", words):
        yield said_on + timedelta(2), False
    else:
        # "chị Mai" is a person as often as "chị, mai".
        yield said_on + timedelta(0 if re.search(r"nay|today|tonight|eod", words) else 1), bool(match["who"])


def _weekday(match: Words, said_on: date) -> Iterator[tuple[date, bool]]:
    day = DAY_NAMES[(match["vi"] or match["t"] or match["cn"] or match["en"]).casefold()]
    monday = said_on - timedelta(said_on.weekday())
    after, before = (match["after"] or "").casefold(), (match["before"] or "").casefold()
    if re.search(r"tuần (sau|tới)|next week", after):
        yield monday + timedelta(7 + day), False
    elif "này" in after or before == "this":
        yield monday + timedelta(day), False
    else:
        coming = said_on + timedelta((day - said_on.weekday()) % 7)
        # Said on that very weekday it is today or in a week; "next Friday" is this week's or the next one's; "T6" may be June.
        two = coming == said_on or before == "next" or after in ("sau", "tới")
        yield coming, two or bool(match["t"])
        if two:
            yield coming + timedelta(7), True


def _after_days(match: Words, said_on: date) -> Iterator[tuple[date, bool]]:
    number = int(match["n"]) if match["n"].isdigit() else NUMBERS[match["n"].casefold()]
    step = 7 if re.match(r"tuần|week", match["unit"], re.I) else 1
    # Whether working days are meant is not said.
    yield said_on + timedelta(number * step), True


def _ends(match: Words, said_on: date) -> Iterator[tuple[date, bool]]:
    words = match.whole.casefold()
    if re.search(r"tháng|month", words):
        last = month_end(said_on)
        last = month_end(last + timedelta(1)) if re.search(r"sau|tới|next", words) else last
        yield (last.replace(day=15) if "giữa" in words else last.replace(day=1) if re.search(r"đầu|early", words) else last), True
        return
    monday = said_on - timedelta(said_on.weekday()) + timedelta(7 if re.search(r"sau|tới|next", words) else 0)
    if "đầu" in words or "early" in words:
        yield monday, True
    else:
        yield monday + timedelta(4), True
        if "cuối" in words:
            yield monday + timedelta(5), True


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)


_AFTER = r"(?P<after>\s+(tuần\s+)?(sau|tới|này)|\s+next week)?"
READINGS: tuple[tuple[re.Pattern[str], Reading], ...] = (
    (_compiled(r"(?<!\d)(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)"), _iso),
    (_compiled(r"(?<![\d/.,-])(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4}|\d{2})(?![\d/])"), _day_month),
    (_compiled(r"(?<![\d/.,])(?!24/7\b)(?P<d>\d{1,2})/(?P<m>\d{1,2})(?![\d/%])"), _day_month),
    (
        _compiled(
            r"\b(?:ngày\s+)?(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})\b"
            r"|\b(?P<e>\d{1,2})(?:st|nd|rd|th)?\s+(?P<en>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\b"
            r"|\b(?P<ne>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.?\s+(?P<n>\d{1,2})(?:st|nd|rd|th)?\b"
        ),
        _in_words,
    ),
    (
        _compiled(
            r"\b(?:đầu|giữa|cuối|trong)\s+(?:tuần|tháng)(?:\s+(?:sau|tới|này))?\b|\b(?:end of|early)\s+(?:the\s+|this\s+|next\s+)?(?:week|month)\b"
        ),
        _ends,
    ),
    (
        _compiled(
            r"\b(?P<before>next\s+|this\s+)?(?:(?:thứ)\s*(?P<vi>[2-7]|hai|ba|tư|năm|sáu|bảy|bẩy)|t(?P<t>[2-7])|(?P<cn>chủ nhật|cn)"
            r"|(?P<en>monday|tuesday|wednesday|thursday|friday|saturday|sunday))\b" + _AFTER
        ),
        _weekday,
    ),
    (
        _compiled(
            r"\b(?:day after tomorrow|(?:sáng|trưa|chiều|tối|hết ngày|trong|cuối ngày)\s+(?:nay|mai|mốt)|hôm nay|tối nay|ngày mai|ngày mốt"
            r"|ngày kia|today|tonight|tomorrow|eod)\b|(?:\b(?P<who>chị|anh|em|cô|bạn)\s+)?\bmai\b"
        ),
        _near,
    ),
    (_compiled(r"\bngày\s+(?P<d>\d{1,2})(?![\d/])"), _day_alone),
    (
        _compiled(
            r"\b(?:trong(?:\s+vòng)?\s+|sau\s+|in\s+|within\s+)?(?P<n>\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|mười|one|two|three|a)\s+"
            r"(?P<unit>ngày|hôm|tuần|days?|weeks?)(?:\s+(?:nữa|tới))\b|\b(?:trong(?:\s+vòng)?|in|within)\s+(?P<n2>\d{1,2})\s+(?P<unit2>ngày|tuần|days?|weeks?)\b"
        ),
        _after_days,
    ),
)
