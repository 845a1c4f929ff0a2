"""Milestones: a contract's kinds in instalments; nothing made, nothing lost (Decided 10)."""

from collections.abc import Hashable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from rapport.domain.money import round_half_up, spread


def instalments[K: Hashable](
    contract: Mapping[K, Decimal], percents: Sequence[Decimal], unit: Decimal = Decimal(1)
) -> list[dict[K, Decimal]]:
    """
    Split a contract's parts (its kinds with TAX, or those of one rate group) into instalments; the last takes the rest.

    Each but the last is its percentage of the whole, rounded half up, and spread over the parts in proportion to the contract
    (largest remainder, ties in order of the parts); where rounding would take more of a part than is left, in proportion to
    what is left. Every part sums to the contract's, no part is ever below nothing.

    :param percents: of the whole, with VAT; they sum to 100
    :raises ValueError: no percentages, other sums than 100, a percentage or a part below nothing
    """
    if not percents or sum(percents) != 100 or any(percent < 0 for percent in percents):
        raise ValueError("instalments of a contract sum to 100 %")
    if any(amount < 0 for amount in contract.values()):
        raise ValueError("a part of less than nothing")
    whole = sum(contract.values(), Decimal(0))
    left = dict(contract)
    found = []
    for percent in percents[:-1]:
        amount = min(round_half_up(Fraction(whole) * Fraction(percent) / 100, unit), sum(left.values(), Decimal(0)))
        parts = spread(amount, list(contract.values()), unit)
        if any(part > left[key] for key, part in zip(contract, parts, strict=True)):
            parts = spread(amount, list(left.values()), unit)
        found.append(dict(zip(contract, parts, strict=True)))
        left = {key: left[key] - part for key, part in found[-1].items()}
    return [*found, left]
