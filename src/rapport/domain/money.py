"""Exact money: rounding once, and splitting without loss."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction


def round_half_up(amount: Decimal | Fraction, unit: Decimal = Decimal(1)) -> Decimal:
    """
    Round to a multiple of `unit` (1 for đồng, 0.01 for cents), halves away from zero, as the trade and the tax office do.

    Counted in whole numbers, so that no amount is too long for it. What is not finite: ValueError or OverflowError.
    """
    exact = Fraction(amount) / Fraction(unit)
    units = (abs(exact) * 2 + 1) // 2
    return Decimal(-units if exact < 0 else units) * unit


def round_up(amount: Decimal | Fraction, unit: Decimal = Decimal(1)) -> Decimal:
    """Round to the next multiple of `unit` above (towards more), for prices that must not fall short."""
    return Decimal(-(-Fraction(amount) // Fraction(unit))) * unit


def spread(total: Decimal, weights: Sequence[Decimal], unit: Decimal = Decimal(1)) -> list[Decimal]:
    """
    Split a total in proportion to weights, in whole units, by largest remainder; ties go to the earlier part.

    The parts always sum to the total; what of it is less than a unit stays with the largest remainder. A negative total is the
    mirror image of its positive one. Weights of both signs (an adjustment) are taken with their signs; where they sum to zero
    the first part takes everything. No weights: ValueError unless the total is zero.
    """
    if total < 0:
        return [-part for part in spread(-total, weights, unit)]
    if not weights:
        if total:
            raise ValueError("nothing to spread over")
        return []
    shares = [Fraction(weight) for weight in weights]
    whole = sum(shares)
    if whole == 0:
        return [total, *[Decimal(0)] * (len(weights) - 1)]
    units = Fraction(total) // Fraction(unit)
    exact = [units * share / whole for share in shares]
    counts = [share // 1 for share in exact]
    order = sorted(range(len(exact)), key=lambda index: (counts[index] - exact[index], index))
    for index in order[: units - sum(counts)]:
        counts[index] += 1
    parts = [Decimal(count) * unit for count in counts]
    parts[order[0]] += total - Decimal(units) * unit
    return parts
