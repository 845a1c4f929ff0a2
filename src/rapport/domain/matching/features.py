"""What speaks for and against a candidate, as numbers: the names are those of the weights and of docs/guide/matching.md."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import comb, log

from rapport.domain.matching.amounts import is_round_share
from rapport.domain.matching.book import Book, ReadLine
from rapport.domain.matching.candidates import STRONG, Candidate, evidence
from rapport.domain.matching.lines import OpenItem
from rapport.domain.matching.purpose import purpose_of, speaks_of_part

type Features = dict[str, float]
MOST_SIZE = 5
FARTHEST_DAYS = 60
ROUND = 100_000


@dataclass(frozen=True)
class Around:
    """
    What other lines say of a candidate.

    :param is_claimed: another line reaches for its money with a better claim · completes: the line's money and that of other lines of
        the same payer together are exactly one of its items
    """

    is_claimed: bool = False
    completes: bool = False


def features_of(read: ReadLine, candidate: Candidate, book: Book, strong: frozenset[Hashable], around: Around) -> Features:
    """
    Answer the features of one candidate; those that are nothing are left out.

    :param strong: ids of the items that the line's words name strongly, in this candidate or not
    """
    size = len(candidate.items)
    found: Features = {f"amount_{candidate.relation}": 1.0}
    if size > 1:
        found[f"many_{min(size, MOST_SIZE)}"] = 1.0
    for item in candidate.items:
        grade = evidence(read, item)
        if grade:
            found[f"names_{grade}"] = found.get(f"names_{grade}", 0.0) + 1.0 / size
    missed = len(strong - candidate.ids)
    if missed:
        found["missed"] = float(min(missed, 2))
    _add_payer(found, read, candidate)
    _add_place(found, read, candidate, book)
    if around.is_claimed:
        found["claimed"] = 1.0
    if around.completes:
        found["completes"] = 1.0
    if candidate.relation.startswith("part") and speaks_of_part(read.memo):
        found["speaks_of_part"] = 1.0
    return found


def _add_payer(found: Features, read: ReadLine, candidate: Candidate) -> None:
    client = candidate.items[0].client
    grade, share = read.sender.clients.get(client, ("", 0.0))
    if grade == "similar":
        found["payer_similar"] = share
    elif grade:
        found[f"payer_{grade}"] = 1.0
    elif read.sender.known:
        found["payer_other"] = 1.0
    elif any(how in ("alias", "seen") for how, _share in read.sender.clients.values()):
        found["payer_other_seen"] = 1.0
    if not grade and candidate.relation == "exact" and not any(evidence(read, item) for item in candidate.items):
        found["amount_alone"] = 1.0


def _add_place(found: Features, read: ReadLine, candidate: Candidate, book: Book) -> None:
    """Where the items stand among the client's: skipped older ones, equal older ones, how many sets there could be, days."""
    own = book.own(candidate.items[0].client, read.line.currency)
    ids, newest = candidate.ids, candidate.items[-1]
    place = book.place(newest)
    skipped = place + 1 - len(ids)
    if skipped:
        found["skipped"] = log(1 + skipped)
    if len(ids) == 1 and book.equals_of(newest)[0] < place:
        found["skips_equal"] = 1.0
    if len(own) == 1:
        found["only_one"] = 1.0
        if candidate.relation.startswith("part"):
            found["part_of_only_one"] = 1.0
    unnamed = sum(1 for item in candidate.items if not evidence(read, item))
    if len(ids) > 1 and unnamed:
        found["chance"] = log(comb(max(len(own), unnamed), unnamed))
    if len(ids) > 1 and book.is_run(candidate.items):
        found["neighbours"] = 1.0
    if candidate.relation == "part_round" and is_round_share(read.line.amount, sum((item.open for item in candidate.items), Decimal(0))):
        found["round_share"] = 1.0
    if candidate.relation == "exact" and read.line.amount % ROUND:
        found["odd_amount"] = 1.0
    if candidate.relation in ("fee", "withheld") and not read.line.amount % ROUND:
        # A round sum is rarely what a fee or a tax leaves: among round invoices it stands at such a distance by chance.
        found[f"round_{candidate.relation}"] = 1.0
    _add_days(found, read, candidate.items, book)


def _add_days(found: Features, read: ReadLine, items: tuple[OpenItem, ...], book: Book) -> None:
    if not read.line.on:
        return
    if any(item.issued_on and item.issued_on > read.line.on for item in items):
        found["before_issue"] = 1.0
    dated = [item for item in items if item.due_on]
    if not dated:
        return
    gap = sum(book.gap(item, read.line.on) for item in dated) / len(dated)
    # A client whose habit is known pays nearer to it than one of whom only the habit of all is known.
    sure = "" if items[0].client in book.payers.habits else "_unsure"
    found[f"days_off{sure}"] = min(gap, FARTHEST_DAYS) / FARTHEST_DAYS
    for name, days in (("days_over_12", 12), ("days_over_30", 30)):
        if gap > days:
            found[f"{name}{sure}"] = 1.0


def features_of_nothing(read: ReadLine, strong: frozenset[Hashable]) -> Features:
    """Answer the features of "none of these": no invoice, or one that was not found."""
    found: Features = {"nothing": 1.0}
    purpose = purpose_of(read.memo)
    if purpose:
        found[f"nothing_{purpose}"] = 1.0
    if read.sender.known:
        found["nothing_known_payer"] = 1.0
    elif not read.sender.clients:
        found["nothing_no_payer"] = 1.0
    if strong:
        found["nothing_named"] = 1.0
    return found


def strongly_named(read: ReadLine, candidates: Sequence[Candidate]) -> frozenset[Hashable]:
    """Answer the ids of items that the words name by key or marked number, among all candidates of a line."""
    return frozenset(item.id for candidate in candidates for item in candidate.items if evidence(read, item) in STRONG)
