"""One row of law: a value that holds from a day to a day, on a basis."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal


class NoRule(LookupError):
    """No row holds on the day asked for."""


@dataclass(frozen=True)
class LawRule:
    """A value with its first and last day (None: no end known), the text it stands on and where that was read."""

    value: Decimal
    from_on: date
    to_on: date | None
    basis: str
    source: str


def rule_on(rules: Sequence[LawRule], day: date) -> LawRule:
    """Answer the row that holds on a day, both ends included; NoRule where none does."""
    for rule in rules:
        if rule.from_on <= day and (rule.to_on is None or day <= rule.to_on):
            return rule
    raise NoRule(day.isoformat())


def ending(rules: Sequence[LawRule], today: date, days: int = 60) -> list[LawRule]:
    """Answer the rows that end within so many days without a successor on the day after."""
    return [
        rule
        for rule in rules
        if rule.to_on is not None
        and 0 <= (rule.to_on - today).days <= days
        and not any(other.from_on - rule.to_on == timedelta(1) for other in rules)
    ]
