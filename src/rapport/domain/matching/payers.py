"""Who paid: by confirmed account, tax code, learnt alias, or by a name that is cut, glued or mistyped."""

import math
import re
from collections import defaultdict
from collections.abc import Collection, Hashable
from dataclasses import dataclass

from rapport.domain.matching.lines import Known, MoneyIn, OpenItem
from rapport.domain.matching.memo import clean, sender_in, squeezed
from rapport.domain.names import company_form, search_form

TAX_CODE = re.compile(r"\d{10}(?:-?\d{3})?|\d{12}")
GENERIC = frozenset(
    [
        "tnhh",
        "cp",
        "mtv",
        "tm",
        "dv",
        "sx",
        "tt",
        "vn",
        "tap",
        "doan",
        "nha",
        "may",
        "chi",
        "nhanh",
        "doanh",
        "nghiep",
        "tu",
        "nhan",
        "dntn",
        "co",
        "ltd",
        "jsc",
        "company",
        "limited",
        "corp",
        "group",
        "hop",
        "tac",
        "xa",
        "va",
        "cua",
        "thanh",
        "toan",
        "chuyen",
        "tien",
        "tra",
        "cho",
        "hd",
        "so",
        "dot",
        "hoa",
        "don",
    ]
)
LEAST_SHARE = 0.45
LEAST_PREFIX = 3
LEAST_GLUED = 7
LEAST_TYPO = 5
MOST_CLIENTS = 4


@dataclass(frozen=True)
class Payer:
    """A client that may have paid: how it is known (`account`, `tax_code`, `alias`, `name`), and how sure its name is (0 to 1)."""

    client: Hashable
    way: str
    share: float = 1.0


class PayerIndex:
    """The clients of all open items, by tax code and by the words of their names; rare words weigh more than common ones."""

    def __init__(self, items: Collection[OpenItem], known: Known) -> None:
        self._accounts = {squeezed(account): client for account, client in known.accounts.items()}
        self._aliases = {company_form(name): client for name, client in known.aliases.items()}
        self._tax_codes = {item.tax_code.replace("-", ""): item.client for item in items if item.tax_code}
        self._names: dict[tuple[Hashable, tuple[str, ...]], None] = {}
        for item in items:
            for name in item.payer_names:
                words = tuple(word for word in company_form(name).split() if word not in GENERIC)
                if words:
                    self._names[item.client, words] = None
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._entries = list(self._names)
        for place, (_client, words) in enumerate(self._entries):
            for word in set(words):
                self._by_word[word].append(place)
        total = max(len(self._entries), 1)
        self._weight = {word: math.log(1 + total / len(places)) for word, places in self._by_word.items()}
        self._typos: dict[str, set[str]] = defaultdict(set)
        for word in self._by_word:
            if len(word) >= LEAST_TYPO:
                for cut in _cuts(word):
                    self._typos[cut].add(word)
        self._glued = {"".join(words).upper(): client for client, words in self._entries if len("".join(words)) >= LEAST_GLUED}

    def payers(self, money: MoneyIn) -> list[Payer]:
        """Answer who may have paid, the surest first; at most four."""
        found: dict[Hashable, Payer] = {}
        account = self._accounts.get(squeezed(money.counterparty_account)) if money.counterparty_account else None
        if account is not None:
            found[account] = Payer(account, "account")
        for digits in TAX_CODE.findall(money.memo):
            client = self._tax_codes.get(digits.replace("-", ""))
            if client is not None:
                found.setdefault(client, Payer(client, "tax_code"))
        for name in (money.counterparty, sender_in(money.memo)):
            client = self._aliases.get(company_form(name)) if name else None
            if client is not None:
                found.setdefault(client, Payer(client, "alias"))
        for client, share in self._named(money):
            found.setdefault(client, Payer(client, "name", share))
        order = {"account": 0, "tax_code": 1, "alias": 2, "name": 3}
        return sorted(found.values(), key=lambda payer: (order[payer.way], -payer.share, str(payer.client)))[:MOST_CLIENTS]

    def _named(self, money: MoneyIn) -> list[tuple[Hashable, float]]:
        text = f"{money.counterparty} {clean(money.memo)} {sender_in(money.memo)}"
        said = list(dict.fromkeys(company_form(text).split() + search_form(text).split()))
        scores: dict[int, float] = defaultdict(float)
        for word in said:
            for mine, worth in self._readings(word):
                for place in self._by_word[mine]:
                    scores[place] += self._weight[mine] * worth
        best: dict[Hashable, float] = {}
        for place, score in scores.items():
            client, words = self._entries[place]
            share = score / sum(self._weight[word] for word in set(words))
            best[client] = max(best.get(client, 0.0), min(share, 1.0))
        plain = squeezed(text)
        for name, client in self._glued_in(plain, best):
            best[client] = max(best.get(client, 0.0), 0.95 if len(name) > LEAST_GLUED else 0.85)
        return sorted(((client, share) for client, share in best.items() if share >= LEAST_SHARE), key=lambda pair: -pair[1])[:MOST_CLIENTS]

    def _glued_in(self, plain: str, best: dict[Hashable, float]) -> list[tuple[str, Hashable]]:
        # Only where no spaced name was found: words that were glued together are searched as one run of letters.
        if any(share >= 0.9 for share in best.values()):
            return []
        found = []
        for length in {len(name) for name in self._glued}:
            for start in range(len(plain) - length + 1):
                client = self._glued.get(plain[start : start + length])
                if client is not None:
                    found.append((plain[start : start + length], client))
        return found

    def _readings(self, word: str) -> list[tuple[str, float]]:
        if word in self._by_word:
            return [(word, 1.0)]
        if len(word) < LEAST_PREFIX:
            return []
        near = {mine for cut in (*_cuts(word), word) for mine in self._typos.get(cut, ())} if len(word) >= LEAST_TYPO - 1 else set()
        return [(mine, 0.75) for mine in near if abs(len(mine) - len(word)) <= 1]


def _cuts(word: str) -> list[str]:
    """The word with each one of its letters left out, and whole: two words that differ in one letter share one of these."""
    return [word, *(word[:place] + word[place + 1 :] for place in range(len(word)))]
