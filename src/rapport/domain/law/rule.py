"""One row of law: a value that holds from a day to a day, on a basis; and a table of such rows, which an agency may override."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

WARNED_DAYS = 60


class NoRule(LookupError):
    """No row holds on the day asked for."""


@dataclass(frozen=True)
class LawRule[V]:
    """
    A value with its first and last day (None: no end known), the text it stands on and where that was read.

    `is_own`: an agency's own row, which stands above the law's in its time.
    """

    value: V
    from_on: date
    to_on: date | None
    basis: str
    source: str
    is_own: bool = False

    def holds(self, day: date) -> bool:
        """Answer whether the row holds on a day, both ends included."""
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)


def rule_on[V](rules: Sequence[LawRule[V]], day: date) -> LawRule[V]:
    """Answer the row that holds on a day, both ends included; the first of several; NoRule where none does."""
    for rule in rules:
        if rule.holds(day):
            return rule
    raise NoRule(day.isoformat())


def ending[V](rules: Sequence[LawRule[V]], today: date, days: int = WARNED_DAYS) -> list[LawRule[V]]:
    """
    Answer the rows that end within so many days, or have ended, with no row that holds on the day after.

    The last of the days counts: a row that ends in exactly 60 days is among them.
    """
    return [
        rule
        for rule in rules
        if rule.to_on is not None
        and (rule.to_on - today).days <= days
        and not any(other.holds(rule.to_on + timedelta(1)) for other in rules)
    ]


@dataclass(frozen=True)
class LawTable[V]:
    """
    A dated table: a key, what it says in English and Vietnamese, the unit of its values, its rows in order of days.

    Rows of the law neither overlap nor leave a day out between them: ValueError.
    """

    key: str
    title: str
    title_vi: str
    unit: str
    rows: tuple[LawRule[V], ...]

    def __post_init__(self) -> None:
        rows = [row for row in self.rows if not row.is_own]
        for row, following in pairwise(rows):
            if row.to_on is None or following.from_on - row.to_on != timedelta(1):
                raise ValueError(f"{self.key}: {following.from_on} does not follow {row.to_on}")
        if any(row.to_on is not None and row.to_on < row.from_on for row in self.rows):
            raise ValueError(f"{self.key}: a row ends before it begins")

    def on(self, day: date) -> LawRule[V]:
        """Answer the row that holds on a day; an agency's own first. Before the first row, after the last: NoRule."""
        return rule_on(self.rows, day)

    def value(self, day: date) -> V:
        """Answer the value that holds on a day. NoRule where none does."""
        return self.on(day).value

    def overridden(self, *own: LawRule[V]) -> "LawTable[V]":
        """Answer the table with an agency's own dated rows above it, the latest beginning first; the law's rows stay below."""
        marked = [replace(row, is_own=True) for row in own]
        mine = sorted((*marked, *(row for row in self.rows if row.is_own)), key=lambda row: row.from_on, reverse=True)
        return replace(self, rows=(*mine, *(row for row in self.rows if not row.is_own)))

    def ending(self, today: date, days: int = WARNED_DAYS) -> list[LawRule[V]]:
        """Answer the rows that end within so many days without a successor: what the product warns of and `make check-law` fails on."""
        return ending(self.rows, today, days)

    def changing(self, today: date, days: int = WARNED_DAYS) -> list[tuple[LawRule[V], LawRule[V]]]:
        """
        Answer (row, its successor) where a row ends within so many days and another value follows: what people must know beforehand.

        Today's end counts, and the last of the days; a row whose successor says the same is not among them.
        """
        found = []
        for row in self.rows:
            if row.to_on is None or not 0 <= (row.to_on - today).days <= days or self.on(row.to_on) is not row:
                continue
            after = next((other for other in self.rows if other.holds(row.to_on + timedelta(1))), None)
            if after is not None and after.value != row.value:
                found.append((row, after))
        return found
