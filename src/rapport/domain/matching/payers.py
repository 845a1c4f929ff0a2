"""Who paid: by confirmed account, tax code, confirmed name, learnt alias, or a name that is only similar."""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

from rapport.domain.matching.lines import BankLine, OpenItem, Payer
from rapport.domain.matching.memo import Memo
from rapport.domain.names import company_form, search_form

FORMS = frozenset(
    {"cong", "ty", "cty", "tnhh", "cp", "mtv", "tm", "dv", "sx", "tt", "vn", "jsc", "co", "ltd", "company", "corp", "xnk", "dt"}
)
GRADES = ("account", "tax_code", "name", "alias", "similar")
KNOWN = frozenset({"account", "tax_code", "name"})
# A piece of three letters that more clients share says nothing, and costs time.
COMMON_PIECE = 120
LEAST_SIMILAR = 0.6
MOST_SIMILAR = 3
LEAST_PIECES = 3
LONGEST_NAME = 300


@dataclass(frozen=True)
class Sender:
    """Who a line may come from: client → by what it is known (GRADES) and, for `similar`, how similar (0–1)."""

    clients: dict[Hashable, tuple[str, float]] = field(default_factory=dict)

    @property
    def known(self) -> set[Hashable]:
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
        self._pieces, self._sizes = _pieces_of([*self._names.items(), *self._aliases.items()])

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

    def sender(self, line: BankLine, memo: Memo) -> Sender:
        """Answer who a line may come from, the strongest proof of each client."""
        clients: dict[Hashable, tuple[str, float]] = {}
        names = [form for form in (company_form(line.counterparty[:LONGEST_NAME]), company_form(memo.sender)) if form]
        accounts = [account_form(line.counterparty_account[:LONGEST_NAME]), account_form(memo.account)]
        codes = re.findall(r"(?<![0-9])[0-9]{10,13}(?![0-9])", memo.raw)
        for grade, known, asked in (
            ("account", self._accounts, accounts), ("tax_code", self._tax_codes, codes),
            ("name", self._names, names), ("alias", self._aliases, names),
        ):  # fmt: skip
            for value in asked:
                owners = known.get(value, set())
                if len(owners) == 1:
                    clients.setdefault(next(iter(owners)), (grade, 1.0))
        if not clients:
            for client, share in self._similar([*names, memo.text]):
                clients[client] = ("similar", share)
        return Sender(clients)

    def _similar(self, texts: list[str]) -> list[tuple[Hashable, float]]:
        best: dict[tuple[str, Hashable], float] = {}
        for text in texts:
            counts: Counter[tuple[str, Hashable]] = Counter()
            for piece in _pieces(_core(text)):
                for name in self._pieces.get(piece, ()):
                    counts[name] += 1
            for name, count in counts.items():
                if self._sizes[name] >= LEAST_PIECES:
                    best[name] = max(best.get(name, 0.0), count / self._sizes[name])
        clients: dict[Hashable, float] = {}
        for (_name, client), share in best.items():
            if share >= LEAST_SIMILAR:
                clients[client] = max(clients.get(client, 0.0), share)
        return sorted(clients.items(), key=lambda pair: (-pair[1], str(pair[0])))[:MOST_SIMILAR]


def account_form(number: str) -> str:
    """Write a bank account as banks agree on it: letters and digits, no leading zeros."""
    return re.sub(r"[^A-Z0-9]", "", number.upper()).lstrip("0")


def _digits(code: str) -> str:
    return re.sub(r"[^0-9]", "", code)


def _core(name: str) -> str:
    """Join the words of a name that tell it from others: no legal form, no line of trade."""
    words = search_form(name).split()
    return "".join([word for word in words if word not in FORMS] or words)


def _pieces(text: str) -> set[str]:
    return {text[place : place + 3] for place in range(max(len(text) - 2, 0))}


def _pieces_of(
    names: Iterable[tuple[str, set[Hashable]]],
) -> tuple[dict[str, list[tuple[str, Hashable]]], dict[tuple[str, Hashable], int]]:
    found: dict[str, list[tuple[str, Hashable]]] = defaultdict(list)
    for name, clients in names:
        for client in clients:
            for piece in _pieces(_core(name)):
                found[piece].append((name, client))
    rare = {piece: named for piece, named in found.items() if len(named) <= COMMON_PIECE}
    sizes: Counter[tuple[str, Hashable]] = Counter(entry for named in rare.values() for entry in named)
    return rare, sizes
