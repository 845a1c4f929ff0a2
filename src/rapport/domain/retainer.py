"""A retainer's hours from month to month: what is carried, what lapses, what is offered for money (story 4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from rapport.domain.money import round_half_up


@dataclass(frozen=True)
class RetainerTerms:
    """
    Terms of a month: its fee without VAT, its hours, and what of a surplus or deficit is carried into the next.

    :param surplus_cap: hours of a surplus carried at most, for one month; hours carried are used first, and lapse after it
    :param deficit_cap: hours of a deficit carried at most
    :param extra_rate: price of an hour beyond that, without VAT
    """

    fee: Decimal
    hours: Decimal
    surplus_cap: Decimal = Decimal(0)
    deficit_cap: Decimal = Decimal(0)
    extra_rate: Decimal = Decimal(0)


@dataclass(frozen=True)
class RetainerMonth:
    """
    A month worked out, in hours; `carried_in` and `carried_out` are below nothing for a deficit.

    available = hours + carried_in; used = available − balance; balance = carried_out + lapsed − extra_hours.
    `extra_amount` is a change proposal, not billed until it is agreed.
    """

    used: Decimal
    carried_in: Decimal
    available: Decimal
    balance: Decimal
    carried_out: Decimal
    lapsed: Decimal
    extra_hours: Decimal
    extra_amount: Decimal


def retainer_months(used: Sequence[Decimal], terms: RetainerTerms, unit: Decimal = Decimal(1)) -> list[RetainerMonth]:
    """
    Work the months of a retainer out, one after the other, from nothing carried in. Hours or caps below nothing: ValueError.
    """
    if min((*used, terms.surplus_cap, terms.deficit_cap, terms.hours), default=Decimal(0)) < 0:
        raise ValueError("hours are not below nothing")
    months: list[RetainerMonth] = []
    carried = Decimal(0)
    for hours in used:
        available = terms.hours + carried
        balance = available - hours
        # Hours carried in were used first: what is left over of them is not carried a second time.
        onward = min(max(balance, -terms.deficit_cap), terms.surplus_cap, terms.hours)
        lapsed, extra = max(balance - onward, Decimal(0)), max(onward - balance, Decimal(0))
        amount = round_half_up(extra * terms.extra_rate, unit)
        months.append(RetainerMonth(hours, carried, available, balance, onward, lapsed, extra, amount))
        carried = onward
    return months


@dataclass(frozen=True)
class RetainerUse:
    """
    Months together: hours sold and used, over-servicing as a share (0.0625 is 6,25 %), fee per hour used and sold in money.

    Shares and rates of nothing sold or used are None.
    """

    sold: Decimal
    used: Decimal
    over_servicing: Fraction | None
    effective_rate: Decimal | None
    sold_rate: Decimal | None


def retainer_use(
    months: Sequence[RetainerMonth], terms: RetainerTerms, *, extra_paid: Decimal = Decimal(0), unit: Decimal = Decimal(1)
) -> RetainerUse:
    """Answer how the hours of some months were sold and used; `extra_paid` is what the client paid beside the fee, without VAT."""
    sold, used = terms.hours * len(months), sum((month.used for month in months), Decimal(0))
    fees = Fraction(terms.fee * len(months) + extra_paid)
    return RetainerUse(
        sold,
        used,
        Fraction(used - sold) / Fraction(sold) if sold else None,
        round_half_up(fees / Fraction(used), unit) if used else None,
        round_half_up(Fraction(terms.fee) / Fraction(terms.hours), unit) if terms.hours else None,
    )
