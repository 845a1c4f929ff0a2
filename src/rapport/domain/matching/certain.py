"""
What is certain without a person: the three rules of "Decided" 16, and what speaks against them.

`key`: our key intact, of one open invoice, the money not above what is open. `number`: symbol and number of one open invoice, or its
full number where the payer is known by account, tax code or confirmed name, and exactly its open amount. `account`: one and only one
open invoice of a payer known by confirmed account has that amount, and no one, two or three of its others together have it.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from decimal import Decimal

from rapport.domain.matching.book import Book, ReadLine
from rapport.domain.matching.keys import one_slip
from rapport.domain.matching.lines import Allocation, OpenItem
from rapport.domain.matching.numbers import names_contract, number_grade
from rapport.domain.matching.purpose import purpose_of
from rapport.domain.matching.subsets import has_subset_of_three, units

type Left = Mapping[Hashable, Decimal]
# "HD 7" may be a contract; a number that is written out is longer.
LEAST_FULL = 3


def allocate_certain(lines: Iterable[ReadLine], book: Book) -> tuple[Allocation, ...]:
    """
    Allocate what is certain: first all keys, then numbers, then accounts, each in the order of the lines.

    Two lines of a rule other than `key` that reach for one item leave it to a person: one of them would be wrong.
    """
    left: dict[Hashable, Decimal] = {item.id: item.open for item in book.items}
    waiting = [read for read in lines if read.line.amount > 0 and read.memo.is_whole]
    done: list[Allocation] = []
    for rule, find in (("key", _by_key), ("number", _by_number), ("account", _by_account)):
        wanted: Counter[Hashable] = Counter()
        if rule != "key":
            wanted.update(item.id for read in waiting if (item := find(read, book, left)))
        still = []
        for read in waiting:
            found = find(read, book, left)
            if found and wanted[found.id] <= 1:
                done.append(Allocation(read.line, found, read.line.amount, rule))
                left[found.id] -= read.line.amount
            else:
                still.append(read)
        waiting = still
    return tuple(done)


def _by_key(read: ReadLine, book: Book, left: Left) -> OpenItem | None:
    if len(read.keys.intact) != 1 or read.keys.repaired or purpose_of(read.memo) not in ("", "deposit"):
        return None
    named = book.by_key.get(next(iter(read.keys.intact)), [])
    if len(named) != 1 or named[0].currency != read.line.currency or read.line.amount > left[named[0].id]:
        return None
    return None if _is_slip(read, named[0], book, left) else named[0]


def _is_slip(read: ReadLine, named: OpenItem, book: Book, left: Left) -> bool:
    """Answer whether the key looks mistyped: not its amount, a known payer of others, who owes an invoice one slip of a key away."""
    if left[named.id] == read.line.amount or not read.sender.known or named.client in read.sender.known:
        return False
    return any(one_slip(item.key, named.key) for client in read.sender.known for item in book.by_client[client])


def _by_number(read: ReadLine, book: Book, left: Left) -> OpenItem | None:
    if read.keys.whole or purpose_of(read.memo):
        return None
    named = [item for item in named_by_number(read, book) if left[item.id] > 0]
    by_symbol = [item for item in named if number_grade(item, read.numbers) == "symbol"]
    found = by_symbol or [item for item in named if item.client in read.sender.known]
    if len(found) != 1 or left[found[0].id] != read.line.amount or found[0].currency != read.line.currency:
        return None
    is_full = number_grade(found[0], read.numbers) in ("symbol", "full") or len(found[0].number) >= LEAST_FULL
    return found[0] if is_full else None


def named_by_number(read: ReadLine, book: Book) -> list[OpenItem]:
    """Answer the open items whose number the words name with symbol, in full or behind a mark."""
    strong = [number for number, grade in read.numbers.grades.items() if grade != "bare"]
    return [
        item for number in strong for item in book.by_number.get(number, ()) if number_grade(item, read.numbers) in ("symbol", "full", "marked")
    ]  # fmt: skip


def _by_account(read: ReadLine, book: Book, left: Left) -> OpenItem | None:
    clients = [client for client, (grade, _share) in read.sender.clients.items() if grade == "account"]
    if len(clients) != 1 or read.keys.whole or read.keys.heads or purpose_of(read.memo):
        return None
    own = [item for item in book.own(clients[0], read.line.currency) if left[item.id] > 0]
    exact = [item for item in own if left[item.id] == read.line.amount]
    if len(exact) != 1 or _names_another(read, exact[0], book) or _is_of_another(read, exact[0], book, left):
        return None
    others = [units(left[item.id]) for item in own if item.id != exact[0].id]
    return None if has_subset_of_three(others, units(read.line.amount)) else exact[0]


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
