"""Which row of a table heads it, and what each of its columns holds."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapport.domain.statements.letters import flat, flat_words
from rapport.domain.statements.vocabulary import CURRENCIES, EITHER_PARTY_WORDS, HEADER_WORDS, RECEIVER_WORDS, SENDER_WORDS

MOST_LETTERS = 90
MONEY = frozenset({"debit", "credit", "amount", "balance"})
# Nợ and Có lose their difference from English `no` and from `co` in words without marks.
DEBIT_MARK = re.compile(r"\bnợ\b", re.IGNORECASE)
CREDIT_MARK = re.compile(r"\bcó\b", re.IGNORECASE)
PARTS = re.compile(r"[/\n\r(),;|]|\s-\s")
VALUE_LIKE = re.compile(r"\d{3}|\d[.,/:]\d")
DAY_BESIDE = 0.2
SIGNS = frozenset({"+/-", "-/+", "±", "+/−"})


@dataclass(frozen=True, slots=True)
class Heading:
    """What one cell of a header row says: the role of its column, how sure, a second role in the same cell, currency and party."""

    role: str = ""
    strength: float = 0.0
    second: str = ""
    currency: str = ""
    party: str = ""


def _phrases() -> tuple[dict[str, tuple[str, int]], dict[str, str], int]:
    contained: dict[str, tuple[str, int]] = {}
    whole: dict[str, str] = {}
    for role, phrases in HEADER_WORDS.items():
        for phrase in phrases:
            if phrase.startswith("="):
                whole.setdefault(phrase[1:], role)
            else:
                contained.setdefault(phrase, (role, len(phrase)))
                whole.setdefault(phrase, role)
    return contained, whole, max(phrase.count(" ") + 1 for phrase in contained)


CONTAINED, WHOLE, MOST_WORDS = _phrases()


def heading_words(text: str) -> str:
    """Write a header cell in the form of the vocabulary: flat, `nợ` as `debit`, `có` as `credit`."""
    composed = unicodedata.normalize("NFC", text)
    return flat_words(CREDIT_MARK.sub(" credit ", DEBIT_MARK.sub(" debit ", composed)))


def read_heading(text: str) -> Heading:
    """Read one cell as a heading; no role where its words are unknown or it is too long to be one."""
    return _heading(text.strip()) if len(text) <= 4 * MOST_LETTERS else Heading()


@lru_cache(maxsize=4096)
def _heading(text: str) -> Heading:
    if text in SIGNS:
        return Heading("side", 1.0)
    if text == "#":
        return Heading("number", 1.0)
    words = heading_words(text)
    if not words or len(words) > MOST_LETTERS or VALUE_LIKE.search(text):
        return Heading()
    currency = next((word.upper() for word in words.split() if word.upper() in CURRENCIES), "")
    bare = " ".join(word for word in words.split() if word.upper() not in CURRENCIES)
    scores: dict[str, float] = {}
    for part in dict.fromkeys([bare, *(heading_words(part) for part in PARTS.split(text))]):
        for role, score in _part_scores(part).items():
            scores[role] = max(scores.get(role, 0.0), score)
    role = _combined(scores)
    second = "reference" if role in ("date", "value_date") and scores.get("reference") else ""
    return Heading(role, scores.get(role, 0.5) if role else 0.0, second, currency, _party(words))


def _party(words: str) -> str:
    is_sender, is_receiver = (any(word in words for word in named) for named in (SENDER_WORDS, RECEIVER_WORDS))
    if is_sender == is_receiver or any(word in words for word in EITHER_PARTY_WORDS):
        return ""
    return "sender" if is_sender else "receiver"


def _part_scores(part: str) -> dict[str, float]:
    if part in WHOLE:
        return {WHOLE[part]: 2.0 + len(part) / 100}
    tokens = part.split()
    scores: dict[str, float] = {}
    for start in range(len(tokens)):
        for end in range(start + 1, min(len(tokens), start + MOST_WORDS) + 1):
            found = CONTAINED.get(" ".join(tokens[start:end]))
            if found:
                role, length = found
                scores[role] = max(scores.get(role, 0.0), length / max(len(part), 12) + length / 100)
    return scores


def _combined(scores: dict[str, float]) -> str:
    if not scores:
        return ""
    # "Số tài khoản của người chuyển" is the account of the one who sent.
    if "counterparty" in scores and "account" in scores and scores.get("counterparty_account", 0) < 2:
        return "counterparty_account"
    if "counterparty" in scores and "bank" in scores:
        return "bank"
    if "debit" in scores and "credit" in scores and "side" not in scores:
        return "side"
    best = max(scores, key=lambda role: scores[role])
    # Day and number of the document in one cell: the day leads.
    return "date" if best == "reference" and scores.get("date", 0.0) > DAY_BESIDE else best


def read_headings(cells: Sequence[str]) -> tuple[Heading, ...]:
    """Read a row of cells as headings; a `NO` beside a `CO` is Nợ beside Có, alone it is a number."""
    found = [read_heading(cell) for cell in cells]
    plain = [flat(cell).strip(" .") for cell in cells]
    if "no" in plain and "co" in plain:
        for index, word in enumerate(plain):
            if word in ("no", "co"):
                found[index] = Heading("debit" if word == "no" else "credit", 2.0)
    return tuple(found)


def heads_a_table(headings: Sequence[Heading], filled: int) -> bool:
    """Say whether these headings are of a table of movements: a day and money, or three things known, and not mere prose."""
    roles = {heading.role for heading in headings} - {"", "ignored"}
    known = sum(bool(heading.role) for heading in headings)
    if known * 3 < filled or len(roles) < 2 or filled < 2:
        return False
    has_day = bool(roles & {"date", "value_date"})
    return (has_day and bool(roles & MONEY)) or (len(roles) >= 4 and (has_day or bool(roles & (MONEY - {"balance"}))))
