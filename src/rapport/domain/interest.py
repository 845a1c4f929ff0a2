"""Interest on late payment: actual days ÷ 365, each day on what is still open of the principal (Decided 8, facts §3.7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from rapport.domain.money import round_half_up

DAYS_OF_A_YEAR = 365
UNPAID: tuple[tuple[date, Decimal], ...] = ()


@dataclass(frozen=True)
class InterestSpan:
    """Days from `first` to `last`, both included, on which the same principal was open at the same rate; interest exact."""

    first: date
    last: date
    principal: Decimal
    percent: Decimal
    interest: Fraction

    @property
    def days(self) -> int:
        """Days of the span, both ends counted."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True)
class LateInterest:
    """Interest of one invoice, rounded once, and the spans that it is made of."""

    amount: Decimal
    spans: tuple[InterestSpan, ...]


def late_interest(
    principal: Decimal,
    percent_a_year: Decimal | Sequence[tuple[date, Decimal]],
    due_on: date,
    until: date,
    *,
    payments: Sequence[tuple[date, Decimal]] = UNPAID,
    unit: Decimal = Decimal(1),
) -> LateInterest:
    """
    Answer the interest of an invoice from the day after its due day up to a day, that day included.

    The day of a payment still counts on what was open before it. A leap year, too, has 365 days. Half a unit is rounded up, once
    for the whole invoice. Nothing late: nothing. Penalties and damages bear no interest (Án lệ 09/2016/AL).

    :param principal: what was open on the due day
    :param percent_a_year: 10 is 10 %; or rates with the first day of each, in any order (before the first: 0)
    :param payments: days and amounts in any order; those after `until` are not counted
    :raises ValueError: a principal, rate or payment below nothing; more paid than was owed
    """
    rates = [(date.min, percent_a_year)] if isinstance(percent_a_year, Decimal) else sorted(percent_a_year)
    if principal < 0 or any(amount < 0 for _on, amount in payments) or any(percent < 0 for _on, percent in rates):
        raise ValueError("principal, rates and payments are not below nothing")
    paid = sorted((on, amount) for on, amount in payments if on <= until)
    if sum((amount for _on, amount in paid), Decimal(0)) > principal:
        raise ValueError("more was paid than was owed")
    ends = {on for on, _amount in paid} | {on - timedelta(1) for on, _percent in rates if on > date.min} | {until}
    spans = []
    first = due_on + timedelta(1)
    for last in sorted(end for end in ends if due_on < end <= until):
        still_open = principal - sum((amount for on, amount in paid if on < first), Decimal(0))
        percent = next((percent for on, percent in reversed(rates) if on <= first), Decimal(0))
        exact = Fraction(still_open) * Fraction(percent) * ((last - first).days + 1) / (100 * DAYS_OF_A_YEAR)
        spans.append(InterestSpan(first, last, still_open, percent, exact))
        first = last + timedelta(1)
    return LateInterest(round_half_up(sum((span.interest for span in spans), Fraction(0)), unit), tuple(spans))
