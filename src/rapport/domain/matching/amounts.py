"""How an amount fits what is open: exactly, short by a bank's fee or a tax kept back, in part, or for several invoices together."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from rapport.domain.matching.lines import OpenItem, Settings

MOST_FOUND = 6


def relation(amount: Decimal, due: Decimal, settings: Settings) -> str:
    """Name how an amount stands to what is due: `exact`, `fee`, `withheld`, `part` or `over`."""
    if amount == due:
        return "exact"
    if 0 < due - amount <= settings.fee_most and (due - amount) * 20 <= due:
        return "fee"
    for percent in settings.withheld_percents:
        # The payer rounds its tax on the net or on the gross; both are at most a few đồng off.
        if any(abs(due - base * percent / 100 - amount) <= 2 for base in (due, due / Decimal("1.08"), due / Decimal("1.1"))):
            return "withheld"
    return "part" if amount < due else "over"


def subsets(amount: Decimal, items: Sequence[OpenItem], settings: Settings) -> list[tuple[tuple[OpenItem, ...], str]]:
    """
    Answer sets of two to four invoices that an amount pays together, exactly or short by one fee; at most six.

    Pairs are indexed by their sum, so that a pool of n costs n² and not n⁴; the oldest invoices are tried first.
    """
    pool = sorted((item for item in items if item.open < amount), key=lambda item: (item.due_on is None, item.due_on, item.key))
    pool = pool[: settings.subset_pool]
    found: dict[frozenset[int], str] = {}
    wanted = [(amount, "exact")]
    pairs: dict[Decimal, list[tuple[int, int]]] = defaultdict(list)
    sums = []
    for one, two in combinations(range(len(pool)), 2):
        both = pool[one].open + pool[two].open
        if both <= amount + settings.fee_most:
            pairs[both].append((one, two))
            sums.append(both)
    for target, way in wanted:
        for places in _pairs_triples_quads(target, pool, pairs, settings):
            found.setdefault(frozenset(places), way)
            if len(found) >= MOST_FOUND:
                return _told(found, pool)
    if not found:
        for both in sums:
            if 0 < both - amount <= settings.fee_most:
                found |= dict.fromkeys((frozenset(places) for places in pairs[both]), "fee")
    return _told(found, pool)[:MOST_FOUND]


def _pairs_triples_quads(
    target: Decimal, pool: Sequence[OpenItem], pairs: dict[Decimal, list[tuple[int, int]]], settings: Settings
) -> list[tuple[int, ...]]:
    hits: list[tuple[int, ...]] = list(pairs.get(target, ()))
    if settings.subset_most >= 3:
        for place, item in enumerate(pool):
            for pair in pairs.get(target - item.open, ()):
                if place < pair[0]:
                    hits.append((place, *pair))
            if len(hits) >= MOST_FOUND:
                return hits
    if settings.subset_most >= 4 and not hits:
        for both, ones in list(pairs.items()):
            for pair in pairs.get(target - both, ()):
                hits += [(*one, *pair) for one in ones if one[1] < pair[0]][:MOST_FOUND]
            if len(hits) >= MOST_FOUND:
                return hits
    return hits


def _told(found: dict[frozenset[int], str], pool: Sequence[OpenItem]) -> list[tuple[tuple[OpenItem, ...], str]]:
    return [(tuple(pool[place] for place in sorted(places)), way) for places, way in found.items()]


def is_sum_of_others(amount: Decimal, items: Sequence[OpenItem], most: int = 3) -> bool:
    """Say whether two or three of these invoices together are exactly an amount."""
    opens = [item.open for item in items if item.open < amount]
    seen: set[Decimal] = set()
    pair_sums: set[Decimal] = set()
    for value in opens:
        if amount - value in seen or (most >= 3 and amount - value in pair_sums):
            return True
        pair_sums |= {value + other for other in seen}
        seen.add(value)
    return False
