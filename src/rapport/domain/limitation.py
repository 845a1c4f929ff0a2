"""The clock of limitation: until when a debt can be brought to court, and what starts it anew (facts §3.7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rapport.domain.months import months_after

NOTHING: tuple[date, ...] = ()


@dataclass(frozen=True)
class Limitation:
    """The day that the clock runs from, the last day of the time, the days left on a day (below nothing: days past it)."""

    runs_from: date
    last_day: date
    days_left: int

    @property
    def is_over(self) -> bool:
        """The last day has passed."""
        return self.days_left < 0


def limitation(due_on: date, today: date, *, years: int = 2, acknowledged_on: Sequence[date] = NOTHING) -> Limitation:
    """
    Answer the clock of a debt on a day.

    It runs from the due day; a signed reconciliation or another acknowledgement starts it anew (Luật 91/2015/QH13 art. 157), in any
    order given, if it came in time: one after the last day, before the due day or after today changes nothing. The last day is the
    same day so many years later; 29 February becomes 28.

    :param years: 2 for commercial disputes (Luật 36/2005/QH11 art. 319), 3 for civil ones
    """
    runs_from = due_on
    for on in sorted(acknowledged_on):
        if runs_from < on <= min(today, months_after(runs_from, 12 * years)):
            runs_from = on
    last_day = months_after(runs_from, 12 * years)
    return Limitation(runs_from, last_day, (last_day - today).days)
