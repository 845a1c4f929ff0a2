"""A pasted chat: who wrote when, from the heads that Zalo, Messenger, Teams and mail clients put before what was said."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

_DAY = r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})(?:[/.-](?P<y>\d{4}|\d{2}))?"
_HOUR = r"(?P<h>\d{1,2})[:h](?P<n>\d{2})(?::\d{2})?\s*(?P<half>[AaPp][Mm]|SA|CH)?"
_WHO = r"(?P<who>[^\[\]:,\n\d][^\[\]:,\n]{0,58}?)"
_MOMENTS = (f"{_DAY},?\\s+{_HOUR}", f"{_HOUR},?\\s+{_DAY}", _HOUR)
# "[24/11/2026 10:32] Thu: ok em" · "Thu, 24/11/2026 10:32" · "Phạm Thu 10:32" · "[10:32] Thu: …"
_HEADS = tuple(
    re.compile(pattern)
    for moment in _MOMENTS
    for pattern in (rf"^\[{moment}\]\s*{_WHO}\s*:", rf"^{_WHO},?\s+\[?{moment}\]?\s*:?\s*$", rf"^{moment}\s*[-–]\s*{_WHO}\s*:")
)
# "Chị Thu: ok em", as it is forwarded: how one is called, and no hour, or only that.
CALLED = re.compile(
    r"^(?P<who>(?:anh|chị|chi|em|cô|chú|bác|mr|mrs|ms)\.?\s+[^\W\d_]+(?:\s+[^\W\d_]+){0,2})(?:\s+\d{1,2}[:h]\d{2})?\s*:\s*", re.I
)


@dataclass(frozen=True)
class Said:
    """One head of a chat: who, and when as far as it says so; without a day it is the day of reading."""

    who: str
    at: datetime


def heads_of(text: str, read_on: date) -> list[Said]:
    """
    Answer the heads found in a pasted chat, in their order; naive moments of the place where it was read.

    A year that is not said is that of `read_on`, or the one before where the day would lie ahead. What is no day is passed over.
    """
    found = []
    for line in text.splitlines():
        match = next((match for head in _HEADS if (match := head.match(line.strip()))), None)
        at = _moment(match.groupdict(), read_on) if match else None
        if match and at:
            found.append(Said(match["who"].strip(), at))
    return found


def speakers_of(text: str, read_on: date) -> list[Said]:
    """Answer all who speak in a message: the heads of a chat, and whoever a forwarded line names without a day (said on `read_on`)."""
    called = [match["who"] for line in text.splitlines() if (match := CALLED.match(line.strip()))]
    return [*heads_of(text, read_on), *(Said(who, datetime.combine(read_on, time())) for who in called)]


def _moment(parts: dict[str, str | None], read_on: date) -> datetime | None:
    try:
        hour = int(parts["h"] or 0)
        half = (parts.get("half") or "").upper()
        hour += 12 if half in ("PM", "CH") and hour < 12 else 0
        hour -= 12 if half in ("AM", "SA") and hour == 12 else 0
        clock = time(hour, int(parts["n"] or 0))
        if not parts.get("d"):
            return datetime.combine(read_on, clock)
        year = int(parts["y"] or read_on.year)
        day = date(year + 2000 if year < 100 else year, int(parts["m"] or 0), int(parts["d"] or 0))
        if not parts["y"] and day > read_on:
            day = day.replace(year=day.year - 1)
        return datetime.combine(day, clock)
    except ValueError:
        return None


def speaker_among(names: Sequence[tuple[str, str]], said: Sequence[Said]) -> int | None:
    """
    Answer the place of the one person (full name, given name) who speaks in a chat; None where nobody or several do.

    A name is heard whole, or by its given name as the last word: "Chị Thu" is Phạm Thị Thu where there is one Thu.
    """
    heard: set[int] = set()
    for one in said:
        words = one.who.casefold()
        whole = [place for place, (full, _given) in enumerate(names) if full.casefold() == words]
        given = [place for place, (_full, given) in enumerate(names) if words.split()[-1:] == given.casefold().split()[-1:]]
        places = whole or given
        if len(places) == 1:
            heard.update(places)
    return next(iter(heard)) if len(heard) == 1 else None
