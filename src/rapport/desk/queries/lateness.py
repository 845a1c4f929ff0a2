"""How late something is in working days, and what that makes of the đồng at stake (Decided 14)."""

from datetime import date, timedelta
from decimal import Decimal

from rapport.domain.calendar import Calendar

DAY, FAR = timedelta(1), 800


class Lateness:
    """How many working days each day lies before today: hundreds of invoices fall due on the same few days, so each is counted once."""

    def __init__(self, calendar: Calendar, today: date) -> None:
        self.calendar, self.today = calendar, today
        self.counted: dict[date, int] = {today: 0}
        self.first = today

    def days(self, due_on: date) -> int:
        """Answer the working days from a day to today, below nothing for a day to come; days between are counted on the way."""
        if due_on > self.today or (self.today - due_on).days > FAR:
            return self.calendar.working_days_between(due_on, self.today)
        while self.first > due_on:
            self.counted[self.first - DAY] = self.counted[self.first] + self.calendar.is_working_day(self.first)
            self.first -= DAY
        return self.counted[due_on]


def rank(stake: Decimal, days: int | None) -> Decimal:
    """Answer đồng at stake × (1 + working days late), ÷ (1 + working days left: days below nothing); no stake: 0, no day: the stake."""
    if not stake or days is None:
        return stake
    return stake * (1 + days) if days >= 0 else stake / (1 - days)
