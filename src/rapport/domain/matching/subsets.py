"""
Subsets of open amounts that sum to a target: meeting in the middle over pairs and triples, with bounds on what is searched.

Amounts are whole numbers (the smallest unit times SCALE). The order of the amounts given is the order of preference.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, combinations, islice

SCALE = 10_000
# Triples are kept for so many amounts only: 2,600 triples for 26.
MOST_FOR_TRIPLES = 26
# The rule on certain matches looks at every subset of up to three, or answers that it does not know.
MOST_FOR_CERTAIN = 400


def units(amount: Decimal) -> int:
    """Answer an amount in ten-thousandths, the unit of all searches."""
    return int((amount * SCALE).to_integral_value())


class SubsetSums:
    """The amounts of one payer, ready to be asked for subsets of many targets."""

    def __init__(self, amounts: Sequence[int], *, most: int) -> None:
        self._amounts = list(amounts)
        self._most = most
        self._pairs: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for one, other in combinations(range(len(self._amounts)), 2):
            self._pairs[self._amounts[one] + self._amounts[other]].append((one, other))
        self._totals = self._pairs.keys()

    def find(self, target: int, *, most_found: int, most: int = 5) -> list[tuple[int, ...]]:
        """
        Answer places of subsets of 2 to `most` amounts that sum to a target: the smaller first, at most `most_found`.

        Size 5 is searched among the first MOST_FOR_TRIPLES amounts, and only where nothing smaller was found. Runs of the first k amounts (the oldest) are found
        whatever their size.
        """
        found: dict[tuple[int, ...], None] = {}
        for places in chain(self._runs(target), self._by_size(target, min(most, self._most))):
            found.setdefault(places)
            if len(found) >= most_found:
                break
        if not found and min(most, self._most) >= 5:
            found = dict.fromkeys(islice(self._five(target), most_found))
        return sorted(found, key=lambda places: (len(places), places))

    def _runs(self, target: int) -> Iterator[tuple[int, ...]]:
        total = 0
        for place, amount in enumerate(self._amounts):
            total += amount
            if total == target and place:
                yield tuple(range(place + 1))

    def _by_size(self, target: int, most: int) -> Iterator[tuple[int, ...]]:
        yield from self._pairs.get(target, ())
        if most >= 3:
            for place, amount in enumerate(self._amounts):
                yield from ((place, *pair) for pair in self._pairs.get(target - amount, ()) if place < pair[0])
        if most >= 4:
            # Only the sums whose rest is a sum, too: found by sets, in one step.
            for total in self._totals & {target - total for total in self._totals}:
                others = self._pairs[target - total]
                yield from ((*pair, *other) for pair in self._pairs[total] for other in others if pair[1] < other[0])

    def _five(self, target: int) -> Iterator[tuple[int, ...]]:
        amounts = self._amounts
        for one, two, three in combinations(range(min(len(amounts), MOST_FOR_TRIPLES)), 3):
            rest = self._pairs.get(target - amounts[one] - amounts[two] - amounts[three])
            if rest:
                yield from ((one, two, three, *pair) for pair in rest if three < pair[0])


def has_subset_of_three(amounts: Sequence[int], target: int) -> bool:
    """
    Answer whether one, two or three of these amounts sum to a target.

    True, too, where there are more than MOST_FOR_CERTAIN amounts: what was not searched is not known to be free of one.
    """
    if len(amounts) > MOST_FOR_CERTAIN:
        return True
    ordered = sorted(amount for amount in amounts if 0 < amount <= target)
    held = set(ordered)
    if target in held:
        return True
    return _two(ordered, target, held) or any(_two(ordered[place + 1 :], target - amount, held) for place, amount in enumerate(ordered))


def _two(ordered: Sequence[int], target: int, held: set[int]) -> bool:
    """Answer whether two of the amounts sum to a target; `held` are these and perhaps more: the quick look before the exact one."""
    if len(ordered) < 2 or ordered[0] + ordered[1] > target or held.isdisjoint(map(target.__sub__, ordered)):
        return False
    low, high = 0, len(ordered) - 1
    while low < high:
        total = ordered[low] + ordered[high]
        if total == target:
            return True
        if total < target:
            low += 1
        else:
            high -= 1
    return False
