"""What a line may pay: single items and sets of them that its words, its payer or its amount point to."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from itertools import islice

from rapport.domain.matching.amounts import is_round_share, relation
from rapport.domain.matching.book import Book, ReadLine, item_order
from rapport.domain.matching.keys import key_grade, slips
from rapport.domain.matching.lines import OpenItem
from rapport.domain.matching.numbers import contract_form, names_contract, number_grade
from rapport.domain.matching.subsets import units

MOST_CANDIDATES = 30
MOST_OF_A_HEAD = 20
MOST_SUBSETS = 12
MOST_PARTS = 3
MOST_OF_A_KIND = 6
# Where one item alone makes the amount, larger sets are not searched: they are there by chance.
FEWER = 3
MOST_BY_AMOUNT_ALONE = 6
LONGEST_CONTRACT = 6
# "HD 7" points to everybody's seventh; a longer number is worth a look without payer or amount.
LEAST_MARKED = 3
SETTLED = ("exact", "fee", "withheld")
STRONG = frozenset({"intact", "repaired", "symbol", "full", "marked"})


@dataclass(frozen=True)
class Candidate:
    """A set of items of one client that a line may pay, in the order of paying, and how its amount stands to them (`relation`)."""

    items: tuple[OpenItem, ...]
    relation: str

    @property
    def ids(self) -> frozenset[Hashable]:
        """The ids of the items: what tells two candidates apart."""
        return frozenset(item.id for item in self.items)


def evidence(read: ReadLine, item: OpenItem) -> str:
    """Say by what the words name an item: a grade of its key, of its number, `contract`, or ""."""
    if item.id not in read.grades:
        read.grades[item.id] = _evidence(read, item)
    return read.grades[item.id]


def _evidence(read: ReadLine, item: OpenItem) -> str:
    key = key_grade(item.key, read.keys)
    if key in ("intact", "repaired"):
        return key
    number = number_grade(item, read.numbers)
    if number in ("symbol", "full", "marked"):
        return number
    if key:
        return f"key_{key}"
    if names_contract(item.contracts, read.memo.words):
        return "contract"
    return f"number_{number}" if number else ""


def candidates(read: ReadLine, book: Book) -> list[Candidate]:
    """Answer what a line may pay, at most MOST_CANDIDATES, the better founded first."""
    named = _named(read, book)
    strong = [item for item in named if evidence(read, item) in STRONG]
    clients = list(dict.fromkeys([*read.sender.clients, *(item.client for item in strong[:MOST_PARTS])]))
    found: dict[frozenset[Hashable], Candidate] = {}
    for items in _sets(read, book, named, strong, clients):
        ordered = tuple(sorted(items, key=item_order))
        candidate = Candidate(ordered, relation(read.line.amount, ordered, book.settings))
        found.setdefault(candidate.ids, candidate)
        if len(found) >= MOST_CANDIDATES:
            break
    return list(found.values())


def _sets(
    read: ReadLine, book: Book, named: list[OpenItem], strong: list[OpenItem], clients: list[Hashable]
) -> Iterable[tuple[OpenItem, ...]]:
    for client in dict.fromkeys(item.client for item in strong):
        together = tuple(item for item in strong if item.client == client)
        if len(together) > 1:
            yield together
        yield from _with_others(read, book, together)
    yield from ((item,) for item in named[: MOST_CANDIDATES // 2])
    for client in clients:
        yield from _of_client(read, book, client)
    exact = [item for item in book.by_amount.get(read.line.amount, ()) if item.currency == read.line.currency]
    if len(exact) <= MOST_BY_AMOUNT_ALONE:
        yield from ((item,) for item in exact)


def _of_client(read: ReadLine, book: Book, client: Hashable) -> Iterable[tuple[OpenItem, ...]]:
    amount, currency, settings = read.line.amount, read.line.currency, book.settings
    own, on = book.searched(client, currency, read.line.on), read.line.on
    near = sorted(book.about(client, currency, amount), key=lambda item: book.gap(item, on))
    how = {item.id: relation(amount, (item,), settings) for item in near}
    yield from ((item,) for item in near if how[item.id] == "exact")
    yield from book.runs(client, currency, amount)
    yield from islice(((item,) for item in near if how[item.id] in ("fee", "withheld")), MOST_OF_A_KIND)
    is_plain = any(how[item.id] == "exact" for item in near)
    found = book.sums(client, currency, on).find(units(amount), most_found=MOST_SUBSETS, most=FEWER if is_plain else settings.subset_most)
    yield from (tuple(own[place] for place in places) for places in found)
    yield from _short_runs(read, book, book.own(client, currency))
    yield from islice(((item,) for item in near if how[item.id] == "over_little"), MOST_OF_A_KIND)
    yield from _larger(read, book, client)
    if own and sum(item.open for item in own) < amount:
        yield tuple(own)


def _larger(read: ReadLine, book: Book, client: Hashable) -> Iterable[tuple[OpenItem, ...]]:
    """Items of which the money may be a part: the nearest in time of those of which it is a round share, then of any."""
    amount = read.line.amount
    larger = sorted(
        (item for item in book.own(client, read.line.currency) if item.open > amount), key=lambda item: book.gap(item, read.line.on)
    )
    yield from islice(((item,) for item in larger if is_round_share(amount, item.open)), MOST_PARTS)
    parts = (item for item in larger if relation(amount, (item,), book.settings) in ("part", "part_round"))
    yield from ((item,) for item in islice(parts, MOST_PARTS))


def _with_others(read: ReadLine, book: Book, named: tuple[OpenItem, ...]) -> Iterable[tuple[OpenItem, ...]]:
    """What was named, and other items of the client that make the rest of the amount: payers name the first of many."""
    rest = read.line.amount - sum(item.open for item in named)
    if rest <= 0:
        return
    ids = {item.id for item in named}
    client, currency, on = named[0].client, read.line.currency, read.line.on
    alone = [item for item in book.own(client, currency) if item.open == rest and item.id not in ids]
    yield from ((*named, item) for item in sorted(alone, key=lambda item: book.gap(item, on))[:MOST_OF_A_KIND])
    yield from (run for run in book.runs(client, currency, read.line.amount) if ids <= {item.id for item in run})
    own = book.searched(client, currency, on)
    for places in book.sums(client, currency, on).find(
        units(rest), most_found=MOST_SUBSETS, most=FEWER if alone else book.settings.subset_most
    ):
        others = tuple(own[place] for place in places)
        if not ids & {item.id for item in others}:
            yield (*named, *others)


def _short_runs(read: ReadLine, book: Book, own: list[OpenItem]) -> Iterable[tuple[OpenItem, ...]]:
    """The oldest k items, or all of them, paid in full but for a fee or withheld tax."""
    for size in range(2, min(len(own), book.settings.subset_most) + 1):
        run = tuple(own[:size])
        if relation(read.line.amount, run, book.settings) in ("fee", "withheld"):
            yield run


def _named(read: ReadLine, book: Book) -> list[OpenItem]:
    """Answer the items that the words may name, in the line's currency, the strongest evidence first."""
    found = {item.id: item for item in (*_by_key(read, book), *_by_number(read, book), *_by_contract(read, book))}
    own = [item for item in found.values() if item.currency == read.line.currency]
    order = ("intact", "symbol", "repaired", "full", "marked", "key_cut", "contract", "key_typo")
    rank = {grade: place for place, grade in enumerate(order)}
    return sorted(own, key=lambda item: (rank.get(evidence(read, item), len(order)), not _is_supported(read, book, item), item_order(item)))


def _by_key(read: ReadLine, book: Book) -> Iterable[OpenItem]:
    exact = [item for digits in sorted(read.keys.whole) for item in book.by_key.get(digits, ())]
    yield from exact
    for head in sorted(read.keys.heads):
        for digits in book.keys_from(head, MOST_OF_A_HEAD):
            yield from book.by_key[digits]
    for tail in sorted(read.keys.tails):
        yield from (item for item in book.by_tail.get(tail[-7:], ()) if item.key.endswith(tail))
    if not exact:
        for near in sorted(read.keys.near | read.keys.intact):
            near_items = (item for digits in slips(near) for item in book.by_key.get(digits, ()))
            yield from (item for item in near_items if _is_supported(read, book, item))


def _by_number(read: ReadLine, book: Book) -> Iterable[OpenItem]:
    for number in sorted(read.numbers.grades):
        for item in book.by_number.get(number, ()):
            grade = number_grade(item, read.numbers)
            if grade in ("symbol", "full") or (grade == "marked" and len(number) >= LEAST_MARKED) or _is_supported(read, book, item):
                yield item


def _by_contract(read: ReadLine, book: Book) -> Iterable[OpenItem]:
    words = read.memo.words
    for start in range(len(words)):
        for length in range(1, LONGEST_CONTRACT + 1):
            yield from book.by_contract.get(contract_form("".join(words[start : start + length])), ())


def _is_supported(read: ReadLine, book: Book, item: OpenItem) -> bool:
    """Answer whether payer or amount speak for an item, too: weak words alone point to hundreds."""
    return item.client in read.sender.clients or relation(read.line.amount, (item,), book.settings) in SETTLED
