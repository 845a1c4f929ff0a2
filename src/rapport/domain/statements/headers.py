"""Which row of a table heads it, and what each of its columns holds."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapport.domain.statements.letters import flat, flat_words
from rapport.domain.statements.vocabulary import (
    CURRENCIES,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    EITHER_PARTY_WORDS,
    HEADER_WORDS,
    RECEIVER_WORDS,
    SENDER_WORDS,
)
from rapport.domain.statements.vocabulary_east import CYRILLIC_WORDS, GLUED_WORDS, ISLAND_WORDS
from rapport.domain.statements.vocabulary_europe import EUROPEAN_WORDS

MOST_LETTERS = 90
MONEY = frozenset({"debit", "credit", "amount", "balance"})
# Nợ and Có lose their difference from English `no` and from `co` in words without marks.
DEBIT_MARK = re.compile(r"\bnợ\b", re.IGNORECASE)
CREDIT_MARK = re.compile(r"\bcó\b", re.IGNORECASE)
PARTS = re.compile(r"[/\n\r(),;|]|\s-\s")
VALUE_LIKE = re.compile(r"\d{3}|\d[.,/:]\d")
DAY_BESIDE = 0.2
SIGNS = frozenset({"+/-", "-/+", "±", "+/−"})
# Words that programs glue together: dateOp, AccountName.
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
STAR = re.compile(r"(?<=[^\W\d_])\*(?=[^\W\d_])")
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
NOT_LATIN = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# Whoever heads columns in these scripts writes the money of the country, unless it is said otherwise.
SCRIPT_CURRENCIES = (
    (re.compile(r"[\u3040-\u30ff]|残高"), "JPY"),
    (re.compile(r"[\uac00-\ud7af]"), "KRW"),
    (re.compile(r"[\u0e00-\u0e7f]"), "THB"),
)
FINER_WORDS = ("debit", "credit", "side")
# Of two columns of days the one of the booking is the day of the line.
BOOKING = re.compile(
    r"hach toan|ghi so|\b(?:post(?:ed|ing)?|book(?:ed|ing)|completed|settlement)\b|buchung|boek|comptab|contab|ksiegowania|ksiegowania|zauct|konyvel|bokf|bogf|kirjaus|记账|入账"
)
BOOKED = 0.5
DAY_LEADS, MONTH_LEADS = (re.compile(rf"\b{order}\b", re.IGNORECASE) for order in (r"dd?[/.\-]mm?", r"mm?[/.\-]dd?"))


@dataclass(frozen=True, slots=True)
class Heading:
    """
    What one cell of a header row says: the role of its column, how sure, a second role in the same cell, currency and party.

    :param is_foreign: its words are neither Vietnamese nor English, or it says itself that days are written dd/mm
    :param is_month_first: it says itself that days are written mm/dd
    """

    role: str = ""
    strength: float = 0.0
    second: str = ""
    currency: str = ""
    party: str = ""
    is_foreign: bool = False
    is_month_first: bool = False


def _phrases() -> tuple[dict[str, tuple[str, int]], dict[str, str], int]:
    contained: dict[str, tuple[str, int]] = {}
    whole: dict[str, str] = {}
    for role, phrase in _all_phrases():
        if phrase.startswith("="):
            whole.setdefault(phrase[1:], role)
        else:
            contained.setdefault(phrase, (role, len(phrase)))
            whole.setdefault(phrase, role)
    return contained, whole, max(phrase.count(" ") + 1 for phrase in contained)


def _all_phrases() -> Iterator[tuple[str, str]]:
    """Answer the roles with their phrases, flat: those at home first, so that they stand where a neighbour means another thing."""
    yield from ((role, phrase) for role, phrases in HEADER_WORDS.items() for phrase in phrases)
    for words in (EUROPEAN_WORDS, CYRILLIC_WORDS, ISLAND_WORDS):
        for role, phrases in words.items():
            for phrase in phrases:
                mark = "=" if phrase.startswith("=") else ""
                yield role, mark + flat_words(phrase)
                yield role, mark + flat_words(phrase.translate(UMLAUTS))


def heading_words(text: str) -> str:
    """Write a header cell in the form of the vocabulary: flat, `nợ` as `debit`, `có` as `credit`."""
    composed = HUMP.sub(" ", STAR.sub("", unicodedata.normalize("NFC", text)))
    return flat_words(CREDIT_MARK.sub(" credit ", DEBIT_MARK.sub(" debit ", composed)))


CONTAINED, WHOLE, MOST_WORDS = _phrases()
# Of two headings as long the one that is told first is surer, wherever the columns stand.
RANK = {phrase: place / 1_000_000 for place, phrase in enumerate(WHOLE)}
AT_HOME = frozenset(phrase.removeprefix("=") for phrases in HEADER_WORDS.values() for phrase in phrases)
AT_HOME_SPACED = tuple(f" {phrase} " for phrase in AT_HOME)
GLUED = sorted(
    ((flat(phrase), role) for role, phrases in GLUED_WORDS.items() for phrase in phrases),
    key=lambda pair: (-len(pair[0]), pair[1] not in FINER_WORDS),
)


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
    if len(words) > MOST_LETTERS or VALUE_LIKE.search(text):
        return Heading()
    if NOT_LATIN.search(text):
        return _glued(text)
    if not words:
        return Heading()
    currency = _currency(text, words)
    bare = " ".join(word for word in words.split() if word.upper() not in CURRENCIES and word not in CURRENCY_WORDS)
    scores: dict[str, float] = {}
    for part in dict.fromkeys([bare, *(heading_words(part) for part in PARTS.split(text))]):
        for role, score in _part_scores(part).items():
            scores[role] = max(scores.get(role, 0.0), score)
    role = _combined(scores)
    if role == "account" and any(word in words for word in (*SENDER_WORDS, *RECEIVER_WORDS, *EITHER_PARTY_WORDS)):
        role, scores["counterparty_account"] = "counterparty_account", scores["account"]
    second = "reference" if role in ("date", "value_date") and scores.get("reference") else ""
    if role == "date" and BOOKING.search(words):
        scores[role] += BOOKED
    is_foreign = bool(role) and (DAY_LEADS.search(text) is not None or not any(phrase in f" {words} " for phrase in AT_HOME_SPACED))
    strength = scores.get(role, 0.5) if role else 0.0
    return Heading(role, strength, second, currency, _party(words), is_foreign, MONTH_LEADS.search(text) is not None)


def _glued(text: str) -> Heading:
    """Read a heading of a script without spaces: the longest word known that stands in it; a side is finer than an amount."""
    plain = flat(text)
    found = max(
        ((len(word) + (0.5 if role in FINER_WORDS else 0.0), role) for word, role in GLUED if word in plain), default=(0.0, ""),
    )  # fmt: skip
    return Heading(found[1], 1.0 + found[0] / 10, currency=_currency(text, flat_words(text)), is_foreign=True) if found[1] else Heading()


def _currency(text: str, words: str) -> str:
    """Answer the currency that a heading names, by its code, its word, or its sign."""
    for word in words.split():
        if word.upper() in CURRENCIES:
            return word.upper()
        if word in CURRENCY_WORDS:
            return CURRENCY_WORDS[word]
    return next((code for sign, code in CURRENCY_SIGNS.items() if sign in text), "") or next(
        (code for letters, code in SCRIPT_CURRENCIES if letters.search(text)), ""
    )


def _party(words: str) -> str:
    is_sender, is_receiver = (any(word in words for word in named) for named in (SENDER_WORDS, RECEIVER_WORDS))
    if is_sender == is_receiver or any(word in words for word in EITHER_PARTY_WORDS):
        return ""
    return "sender" if is_sender else "receiver"


def _part_scores(part: str) -> dict[str, float]:
    if part in WHOLE:
        return {WHOLE[part]: 2.0 + len(part) / 100 - RANK[part]}
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
    roles = {heading.role for heading in headings} - {"", "ignored", "status"}
    known = sum(bool(heading.role) for heading in headings)
    if known * 3 < filled or len(roles) < 2 or filled < 2:
        return False
    has_day = bool(roles & {"date", "value_date"})
    return (has_day and bool(roles & MONEY)) or (len(roles) >= 4 and (has_day or bool(roles & (MONEY - {"balance"}))))
