"""
What is certain without a person: the three rules of "Decided" 16, and what speaks against them.

`key`: our key intact, of one open invoice, the money not above what is open; several intact, and exactly what is open of all. A key
that is only spaced or glued needs its exact amount or its known payer. `number`: symbol and number of one open invoice, or its full
number (ours with its `RP` lost, too) where the payer is known by account, tax code or confirmed name, and exactly its open amount.
`account`: one and only one open invoice of a payer known by confirmed account has that amount, and no one, two or three of its others
that were open on that day have it together.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from decimal import Decimal

from rapport.domain.matching.amounts import is_round_share
from rapport.domain.matching.book import Book, ReadLine
from rapport.domain.matching.keys import slips
from rapport.domain.matching.lines import Allocation, OpenItem
from rapport.domain.matching.numbers import names_contract, number_grade
from rapport.domain.matching.purpose import purpose_of, speaks_of_part
from rapport.domain.matching.subsets import has_subset_of_three, units

type Left = Mapping[Hashable, Decimal]
type Found = tuple[OpenItem, ...]
# "HD 7" may be a contract; a number that is written out is longer.
LEAST_FULL = 3


def allocate_certain(lines: Iterable[ReadLine], book: Book) -> tuple[Allocation, ...]:
    """
    Allocate what is certain: first all keys in the order of the lines, then, in rounds, numbers and accounts.

    Two lines of a rule other than `key` that reach for one item leave it to a person: one of them would be wrong.
    """
    left: dict[Hashable, Decimal] = {item.id: item.open for item in book.items}
    waiting = [read for read in lines if read.line.amount > 0 and read.memo.is_whole]
    done: list[Allocation] = []
    still = []
    for read in waiting:
        found = _by_key(read, book, left) or _by_keys(read, book, left)
        done += _taken(read, found, left, "key")
        if not found:
            still.append(read)
    before = len(still) + 1
    # What one line settles may make another certain; each round leaves fewer, or is the last.
    while len(still) < before:
        before = len(still)
        for rule, find in (("number", _by_number), ("account", _by_account)):
            reached = [(read, find(read, book, left)) for read in still]
            wanted = Counter(item.id for _read, found in reached for item in found)
            still = []
            for read, found in reached:
                if found and wanted[found[0].id] == 1:
                    done += _taken(read, found, left, rule)
                else:
                    still.append(read)
    return tuple(done)


def _taken(read: ReadLine, found: Found, left: dict[Hashable, Decimal], rule: str) -> list[Allocation]:
    """Allocate a line to what it pays: all of it to one item, or to each of several what is open of it."""
    rows = []
    for item in found:
        amount = read.line.amount if len(found) == 1 else left[item.id]
        left[item.id] -= amount
        rows.append(Allocation(read.line, item, amount, rule))
    return rows


def _by_key(read: ReadLine, book: Book, left: Left) -> Found:
    keys = read.keys
    clear = keys.intact | keys.spelled
    if len(clear) != 1 or keys.repaired - keys.spelled or purpose_of(read.memo) not in ("", "deposit"):
        return ()
    named = book.by_key.get(next(iter(clear)), [])
    if len(named) != 1 or named[0].currency != read.line.currency or read.line.amount > left[named[0].id]:
        return ()
    # Spaced or glued, a key needs a second proof: its amount, or its payer.
    if not keys.intact and left[named[0].id] != read.line.amount and named[0].client not in read.sender.known:
        return ()
    return () if _is_slip(read, named[0], book, left) else (named[0],)


def _by_keys(read: ReadLine, book: Book, left: Left) -> Found:
    """Answer the several items of one client whose keys stand there, each with all its characters, and which the money pays exactly."""
    clear = read.keys.intact | read.keys.spelled
    if len(clear) < 2 or read.keys.repaired - read.keys.spelled or purpose_of(read.memo):
        return ()
    named = [item for digits in sorted(clear) for item in book.by_key.get(digits, ())]
    if len(named) != len(clear) or len({(item.client, item.currency) for item in named}) != 1 or named[0].currency != read.line.currency:
        return ()
    is_exact = all(left[item.id] > 0 for item in named) and sum(left[item.id] for item in named) == read.line.amount
    return tuple(named) if is_exact else ()


def _is_slip(read: ReadLine, named: OpenItem, book: Book, left: Left) -> bool:
    """
    Answer whether amount and payer speak against a key, so that it may be another one mistyped.

    So where neither is the invoice's, and where a key one slip away is of an invoice of exactly this money: of the known payer; or,
    if the amount is not the named one's, of the same client or from nobody known.
    """
    amount, known = read.line.amount, read.sender.known
    is_other = bool(known) and named.client not in known
    is_exact = left[named.id] == amount
    if is_other and not is_exact:
        return True
    if is_exact and not is_other:
        return False
    near = [item for digits in slips(named.key[2:]) for item in book.by_key.get(digits, ()) if left[item.id] == amount]
    return any(item.client in known or (not is_other and (not known or item.client == named.client)) for item in near)


def _by_number(read: ReadLine, book: Book, left: Left) -> Found:
    if purpose_of(read.memo):
        return ()
    named = [item for item in named_by_number(read, book) if left[item.id] > 0]
    if read.keys.whole:
        return _by_our_number(read, named, book, left)
    by_symbol = [item for item in named if number_grade(item, read.numbers) == "symbol"]
    found = by_symbol or [item for item in named if item.client in read.sender.known]
    if len(found) != 1 or left[found[0].id] != read.line.amount or found[0].currency != read.line.currency:
        return ()
    is_full = number_grade(found[0], read.numbers) in ("symbol", "full") or len(found[0].number) >= LEAST_FULL
    return (found[0],) if is_full else ()


def _by_our_number(read: ReadLine, named: Iterable[OpenItem], book: Book, left: Left) -> Found:
    """Answer the item whose ten digits stand there, `RP` lost or letters for digits, of a known payer and exactly its amount."""
    found = [item for digits in read.keys.whole for item in book.by_key.get(digits, ())]
    if len(found) != 1 or len(read.keys.whole) != 1 or any(item.id != found[0].id for item in named):
        return ()
    is_sure = found[0].client in read.sender.known and left[found[0].id] == read.line.amount and found[0].currency == read.line.currency
    return (found[0],) if is_sure else ()


def named_by_number(read: ReadLine, book: Book) -> list[OpenItem]:
    """Answer the open items whose number the words name with symbol, in full or behind a mark."""
    strong = [number for number, grade in read.numbers.grades.items() if grade != "bare"]
    return [
        item for number in strong for item in book.by_number.get(number, ()) if number_grade(item, read.numbers) in ("symbol", "full", "marked")
    ]  # fmt: skip


def _by_account(read: ReadLine, book: Book, left: Left) -> Found:
    clients = [client for client, (grade, _share) in read.sender.clients.items() if grade == "account"]
    if len(clients) != 1 or purpose_of(read.memo):
        return ()
    own = [item for item in book.own(clients[0], read.line.currency) if left[item.id] > 0]
    exact = [item for item in own if left[item.id] == read.line.amount]
    if len(exact) != 1 or not _agrees(read, exact[0], own) or _names_another(read, exact[0], book):
        return ()
    if _is_of_another(read, exact[0], book, left):
        return ()
    rest = [item for item in own if item.id != exact[0].id and _was_open(item, read)]
    if speaks_of_part(read.memo) and any(is_round_share(read.line.amount, left[item.id]) for item in rest):
        return ()
    return () if has_subset_of_three([units(left[item.id]) for item in rest], units(read.line.amount)) else (exact[0],)


def _was_open(item: OpenItem, read: ReadLine) -> bool:
    """Answer whether an item may have been open on the day of the money: what was issued later was not."""
    return item.issued_on is None or read.line.on is None or item.issued_on <= read.line.on


def _agrees(read: ReadLine, item: OpenItem, own: Iterable[OpenItem]) -> bool:
    """Answer whether what stands there of our keys is this item's, and no other's of the client."""
    digits = item.key[2:]
    return read.keys.whole <= {digits} and all(
        digits.startswith(head) and not any(other.id != item.id and other.key[2:].startswith(head) for other in own)
        for head in read.keys.heads
    )


def _names_another(read: ReadLine, item: OpenItem, book: Book) -> bool:
    """Answer whether the words name another invoice: of this client, or of anybody by symbol or in full."""
    return any(
        other.id != item.id and (other.client == item.client or number_grade(other, read.numbers) != "marked")
        for other in named_by_number(read, book)
    )


def _is_of_another(read: ReadLine, item: OpenItem, book: Book, left: Left) -> bool:
    """Answer whether the words name another client who owes the very same amount: one firm pays for another from its own account."""
    amount, currency = read.line.amount, read.line.currency
    rivals = [other for other in book.by_amount.get(amount, ()) if other.client != item.client and other.currency == currency]
    rivals = [other for other in rivals if left[other.id] == amount]
    if not rivals:
        return False
    named = {*read.sender.clients, *book.payers.named_in(read.memo.text)} - {item.client}
    return any(other.client in named or names_contract(other.contracts, read.memo.words) for other in rivals)
