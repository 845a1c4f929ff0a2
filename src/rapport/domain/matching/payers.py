"""Who paid: by confirmed account, tax code, confirmed name, learnt alias, seen with certain money, or a name that is only similar."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from statistics import median

from rapport.domain.matching.lines import BankLine, OpenItem, Payer
from rapport.domain.matching.memo import Memo, mended
from rapport.domain.matching.similar import SimilarNames
from rapport.domain.names import company_form

GRADES = ("account", "tax_code", "name", "alias", "seen", "similar")
KNOWN = frozenset({"account", "tax_code", "name"})
LONGEST_NAME = 300
# From so much certain money on, its median tells when clients of unknown habit pay.
LEAST_SEEN = 20


@dataclass(frozen=True)
class Sender:
    """Who a line may come from: client → by what it is known (GRADES) and, for `similar`, how similar (0–1)."""

    clients: dict[Hashable, tuple[str, float]] = field(default_factory=dict)

    @property
    def known(self) -> set[Hashable]:
        """The clients that are known for certain: by account, tax code or confirmed name."""
        return {client for client, (grade, _share) in self.clients.items() if grade in KNOWN}


class PayerBook:
    """Everything known of payers, ready to be asked. An account, tax code or name of two clients is known of neither."""

    def __init__(self, items: Iterable[OpenItem], payers: Iterable[Payer]) -> None:
        self.habits: dict[Hashable, int] = {}
        self._accounts: dict[str, set[Hashable]] = defaultdict(set)
        self._tax_codes: dict[str, set[Hashable]] = defaultdict(set)
        self._names: dict[str, set[Hashable]] = defaultdict(set)
        self._aliases: dict[str, set[Hashable]] = defaultdict(set)
        for client, names, tax_code in dict.fromkeys((item.client, item.payer_names, item.tax_code) for item in items):
            self._learn(client, names=names, tax_codes=(tax_code,))
        for payer in payers:
            self._learn(payer.client, payer.names, payer.tax_codes, payer.accounts, payer.aliases)
            if payer.days_late is not None:
                self.habits[payer.client] = payer.days_late
        self._similar = SimilarNames([*self._names.items(), *self._aliases.items()])
        self._seen: dict[str, set[Hashable]] = defaultdict(set)
        self.usual_habit = 0

    def _learn(
        self,
        client: Hashable,
        names: Iterable[str] = (),
        tax_codes: Iterable[str] = (),
        accounts: Iterable[str] = (),
        aliases: Iterable[str] = (),
    ) -> None:
        for known, values, form in (
            (self._accounts, accounts, account_form), (self._tax_codes, tax_codes, _digits),
            (self._names, names, company_form), (self._aliases, aliases, company_form),
        ):  # fmt: skip
            for value in values:
                if form(value):
                    known[form(value)].add(client)

    def see(self, paid: Iterable[tuple[BankLine, Memo, OpenItem]]) -> None:
        """
        Learn from money that is certain: accounts and names that it came from, and how late clients pay whose habit nobody told.

        What is seen only raises a proposal; seen with two clients, it is of neither.
        """
        days: dict[Hashable, list[int]] = defaultdict(list)
        for line, memo, item in paid:
            for value in (account_form(line.counterparty_account), account_form(memo.account), *_names_of(line, memo)):
                if value:
                    self._seen[value].add(item.client)
            if line.on and item.due_on:
                days[item.client].append((line.on - item.due_on).days)
        every = [gap for gaps in days.values() for gap in gaps]
        self.usual_habit = round(median(every)) if len(every) >= LEAST_SEEN else 0
        for client, gaps in days.items():
            self.habits.setdefault(client, round(median(gaps)))

    def named_in(self, words: str) -> set[Hashable]:
        """Answer the clients whose name stands whole in the payer's words, without its legal form."""
        return self._similar.whole_in(words)

    def sender(self, line: BankLine, memo: Memo) -> Sender:
        """Answer who a line may come from, the strongest proof of each client."""
        clients: dict[Hashable, tuple[str, float]] = {}
        names = [form for form in _names_of(line, memo) if form]
        accounts = [account_form(line.counterparty_account[:LONGEST_NAME]), account_form(memo.account)]
        codes = re.findall(r"(?<![0-9])[0-9]{10,13}(?![0-9])", memo.raw)
        for grade, known, asked in (
            ("account", self._accounts, accounts), ("tax_code", self._tax_codes, codes),
            ("name", self._names, names), ("alias", self._aliases, names), ("seen", self._seen, [*accounts, *names]),
        ):  # fmt: skip
            for value in asked:
                owners = known.get(value, set())
                if len(owners) == 1:
                    clients.setdefault(next(iter(owners)), (grade, 1.0))
        if not clients:
            for client, share in self._similar.near(names, memo.text):
                clients[client] = ("similar", share)
        return Sender(clients)


def _names_of(line: BankLine, memo: Memo) -> tuple[str, str]:
    return company_form(mended(line.counterparty[:LONGEST_NAME])), company_form(memo.sender)


def account_form(number: str) -> str:
    """Write a bank account as banks agree on it: letters and digits, no leading zeros."""
    return re.sub(r"[^A-Z0-9]", "", number.upper()).lstrip("0")


def _digits(code: str) -> str:
    return re.sub(r"[^0-9]", "", code)
