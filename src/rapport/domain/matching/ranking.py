"""Proposals of all lines that are not certain, weighed against each other: two lines do not pay the same money."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from rapport.domain.matching.book import Book, ReadLine, line_order
from rapport.domain.matching.candidates import Candidate, candidates
from rapport.domain.matching.features import Around, Features, features_of, features_of_nothing, strongly_named
from rapport.domain.matching.lines import Part, Proposal
from rapport.domain.matching.probability import probabilities
from rapport.domain.matching.purpose import purpose_of
from rapport.domain.matching.reasons import reasons_of

KINDS = {"fee": "short", "withheld": "short", "part": "part", "part_round": "part", "over": "over", "over_little": "over"}
# Lines of one payer that may pay one item together.
MOST_TOGETHER = 3
MOST_LINES = 12
MOST_DAYS = 90


@dataclass(frozen=True)
class Ranked:
    """A line's options with features and probabilities; the last of both is "none of these"."""

    read: ReadLine
    options: tuple[Candidate, ...]
    features: tuple[Features, ...]
    chances: tuple[float, ...]


def rank(waiting: Sequence[ReadLine], book: Book, weights: Mapping[str, float], about: Hashable | None = None) -> list[Ranked]:
    """
    Weigh the options of each line twice: alone, then knowing what the other lines reach for.

    :param about: the id of the only line that is asked about: lines that reach for nothing of what it may pay, at however many removes,
        are left out, which changes nothing of its own weighing
    """
    options = [candidates(read, book) for read in waiting]
    if about is not None:
        near = _connected(waiting, options, about)
        waiting, options = [waiting[place] for place in near], [options[place] for place in near]
    completing = _completing(waiting, options, book)
    first = [_weighed(read, found, book, weights, completing, {}) for read, found in zip(waiting, options, strict=True)]
    claimed = _claims(first)
    return [_weighed(read, found, book, weights, completing, claimed) for read, found in zip(waiting, options, strict=True)]


def _connected(waiting: Sequence[ReadLine], options: Sequence[Sequence[Candidate]], about: Hashable) -> list[int]:
    """Answer the places of the line asked about and of all that reach for the same clients' items, or for those of such a one."""
    reach = [{option.items[0].client for option in found} for found in options]
    clients = {client for read, found in zip(waiting, reach, strict=True) if read.line.id == about for client in found}
    while more := {client for found in reach if found & clients for client in found} - clients:
        clients |= more
    return [place for place, read in enumerate(waiting) if read.line.id == about or reach[place] & clients]


def ranked_proposals(ranked: Ranked) -> list[Proposal]:
    """Tell a line's options as proposals; "none of these" becomes one where the words say what the money is instead."""
    line = ranked.read.line
    told = [
        Proposal(line, _kind(option), parts_of(option, line.amount), chance, reasons_of(features))
        for option, features, chance in zip(ranked.options, ranked.features, ranked.chances, strict=False)
    ]
    purpose = purpose_of(ranked.read.memo)
    if purpose:
        told.append(Proposal(line, "refund", (), ranked.chances[-1], (purpose,)))
    return told


def parts_of(option: Candidate, amount: Decimal) -> tuple[Part, ...]:
    """Fill the items in their order until the money is gone; what is left over stays unapplied."""
    parts = []
    for item in option.items:
        part = min(item.open, amount)
        if part > 0:
            parts.append(Part(item, part))
            amount -= part
    return tuple(parts)


def _kind(option: Candidate) -> str:
    return KINDS.get(option.relation) or ("many" if len(option.items) > 1 else "one")


def _weighed(
    read: ReadLine, options: Sequence[Candidate], book: Book, weights: Mapping[str, float],
    completing: set[tuple[Hashable, Hashable]], claimed: Mapping[Hashable, set[Hashable]],
) -> Ranked:  # fmt: skip
    strong = strongly_named(read, options)
    features = []
    for option in options:
        completes = len(option.items) == 1 and (read.line.id, option.items[0].id) in completing
        # Lines that pay an item together hold its money together.
        is_claimed = not completes and any(claimed.get(item.id, set()) - {read.line.id} for item in option.items)
        around = Around(is_claimed, completes)
        features.append(features_of(read, option, book, strong, around))
    features.append(features_of_nothing(read, strong))
    return Ranked(read, tuple(options), tuple(features), tuple(probabilities(features, weights)))


def _claims(ranked: Sequence[Ranked]) -> dict[Hashable, set[Hashable]]:
    """
    Let lines claim the money of their best options, the likeliest first, while it lasts: item → the lines that hold it all.

    A line whose best option has no money left claims nothing; its second round sees the claims of the others.
    """
    best = [(max(entry.chances[:-1]), entry) for entry in ranked if entry.options]
    left: dict[Hashable, Decimal] = {}
    holders: dict[Hashable, set[Hashable]] = defaultdict(set)
    for chance, entry in sorted(best, key=lambda pair: (-pair[0], line_order(pair[1].read.line))):
        parts = parts_of(entry.options[entry.chances.index(chance)], entry.read.line.amount)
        if chance >= entry.chances[-1] and all(left.get(part.item.id, part.item.open) >= part.amount for part in parts):
            for part in parts:
                left[part.item.id] = left.get(part.item.id, part.item.open) - part.amount
                holders[part.item.id].add(entry.read.line.id)
    return {item: lines for item, lines in holders.items() if left[item] <= 0}


def _completing(waiting: Sequence[ReadLine], options: Sequence[Sequence[Candidate]], book: Book) -> set[tuple[Hashable, Hashable]]:
    """Answer (line, item) where the line and one or two others of the same payer together pay the item exactly."""
    by_client: dict[Hashable, list[ReadLine]] = defaultdict(list)
    for read, found in zip(waiting, options, strict=True):
        for client in {option.items[0].client for option in found if option.relation.startswith("part")}:
            by_client[client].append(read)
    found_pairs: set[tuple[Hashable, Hashable]] = set()
    for client, reads in by_client.items():
        for size in range(2, MOST_TOGETHER + 1):
            for group in combinations(reads[:MOST_LINES], size):
                days = [read.line.on for read in group if read.line.on]
                if days and (max(days) - min(days)).days > MOST_DAYS:
                    continue
                total = sum((read.line.amount for read in group), Decimal(0))
                fitting = [item for item in book.by_amount.get(total, ()) if item.client == client]
                found_pairs |= {(read.line.id, item.id) for read in group for item in fitting}
    return found_pairs
