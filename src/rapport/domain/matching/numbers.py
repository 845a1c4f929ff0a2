"""Numbers of invoices and contracts that a memo names: `1C26TYY 00000091`, `HD 91 VA 98`, `HOP DONG 07/2026`."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from rapport.domain.matching.keys import one_slip
from rapport.domain.matching.lines import OpenItem

# Kind (1–6), with or without code (C, K), year, type and two letters of the seller: circular 78 and its successors.
SYMBOL = re.compile(r"^([1-6]?[CK][0-9]{2}[A-Z]{3})([0-9]{0,8})$")
MARK = re.compile(r"^(HD|HDON|HDGTGT|HOADON|INV|INVOICE|BILL)([0-9]{0,8})$")
BETWEEN = frozenset({"SO", "NO", "VA", "AND", "GTGT", "VAT", "N", "HD", "DON", "SOHD"})
# Days, contracts by year, amounts, and the counts of a series are no numbers of invoices.
OTHER = re.compile(
    r"\b[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4}\b|\b[0-9]{1,4}/20[0-9]{0,2}\b|\b[0-9]{1,3}(?:[.,][0-9]{3}){1,4}\b"
    r"|\b(?:THANG|QUY|DOT|LAN|NGAY|NAM|KY)[ .:]?[0-9]{1,4}\b|\b[0-9]{1,3} ?%"
)
NO_LETTER = re.compile(r"[^A-Z0-9]")
LONGEST_NUMBER = 8
FULL = 7
BARE_LEAST = 3
STRENGTH = ("bare", "marked", "full", "symbol")


@dataclass
class NumbersFound:
    """
    Numbers in a memo: stripped of leading zeros → how it stands there.

    `symbol`: with the symbol before it · `full`: with its leading zeros · `marked`: behind a word for invoice · `bare`: a number
    """

    grades: dict[str, str] = field(default_factory=dict)
    symbols: set[str] = field(default_factory=set)

    def put(self, number: str, grade: str) -> None:
        """Keep the stronger grade of a number; nothing but zeros is no number."""
        stripped = number.lstrip("0")
        if stripped and STRENGTH.index(grade) >= STRENGTH.index(self.grades.get(stripped, "bare")):
            self.grades[stripped] = grade


def find_numbers(text: str) -> NumbersFound:
    """Find numbers of invoices in the payer's words; a mark or a symbol reaches over the list of numbers behind it."""
    found = NumbersFound()
    words = re.findall(r"[^\W_]+", OTHER.sub(" / ", text))
    reach = ""
    before = ""
    for word in words:
        symbol, mark = SYMBOL.match(word), MARK.match(word)
        if symbol:
            found.symbols.add(symbol[1])
            found.put(symbol[2], "symbol")
            reach = "symbol"
        elif mark or (before == "HOA" and word == "DON"):
            found.put(mark[2] if mark else "", "marked")
            reach = reach or "marked"
        elif word.isascii() and word.isdigit() and len(word) <= LONGEST_NUMBER:
            if reach or len(word) >= BARE_LEAST:
                found.put(word, "full" if len(word) >= FULL and reach != "symbol" else reach or "bare")
        elif word not in BETWEEN:
            reach = ""
        before = word
    return found


def number_grade(item: OpenItem, found: NumbersFound) -> str:
    """Say how a memo names an invoice's number: `symbol`, `full`, `marked`, `bare`, `typo`, or ""."""
    stripped = item.number.lstrip("0")
    if not stripped:
        return ""
    grade = found.grades.get(stripped, "")
    if grade == "symbol" or (grade in ("full", "marked") and found.symbols):
        return "symbol" if same_symbol(item.symbol, found.symbols) else "" if grade == "symbol" else grade
    if not grade and len(stripped) >= BARE_LEAST:
        strong = (number for number, how in found.grades.items() if how != "bare")
        return "typo" if any(one_slip(stripped, number) for number in strong) else ""
    return grade


def same_symbol(symbol: str, symbols: set[str]) -> bool:
    """Answer whether a symbol stands among others; the digit of the invoice's kind before it may be missing."""
    upper = symbol.upper()
    return bool(upper) and any(upper in (other, other[1:]) or upper[1:] == other for other in symbols)


def contract_form(number: str) -> str:
    """Write a contract's number as letters and digits alone, in capitals: `07/2026/HĐDV` → `072026HDDV`."""
    return NO_LETTER.sub("", number.upper().replace("Đ", "D"))


def names_contract(contracts: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Answer whether a memo names one of these contracts, in full or by its first two groups (`HD 07/2026`)."""
    glued = "".join(words)
    for number in contracts:
        form = contract_form(number)
        if len(form) >= 5 and form in glued:
            return True
        groups = re.findall(r"[A-Z0-9]+", number.upper().replace("Đ", "D"))[:2]
        if len(groups) == 2 and len(groups[1]) == 4 and any(list(pair) == groups for pair in pairwise(words)):
            return True
    return False
