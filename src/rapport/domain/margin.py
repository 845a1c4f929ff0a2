"""AGI and margin, the floor, and the ways back to it (facts §2.2, Decided 1 and 6)."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from rapport.domain.money import round_half_up, round_up


@dataclass(frozen=True)
class Profit:
    """
    What a job earns: net price, external cost (bought in and passed through), own cost; amounts without VAT.

    `own_cost` None: not known; margin is then None, never 100 %.
    """

    net: Decimal
    external: Decimal
    own_cost: Decimal | None

    @property
    def agi(self) -> Decimal:
        """Net price less external cost."""
        return self.net - self.external

    @property
    def margin(self) -> Decimal | None:
        """AGI less own cost, in money."""
        return None if self.own_cost is None else self.agi - self.own_cost

    @property
    def share(self) -> Fraction | None:
        """Margin over AGI, exact; None where cost is unknown or AGI is not positive."""
        if self.margin is None or self.agi <= 0:
            return None
        return Fraction(self.margin) / Fraction(self.agi)


def four_decimals(share: Fraction | None) -> Decimal | None:
    """Round a share half up to four decimals, as every face shows it: 0.5789 is 57,89 %."""
    if share is None:
        return None
    return round_half_up(share, Decimal("0.0001"))


def keeps_floor(profit: Profit, floor_percent: Decimal) -> bool:
    """
    Answer whether a profit keeps the floor; compares exact fractions, not the rounded figures.

    AGI not above zero counts as under the floor, whatever own work costs; else unknown own cost does not break it (the check
    comes when cost is known).
    """
    if profit.agi <= 0:
        return False
    if profit.own_cost is None:
        return True
    assert profit.margin is not None
    return profit.margin * 100 >= floor_percent * profit.agi


def least_agi(own_cost: Decimal, floor_percent: Decimal, unit: Decimal = Decimal(1)) -> Decimal:
    """Answer the smallest AGI, in whole units, that keeps the floor over this own cost. Floors of 100 % and more: ValueError."""
    if floor_percent >= 100:
        raise ValueError("no price keeps a floor of 100 %")
    return round_up(Fraction(own_cost) * 100 / (100 - Fraction(floor_percent)), unit)


def largest_discount(profit: Profit, floor_percent: Decimal, unit: Decimal = Decimal(1)) -> Decimal | None:
    """Answer the largest further discount that keeps the floor; negative: the price lacks that much. None: cost unknown."""
    if profit.own_cost is None:
        return None
    return profit.agi - least_agi(profit.own_cost, floor_percent, unit)


def highest_order(profit: Profit, planned: Decimal, floor_percent: Decimal, unit: Decimal = Decimal(1)) -> Decimal | None:
    """Answer the highest external order, in place of what was planned for it, that keeps the floor. None: cost unknown."""
    room = largest_discount(profit, floor_percent, unit)
    return None if room is None else planned + room


@dataclass(frozen=True)
class ChangePrices:
    """Three prices of a change, net: keeps the whole job's floor, the rate card's, keeps the agreed margin."""

    keeps_floor: Decimal
    rate_card: Decimal
    keeps_agreed: Decimal


def change_prices(
    before: Profit,
    *,
    added_own: Decimal,
    added_external: Decimal,
    rate_card: Decimal,
    floor_percent: Decimal,
    agreed: Fraction,
) -> ChangePrices:
    """
    Answer the three prices of a change, side by side (Decided 6).

    The floor's is what the whole job lacks after the change, not less than nothing; the agreed margin's is
    added own cost ÷ (1 − agreed margin) + added external cost; both are rounded up to the đồng, for one less would break them.
    Unknown own cost, an agreed margin of 100 % and more: ValueError.
    """
    if before.own_cost is None:
        raise ValueError("the job's own cost is not known")
    if agreed >= 1:
        raise ValueError("no price keeps a margin of 100 %")
    floor = least_agi(before.own_cost + added_own, floor_percent) - before.agi + added_external
    agreed_price = round_up(Fraction(added_own) / (1 - agreed) + Fraction(added_external))
    return ChangePrices(max(floor, Decimal(0)), rate_card, agreed_price)
