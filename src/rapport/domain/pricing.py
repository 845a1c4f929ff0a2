"""Between commission, mark-up and margin, and prices from them (facts §2.1). Percentages as people say them, exact."""

from decimal import Decimal
from fractions import Fraction

from rapport.domain.money import round_half_up


def markup_of_commission(percent_of_gross: Decimal) -> Fraction:
    """Answer the mark-up on net, in percent, that a commission on gross is: 15 is 17,647…. From 100 % on: ValueError."""
    if percent_of_gross >= 100:
        raise ValueError("a commission is less than the whole of the gross")
    return 100 * Fraction(percent_of_gross) / (100 - Fraction(percent_of_gross))


def margin_of_markup(percent_on_cost: Decimal) -> Fraction:
    """Answer the margin on the price, in percent, that a mark-up on cost is: 15 is 13,043…. A mark-up of −100 % and less: ValueError."""
    if percent_on_cost <= -100:
        raise ValueError("a mark-up leaves some of the cost")
    return 100 * Fraction(percent_on_cost) / (100 + Fraction(percent_on_cost))


def price_with_margin(cost: Decimal, percent_of_price: Decimal, unit: Decimal = Decimal(1)) -> Decimal:
    """Answer the price of which the margin is so much percent: 200.000.000 at 15 is 235.294.118. From 100 % on: ValueError."""
    return round_half_up(Fraction(cost) * (1 + markup_of_commission(percent_of_price) / 100), unit)


def price_with_markup(cost: Decimal, percent_on_cost: Decimal, unit: Decimal = Decimal(1)) -> Decimal:
    """Answer the price of a purchase with its mark-up, rounded half up: 480.000.000 with 12 is 537.600.000."""
    return round_half_up(Fraction(cost) * (100 + Fraction(percent_on_cost)) / 100, unit)
