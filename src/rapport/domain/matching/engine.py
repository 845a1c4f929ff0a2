"""The door: open items, bank lines, what is known of payers, settings → what is certain, and what is proposed."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from rapport.domain.matching.book import Book, ReadLine, line_order, payer_book, read_line
from rapport.domain.matching.certain import allocate_certain
from rapport.domain.matching.lines import Allocation, BankLine, OpenItem, Outcome, Payer, Proposal, Settings
from rapport.domain.matching.money_out import Reversal, refunds, reversals
from rapport.domain.matching.payers import PayerBook
from rapport.domain.matching.ranking import Ranked, rank, ranked_proposals
from rapport.domain.matching.weights import WEIGHTS

# A line that was probably taken back is not allocated, whatever it names.
HELD = 0.5


def match(
    items: Iterable[OpenItem], lines: Iterable[BankLine], payers: Iterable[Payer] = (), settings: Settings | None = None,
    about: Hashable | None = None,
) -> Outcome:  # fmt: skip
    """
    Answer what of bank lines is certain (Decided 16), and for the rest ranked proposals with reasons and probability.

    No line is allocated twice, no item above what is open, money and items match in one currency only; the answer is the same in
    whatever order items, lines and payers come. Proposals are made of what the certain allocations leave open, and may be
    alternatives: a person chooses; `about` asks for those of one line, by its id, and is quicker. Ids of items, and ids of lines, must each be unique: ValueError.

    `match([OpenItem(1, "RP2026000123", "1C26TYY", "7", Decimal(108), "A")], [BankLine(1, Decimal(108), "TT RP2026000123")])`
    allocates 108 by the rule `key`.
    """
    settings = settings or Settings()
    every, read, known = _read(items, lines, payers)
    back = reversals(read)
    done = _certain(every, read, known, settings, back)
    rest = remaining(every, done)
    finished = {allocation.line.id for allocation in done}
    ranked = rank(_waiting(read, done, known), Book(rest, known, settings), WEIGHTS, about)
    told = [line for line in read if line.line.id not in finished and about in (None, line.line.id)]
    return Outcome(done, tuple(_told(ranked, told, back, rest, settings)))


def certain(
    items: Iterable[OpenItem], lines: Iterable[BankLine], payers: Iterable[Payer] = (), settings: Settings | None = None
) -> tuple[Allocation, ...]:
    """Answer only what is certain, as `match` does; a line that was probably taken back is not. ValueError for ids that stand twice."""
    every, read, known = _read(items, lines, payers)
    back = reversals(read)
    return _certain(every, read, known, settings or Settings(), back)


def _certain(
    items: Sequence[OpenItem], read: Sequence[ReadLine], known: PayerBook, settings: Settings, back: Sequence[Reversal]
) -> tuple[Allocation, ...]:
    held = {reversal.first.id for reversal in back if reversal.probability > HELD}
    return allocate_certain([line for line in read if line.line.id not in held], Book(items, known, settings))


def ranked_lines(
    items: Iterable[OpenItem], lines: Iterable[BankLine], payers: Iterable[Payer], settings: Settings, weights: Mapping[str, float]
) -> list[Ranked]:
    """Answer every line's options with their features under other weights, nothing allocated: what weights are fitted on."""
    every, read, known = _read(items, lines, payers)
    done = allocate_certain(read, Book(every, known, settings))
    return rank(_waiting(read, done, known), Book(remaining(every, done), known, settings), weights)


def _waiting(read: Sequence[ReadLine], done: Sequence[Allocation], known: PayerBook) -> list[ReadLine]:
    """Answer the money in that is not certain, its sender read again in the light of what is."""
    by_id = {line.line.id: line for line in read}
    known.see((row.line, by_id[row.line.id].memo, row.item) for row in done)
    finished = {allocation.line.id for allocation in done}
    waiting = (line for line in read if line.line.amount > 0 and line.line.id not in finished)
    return [replace(line, sender=known.sender(line.line, line.memo), grades={}) for line in waiting]


def remaining(items: Sequence[OpenItem], done: Iterable[Allocation]) -> list[OpenItem]:
    """Answer the items with what allocations leave open of each."""
    taken: dict[Hashable, Decimal] = defaultdict(Decimal)
    for allocation in done:
        taken[allocation.item.id] += allocation.amount
    return [replace(item, open=item.open - taken[item.id]) if item.id in taken else item for item in items]


def _read(
    items: Iterable[OpenItem], lines: Iterable[BankLine], payers: Iterable[Payer]
) -> tuple[list[OpenItem], list[ReadLine], PayerBook]:
    every, ordered = list(items), sorted(lines, key=line_order)
    for ids in ([item.id for item in every], [line.id for line in ordered]):
        if len(set(ids)) < len(ids):
            raise ValueError("ids")
    known = payer_book(every, payers)
    return every, [read_line(line, known) for line in ordered], known


def _told(
    ranked: Sequence[Ranked], read: Sequence[ReadLine], back: Sequence[Reversal], rest: Sequence[OpenItem], settings: Settings
) -> Iterable[Proposal]:
    by_line = {entry.read.line.id: entry for entry in ranked}
    by_back = {reversal.back.id: reversal for reversal in back}
    by_first = {reversal.first.id: reversal for reversal in back}
    credits: dict[Decimal, list[OpenItem]] = defaultdict(list)
    for item in rest:
        if item.open < 0:
            credits[item.open].append(item)
    for line in read:
        found: list[Proposal] = []
        left = 1.0
        for reversal, other in ((by_back.get(line.line.id), "first"), (by_first.get(line.line.id), "back")):
            if reversal:
                other_id = getattr(reversal, other).id
                found.append(Proposal(line.line, "reversal", (), reversal.probability, reversal.reasons, other_id))
                left -= reversal.probability
        if line.line.amount < 0 and not found:
            found += refunds(line, credits)
        if line.line.id in by_line:
            found += [replace(each, probability=each.probability * left) for each in ranked_proposals(by_line[line.line.id])]
        shown = [each for each in found if each.probability >= settings.least]
        yield from sorted(shown, key=lambda each: -each.probability)[: settings.proposals_most]
