"""The open items and payers of one run, ready to be asked; and what is read of a line once."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from rapport.domain.matching.keys import DIGITS, KeysFound, find_keys
from rapport.domain.matching.lines import BankLine, OpenItem, Payer, Settings
from rapport.domain.matching.memo import Memo, read_memo
from rapport.domain.matching.numbers import NumbersFound, contract_form, find_numbers
from rapport.domain.matching.payers import PayerBook, Sender
from rapport.domain.matching.subsets import SubsetSums, units

TAIL = 7
MOST_ABOUT = 40
STEP_DAYS = 14
LONGEST_RUN, MOST_RUNS = 7, 4


@dataclass(frozen=True)
class ReadLine:
    """A line with everything that its words say; `grades` keeps how they name an item (candidates.evidence), asked for many times."""

    line: BankLine
    memo: Memo
    keys: KeysFound
    numbers: NumbersFound
    sender: Sender
    grades: dict[Hashable, str] = field(default_factory=dict)


def item_order(item: OpenItem) -> tuple[date, str, str]:
    """Order items: the first due, then by key; the order in which clients pay."""
    return item.due_on or date.max, item.key, str(item.id)


def issue_order(item: OpenItem) -> tuple[date, str, str]:
    """Order items by the day of their issue, then by key: as they were sent."""
    return item.issued_on or date.max, item.key, str(item.id)


def line_order(line: BankLine) -> tuple[date, str]:
    """Order lines by day, then by id: nothing depends on the order in which they are given."""
    return line.on or date.max, str(line.id)


class Book:
    """Open items (those with money open) by key, number, contract, client and amount."""

    def __init__(self, items: Iterable[OpenItem], payers: PayerBook, settings: Settings) -> None:
        self.items = sorted((item for item in items if item.open > 0), key=item_order)
        self.payers = payers
        self.settings = settings
        self.by_key: dict[str, list[OpenItem]] = defaultdict(list)
        self.by_tail: dict[str, list[OpenItem]] = defaultdict(list)
        self.by_number: dict[str, list[OpenItem]] = defaultdict(list)
        self.by_contract: dict[str, list[OpenItem]] = defaultdict(list)
        self.by_client: dict[Hashable, list[OpenItem]] = defaultdict(list)
        self.by_amount: dict[Decimal, list[OpenItem]] = defaultdict(list)
        self._own: dict[tuple[Hashable, str], list[OpenItem]] = defaultdict(list)
        self._equal: dict[tuple[Hashable, str, Decimal], list[int]] = defaultdict(list)
        self._places: dict[Hashable, int] = {}
        for item in self.items:
            self.by_key[item.key[2:]].append(item)
            self.by_tail[item.key[-TAIL:]].append(item)
            self.by_number[item.number.lstrip("0")].append(item)
            for contract in item.contracts:
                self.by_contract[contract_form(contract)].append(item)
            self.by_client[item.client].append(item)
            self.by_amount[item.open].append(item)
            own = self._own[item.client, item.currency]
            self._places[item.id] = len(own)
            self._equal[item.client, item.currency, item.open].append(len(own))
            own.append(item)
        self._keys = sorted(key for key in self.by_key if len(key) == DIGITS)
        self._issue_places: dict[Hashable, int] = {}
        for own in self._own.values():
            self._issue_places |= {item.id: place for place, item in enumerate(sorted(own, key=issue_order))}
        self._windows: dict[tuple[Hashable, str], tuple[date | None, list[OpenItem]]] = {}
        self._runs: dict[tuple[Hashable, str], dict[Decimal, list[tuple[int, int, int]]]] = {}
        self._sizes: dict[tuple[Hashable, str], list[tuple[Decimal, int]]] = {}
        self._sums: dict[tuple[Hashable, str], SubsetSums] = {}

    def keys_from(self, head: str, most: int) -> list[str]:
        """Answer up to `most` keys' digits that begin with `head`, or none where there are more: such a beginning says nothing."""
        start = bisect_left(self._keys, head)
        found = self._keys[start : start + most + 1]
        named = [key for key in found if key.startswith(head)]
        return named if len(named) <= most else []

    def own(self, client: Hashable, currency: str) -> list[OpenItem]:
        """Answer a client's open items in one currency, the first due first."""
        return self._own.get((client, currency), [])

    def place(self, item: OpenItem) -> int:
        """Answer how many open items of an item's client and currency come before it."""
        return self._places[item.id]

    def equals_of(self, item: OpenItem) -> list[int]:
        """Answer the places, in order, of the items of its client that are open for the same amount, itself among them."""
        return self._equal[item.client, item.currency, item.open]

    def about(self, client: Hashable, currency: str, amount: Decimal) -> list[OpenItem]:
        """
        Answer a client's open items, the first due first, that an amount may settle alone: short by a fee or withheld tax, or a little over.

        All of them are looked at, however many; the MOST_ABOUT nearest in amount are answered.
        """
        if (client, currency) not in self._sizes:
            self._sizes[client, currency] = sorted((item.open, place) for place, item in enumerate(self.own(client, currency)))
        sizes = self._sizes[client, currency]
        share = max(self.settings.withheld, default=Decimal(0))
        low = amount - self.settings.fee_most
        high = (amount / (1 - share) if share < 1 else amount * 2) + self.settings.fee_most + 2
        found = sizes[bisect_left(sizes, (low, -1)) : bisect_left(sizes, (high, -1))]
        found = sorted(found, key=lambda pair: (abs(pair[0] - amount), pair[1]))[:MOST_ABOUT]
        own = self.own(client, currency)
        return [own[place] for place in sorted(place for _open, place in found)]

    def gap(self, item: OpenItem, on: date | None) -> int:
        """Answer how many days a day lies from the one on which the client's habit lets an item expect its money; 0 where a day is unknown."""
        if on is None or item.due_on is None:
            return 0
        return abs((on - item.due_on).days - self.payers.habits.get(item.client, self.payers.usual_habit))

    def searched(self, client: Hashable, currency: str, on: date | None = None) -> list[OpenItem]:
        """
        Answer those of a client's open items among which subsets are searched, the first due first: at most `settings.search_most`.

        Of a client who owes more, half are the oldest, half those expected nearest to a day (in steps of STEP_DAYS).
        """
        own, most = self.own(client, currency), self.settings.search_most
        if len(own) <= most:
            return own
        about = None if on is None else date.fromordinal(on.toordinal() // STEP_DAYS * STEP_DAYS)
        key = (client, currency)
        if self._windows.get(key, (None, []))[0] != about or key not in self._windows:
            oldest, later = own[: most // 2], own[most // 2 :]
            nearest = sorted(later, key=lambda item: self.gap(item, about))[: most - len(oldest)]
            self._windows[key] = (about, sorted((*oldest, *nearest), key=item_order))
            self._sums.pop(key, None)
        return self._windows[key][1]

    def sums(self, client: Hashable, currency: str, on: date | None = None) -> SubsetSums:
        """Answer the subset sums of a client's searched items; those of the last day asked for are kept."""
        searched = self.searched(client, currency, on)
        if (client, currency) not in self._sums:
            self._sums[client, currency] = SubsetSums([units(item.open) for item in searched], most=self.settings.subset_most)
        return self._sums[client, currency]

    def runs(self, client: Hashable, currency: str, amount: Decimal) -> list[tuple[OpenItem, ...]]:
        """Answer the runs of two to LONGEST_RUN neighbours, in order of due days or of issue, that sum to an amount: clients pay months together."""
        key = (client, currency)
        if key not in self._runs:
            self._runs[key] = _runs(self.own(client, currency))
        own, by_issue = self.own(client, currency), self._by_issue(client, currency)
        return [tuple((own, by_issue)[order][start : start + size]) for order, start, size in self._runs[key].get(amount, ())[:MOST_RUNS]]

    def _by_issue(self, client: Hashable, currency: str) -> list[OpenItem]:
        return sorted(self.own(client, currency), key=issue_order)

    def is_run(self, items: Sequence[OpenItem]) -> bool:
        """Answer whether several items of a client are neighbours in order of due days or of issue."""
        for places in (self._places, self._issue_places):
            found = [places[item.id] for item in items]
            if max(found) - min(found) == len(found) - 1:
                return True
        return False


def _runs(own: list[OpenItem]) -> dict[Decimal, list[tuple[int, int, int]]]:
    """Answer sum → (order, start, size) of every run, the same set of items once for each order."""
    found: dict[Decimal, list[tuple[int, int, int]]] = defaultdict(list)
    for order, items in enumerate((own, sorted(own, key=issue_order))):
        for start, first in enumerate(items):
            total = first.open
            for size, item in enumerate(items[start + 1 : start + LONGEST_RUN], 2):
                total += item.open
                found[total].append((order, start, size))
    return found


def read_line(line: BankLine, payers: PayerBook) -> ReadLine:
    """Read a line's words once: wrappers off, keys, numbers, sender."""
    memo = read_memo(line.memo)
    return ReadLine(line, memo, find_keys(memo.raw, memo.text), find_numbers(memo.text), payers.sender(line, memo))


def payer_book(items: Iterable[OpenItem], payers: Iterable[Payer]) -> PayerBook:
    """Make the book of payers from items and what else is known; the same whatever their order."""
    return PayerBook(sorted(items, key=item_order), sorted(payers, key=lambda payer: str(payer.client)))
