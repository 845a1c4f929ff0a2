"""Money that went back: the bank's reversal of a line, a refund to a client who paid too much."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rapport.domain.matching.book import ReadLine, line_order
from rapport.domain.matching.lines import BankLine, OpenItem, Part, Proposal
from rapport.domain.matching.payers import account_form
from rapport.domain.matching.purpose import purpose_of
from rapport.domain.names import company_form

MOST_DAYS = 10
BEGINNING = 16
# By what ties the two lines: reversal words and the same party, one of them, the amount alone. Stated, not fitted: too few are seen.
TIES = {("words", "party"): 0.98, ("party",): 0.6, ("words",): 0.8, (): 0.2}
CREDIT = {True: 0.95, False: 0.5}


@dataclass(frozen=True)
class Reversal:
    """A line of money out that takes a line of money in back, how likely, and why."""

    back: BankLine
    first: BankLine
    probability: float
    reasons: tuple[str, ...]


def reversals(lines: Sequence[ReadLine]) -> list[Reversal]:
    """Pair each line of money out with the latest line of money in of the same amount in the ten days before it; each line once."""
    taken: set[Hashable] = set()
    found = []
    coming_in: dict[tuple[Decimal, str], list[ReadLine]] = defaultdict(list)
    for read in lines:
        if read.line.amount > 0:
            coming_in[read.line.amount, read.line.currency].append(read)
    for read in lines:
        if read.line.amount >= 0:
            continue
        near = coming_in.get((-read.line.amount, read.line.currency), ())
        pairs = [_pair(read, other) for other in near if other.line.id not in taken and _may_reverse(read.line, other.line)]
        best = max(pairs, key=lambda pair: (pair.probability, line_order(pair.first)), default=None)
        if best:
            taken.add(best.first.id)
            found.append(best)
    return found


def _may_reverse(back: BankLine, first: BankLine) -> bool:
    return back.on is None or first.on is None or 0 <= (back.on - first.on).days <= MOST_DAYS


def _pair(back: ReadLine, first: ReadLine) -> Reversal:
    accounts = {account_form(read.line.counterparty_account or read.memo.account) for read in (back, first)}
    names = {company_form(read.line.counterparty or read.memo.sender) for read in (back, first)}
    same_party = (len(accounts) == 1 and "" not in accounts) or (len(names) == 1 and "" not in names)
    # Banks repeat the first words of what they take back.
    beginning = first.memo.text[:BEGINNING]
    same_party = same_party or (len(beginning) == BEGINNING and beginning in back.memo.raw)
    same_reference = bool(first.line.reference) and first.line.reference.upper() in back.memo.raw
    ties = tuple(
        tie for tie, holds in (("words", purpose_of(back.memo) in ("reversal", "refund") or same_reference), ("party", same_party)) if holds
    )
    return Reversal(back.line, first.line, TIES[ties], ("amount", *(f"reversal_{tie}" for tie in ties)))


def refunds(read: ReadLine, credits: Mapping[Decimal, Sequence[OpenItem]]) -> list[Proposal]:
    """Propose money out as the refund of items that are open for less than nothing, by exactly that amount."""
    fitting = [item for item in credits.get(read.line.amount, ()) if item.currency == read.line.currency]
    return [
        Proposal(read.line, "refund", (Part(item, read.line.amount),), CREDIT[item.client in read.sender.known] / len(fitting), ("amount",))
        for item in fitting
    ]  # fmt: skip
