"""Exact money: rounding once, and splitting without loss."""

from collections.abc import Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal


def round_half_up(amount: Decimal, unit: Decimal = Decimal(1)) -> Decimal:
    """Round to a multiple of `unit` (1 for đồng, 0.01 for cents), halves away from zero, as the trade and the tax office do."""
    return (amount / unit).quantize(Decimal(1), ROUND_HALF_UP) * unit


def spread(total: Decimal, weights: Sequence[Decimal], unit: Decimal = Decimal(1)) -> list[Decimal]:
    """
    Split a total in proportion to weights, in whole units, by largest remainder; ties go to the earlier part.

    The parts sum to the total, which must be a multiple of `unit`. Weights are not negative; where all are zero the first part
    takes everything. A negative total is the mirror image of its positive one. No weights: ValueError unless the total is zero.
    """
    if total < 0:
        return [-part for part in spread(-total, weights, unit)]
    if not weights:
        if total:
            raise ValueError("nothing to spread over")
        return []
    whole = sum(weights)
    if whole == 0:
        return [total, *[Decimal(0)] * (len(weights) - 1)]
    exact = [total * weight / whole for weight in weights]
    parts = [(share / unit).quantize(Decimal(1), ROUND_FLOOR) * unit for share in exact]
    # Remainders are compared exactly, as numerators over the same whole: a quotient would be cut at 28 digits.
    order = sorted(range(len(weights)), key=lambda index: (parts[index] * whole - total * weights[index], index))
    missing = int((total - sum(parts)) / unit)
    for index in order[:missing]:
        parts[index] += unit
    return parts
