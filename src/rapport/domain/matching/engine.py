"""Bank lines against open items: what is certain is allocated, all else is proposed with its reasons and probability."""

import re
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from rapport.domain.matching.amounts import is_sum_of_others, relation, subsets
from rapport.domain.matching.keys import KeyIndex, keys_in
from rapport.domain.matching.lines import Certainty, Known, Matched, MoneyIn, OpenItem, Proposal, Settings
from rapport.domain.matching.memo import clean, squeezed
from rapport.domain.matching.payers import Payer, PayerIndex
from rapport.domain.matching.probability import probabilities, score
from rapport.domain.names import company_form

WORD = re.compile(r"[A-Z0-9]+")
REVERSED = re.compile(r"\b(?:hoan|huy|tra lai|refund|reversal|reverse|return|hoan tien|hoan tra)\b")
REVERSAL_DAYS = 30
LEAST_DIGITS = 3
MOST_BY_AMOUNT = 6
HABIT_DAYS = 5
NAME_SURE = 0.8


class Engine:
    """The open items with their indexes; `certain` and `proposals` ask about one line, `match` about many."""

    def __init__(self, items: Collection[OpenItem], known: Known | None = None, settings: Settings | None = None) -> None:
        self.known, self.settings = known or Known(), settings or Settings()
        self._items = {item.key: item for item in sorted(items, key=lambda item: item.key)}
        every = list(self._items.values())
        self._keys = KeyIndex(self._items)
        self._payers = PayerIndex(every, self.known)
        self._by_client: dict[Hashable, dict[str, None]] = defaultdict(dict)
        self._by_open: dict[Decimal, dict[str, None]] = defaultdict(dict)
        self._by_number: dict[str, dict[str, None]] = defaultdict(dict)
        self._by_contract: dict[str, dict[str, None]] = defaultdict(dict)
        for item in every:
            self._by_client[item.client][item.key] = None
            self._by_open[item.open][item.key] = None
            if len(item.number.lstrip("0")) >= 1:
                self._by_number[item.number.lstrip("0")][item.key] = None
            if item.contract:
                self._by_contract[squeezed(item.contract)][item.key] = None

    def certain(self, money: MoneyIn) -> Certainty | None:
        """
        Answer the one invoice that money certainly pays ("Decided" 16), or None.

        `key`: our key intact, one key only, of an open invoice, the money not above what is open. `number`: symbol and number of one
        open invoice (or its full number, the payer known by account, tax code or confirmed name), exactly its open amount. `only`:
        the payer known by confirmed account has one and only one open invoice of that amount, and no two or three others sum to it.
        """
        if money.amount <= 0:
            return None
        keys = keys_in(money.memo)
        if keys:
            item = self._items.get(next(iter(keys))) if len(keys) == 1 else None
            # A key with one wrong digit is another's key: whoever is known to pay for somebody else is asked about.
            if item is None or money.amount > item.open or self._is_of_another(item, money):
                return None
            return Certainty(item, "key")
        exact = [self._items[key] for key in self._by_open.get(money.amount, ())]
        if not exact:
            return None
        payers = self._payers.payers(money)
        numbered = [item for item in exact if self._is_numbered(item, money, payers)]
        if len(numbered) == 1:
            return Certainty(numbered[0], "number")
        if numbered:
            return None
        return self._only(money, exact, payers)

    def _is_of_another(self, item: OpenItem, money: MoneyIn) -> bool:
        sure = {payer.client for payer in self._payers.payers(money) if payer.way != "name" or payer.share >= NAME_SURE}
        return bool(sure) and item.client not in sure

    def _is_numbered(self, item: OpenItem, money: MoneyIn, payers: Sequence[Payer]) -> bool:
        words = WORD.findall(money.memo.upper())
        digits = item.number.lstrip("0")
        if item.symbol and item.symbol.upper() in words and digits and any(word.isdigit() and word.lstrip("0") == digits for word in words):
            return True
        return bool(item.number) and item.number in words and len(item.number) >= LEAST_DIGITS and self._is_known(item, money, payers)

    def _is_known(self, item: OpenItem, money: MoneyIn, payers: Sequence[Payer]) -> bool:
        if any(payer.client == item.client and payer.way in ("account", "tax_code", "alias") for payer in payers):
            return True
        sender = company_form(money.counterparty)
        return bool(sender) and any(company_form(name) == sender for name in item.payer_names)

    def _only(self, money: MoneyIn, exact: Sequence[OpenItem], payers: Sequence[Payer]) -> Certainty | None:
        client = next((payer.client for payer in payers if payer.way == "account"), None)
        mine = [item for item in exact if item.client == client]
        # A name or tax code of somebody else in the words speaks against the account.
        if client is None or len(mine) != 1 or any(payer.client != client and payer.way in ("tax_code", "alias") for payer in payers):
            return None
        if self._names_another(money, mine[0]):
            return None
        others = [self._items[key] for key in self._by_client[client] if key != mine[0].key]
        return None if is_sum_of_others(money.amount, others) else Certainty(mine[0], "only")

    def _names_another(self, money: MoneyIn, item: OpenItem) -> bool:
        """A damaged key, or a number, of another open invoice of this payer: no certainty."""
        if any(key != item.key for key in self._keys.found(clean(money.memo))):
            return True
        words = {word.lstrip("0") for word in WORD.findall(clean(money.memo).upper()) if word.isdigit() and len(word) >= LEAST_DIGITS}
        return any(
            other != item.key and self._items[other].client == item.client for word in words for other in self._by_number.get(word, ())
        )

    def proposals(self, money: MoneyIn) -> tuple[Proposal, ...]:
        """Answer what money may pay, the likeliest first, at most five; probabilities of one line sum to no more than one."""
        if money.amount <= 0:
            return ()
        payers = self._payers.payers(money)
        sure = {payer.client for payer in payers if payer.way != "name" or payer.share >= NAME_SURE}
        told = self._told(money)
        weighed: list[tuple[tuple[tuple[OpenItem, Decimal], ...], tuple[str, ...]]] = []
        for item in self._candidates(money, payers, told):
            reasons = [*told.get(item.key, ()), *self._payer_reasons(item, payers, sure)]
            way = relation(money.amount, item.open, self.settings)
            reasons += ["another_named"] if told and item.key not in told else []
            oldest = ["oldest"] if way == "exact" and self._is_oldest(item) else []
            weighed.append((((item, min(money.amount, item.open)),), (*reasons, way, *oldest, *self._habit(item, money))))
        for payer in payers:
            pool = [self._items[key] for key in self._by_client[payer.client]]
            named = [item for item in pool if item.key in told]
            for chosen, way in _with_named(money.amount, named, subsets(money.amount, pool, self.settings), self.settings):
                reasons = [*self._payer_reasons(chosen[0], payers, sure), "together_fee" if way == "fee" else "together"]
                if named:
                    reasons.append("all_named" if {item.key for item in chosen} == {item.key for item in named} else "another_named")
                weighed.append((_shared(money.amount, chosen), tuple(reasons)))
        return self._ranked(weighed)

    def _told(self, money: MoneyIn) -> dict[str, list[str]]:
        """What the words say of single invoices: keys whole and damaged, numbers, contracts."""
        words = clean(money.memo)
        told: dict[str, list[str]] = defaultdict(list)
        intact = keys_in(money.memo)
        for key, way in self._keys.found(words).items():
            told[key].append("key" if key in intact else way)
        parts = WORD.findall(words.upper())
        symbols = set(parts)
        for word in parts:
            digits = word.lstrip("0")
            if word.isdigit() and digits:
                for key in self._by_number.get(digits, ()):
                    item = self._items[key]
                    if item.symbol and item.symbol.upper() in symbols:
                        told[key].append("symbol_number")
                    elif len(digits) >= LEAST_DIGITS or word == item.number:
                        told[key].append("number")
        if self._by_contract:
            plain = squeezed(words)
            for contract, keys in self._by_contract.items():
                if len(contract) >= 5 and contract in plain:
                    for key in keys:
                        told[key].append("contract")
        return told

    def _candidates(self, money: MoneyIn, payers: Sequence[Payer], told: dict[str, list[str]]) -> Iterable[OpenItem]:
        clients = {payer.client for payer in payers}
        keys: dict[str, None] = {}
        for key, reasons in told.items():
            # A bare number is one of many thousand: it counts with a payer, an amount, or a symbol.
            if (
                reasons != ["number"]
                or self._items[key].client in clients
                or relation(money.amount, self._items[key].open, self.settings) == "exact"
            ):
                keys[key] = None
        for payer in payers:
            keys |= self._by_client[payer.client]
        exact = self._by_open.get(money.amount, {})
        if len(exact) <= MOST_BY_AMOUNT:
            keys |= exact
        return [self._items[key] for key in keys if self._items[key].open > 0]

    def _payer_reasons(self, item: OpenItem, payers: Sequence[Payer], sure: set[Hashable]) -> list[str]:
        for payer in payers:
            if payer.client == item.client:
                return ["name_part" if payer.way == "name" and payer.share < NAME_SURE else payer.way]
        return ["other_payer"] if sure else []

    def _is_oldest(self, item: OpenItem) -> bool:
        """Say whether this is the first due of the client's invoices of this amount, where there are several."""
        twins = [self._items[key] for key in self._by_open[item.open] if self._items[key].client == item.client]
        return len(twins) > 1 and min(twins, key=lambda twin: (twin.due_on or date.max, twin.key)).key == item.key

    def _habit(self, item: OpenItem, money: MoneyIn) -> tuple[str, ...]:
        if item.due_on is None or money.on is None:
            return ()
        usual = self.known.habits.get(item.client, 0)
        return ("on_habit",) if abs((money.on - item.due_on).days - usual) <= HABIT_DAYS else ()

    def _ranked(self, weighed: list[tuple[tuple[tuple[OpenItem, Decimal], ...], tuple[str, ...]]]) -> tuple[Proposal, ...]:
        likely = probabilities([score(reasons) for _parts, reasons in weighed])
        found = [
            Proposal(parts, value, reasons)
            for (parts, reasons), value in zip(weighed, likely, strict=True)
            if value >= self.settings.least_likely
        ]
        found.sort(key=lambda proposal: (-proposal.probability, len(proposal.parts), proposal.item.due_on or date.max, proposal.item.key))
        return tuple(found[: self.settings.proposals_most])

    def take(self, item: OpenItem, amount: Decimal) -> None:
        """Take an allocated amount off an item, so that no second line is offered it."""
        del self._by_open[item.open][item.key]
        left = replace(item, open=item.open - amount)
        if left.open > 0:
            self._items[item.key] = left
            self._by_open[left.open][left.key] = None
        else:
            del self._items[item.key], self._by_client[item.client][item.key]
            self._by_number.get(item.number.lstrip("0"), {}).pop(item.key, None)
            self._by_contract.get(squeezed(item.contract), {}).pop(item.key, None)


def match(
    lines: Sequence[MoneyIn], items: Collection[OpenItem], known: Known | None = None, settings: Settings | None = None
) -> list[Matched]:
    """
    Answer for each line what it certainly pays, else what it may pay; nothing is allocated twice or above what is open.

    Certain lines are taken first, by day, then by content, whatever their order in the list; of two that together pass what is open
    the later one becomes a proposal.
    """
    engine = Engine(items, known, settings)
    order = sorted(
        range(len(lines)),
        key=lambda place: (lines[place].on or date.max, lines[place].amount, lines[place].memo, lines[place].counterparty),
    )
    certain: dict[int, Certainty] = {}
    for place in order:
        found = engine.certain(lines[place])
        if found:
            certain[place] = found
            engine.take(found.item, lines[place].amount)
    return [
        Matched(certain[place])
        if place in certain
        else Matched(None, engine.proposals(line) if line.amount > 0 else _reversals(place, lines))
        for place, line in enumerate(lines)
    ]


def _reversals(place: int, lines: Sequence[MoneyIn]) -> tuple[Proposal, ...]:
    """Money that went out again: the line of the same amount that it may take back."""
    line = lines[place]
    words = company_form(clean(line.memo))
    found = []
    for earlier, other in enumerate(lines):
        if (
            other.amount != -line.amount
            or other.amount <= 0
            or (line.on and other.on and not 0 <= (line.on - other.on).days <= REVERSAL_DAYS)
        ):
            continue
        same = bool(line.counterparty_account) and line.counterparty_account == other.counterparty_account
        shared = bool(keys_in(line.memo) & keys_in(other.memo))
        says = REVERSED.search(words) is not None
        if same or shared or says:
            reasons = tuple(name for name, holds in (("same_account", same), ("same_key", shared), ("says_reversal", says)) if holds)
            found.append(Proposal((), min(0.3 + 0.3 * len(reasons), 0.95), ("reversal", *reasons), reverses=earlier))
    found.sort(key=lambda proposal: (-proposal.probability, -(proposal.reverses or 0)))
    return tuple(found[:3])


def _with_named(
    amount: Decimal, named: Sequence[OpenItem], found: list[tuple[tuple[OpenItem, ...], str]], settings: Settings
) -> list[tuple[tuple[OpenItem, ...], str]]:
    """Add the very invoices that the words name, however many they are, where the money pays them together."""
    due = sum((item.open for item in named), Decimal(0))
    if len(named) < 2 or not 0 <= due - amount <= settings.fee_most:
        return found
    whole = tuple(sorted(named, key=lambda item: (item.due_on or date.max, item.key)))
    rest = [entry for entry in found if {item.key for item in entry[0]} != {item.key for item in whole}]
    return [(whole, "exact" if due == amount else "fee"), *rest]


def _shared(amount: Decimal, chosen: Sequence[OpenItem]) -> tuple[tuple[OpenItem, Decimal], ...]:
    """Pay the chosen items in full; the last bears what a fee has taken."""
    parts, left = [], amount
    for item in chosen:
        part = min(item.open, left)
        parts.append((item, part))
        left -= part
    return tuple(parts)
