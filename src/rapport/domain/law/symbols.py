"""Vietnam: the symbol of an e-invoice: form, coded or not, year, kind (facts §3.2)."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from rapport.domain.law.rule import LawRule, LawTable

OWN, ONE = "own knowledge, not confirmed in a source", "one public page, verbatim annex"

LETTERS = LawTable(
    "einvoice.letters",
    "Letters of an e-invoice's kind (fourth of the six signs)",
    "Chữ cái thứ tư của ký hiệu hóa đơn điện tử",
    "letters",
    (
        LawRule("TDLMNBGH", date(2022, 7, 1), date(2025, 5, 31), "TT 78/2021/TT-BTC art. 4", OWN),
        LawRule("TDLMNBGHX", date(2025, 6, 1), date(2026, 6, 30), "TT 32/2025/TT-BTC art. 5", ONE),
        LawRule("TDLMNBGHXF", date(2026, 7, 1), None, "TT 91/2026/TT-BTC", ONE),
    ),
)
FORMS = LawTable(
    "einvoice.forms",
    "Digits of an e-invoice's form",
    "Ký hiệu mẫu số hóa đơn điện tử",
    "digits",
    (
        LawRule("123456", date(2022, 7, 1), date(2025, 5, 31), "TT 78/2021/TT-BTC art. 4", OWN),
        LawRule("123456789", date(2025, 6, 1), date(2026, 6, 30), "TT 32/2025/TT-BTC art. 5", ONE),
        LawRule("123456789", date(2026, 7, 1), None, "TT 91/2026/TT-BTC", ONE),
    ),
)


@dataclass(frozen=True)
class Symbol:
    """
    A symbol as read, else `reason`: `format`, `form`, `letter`, `year`.

    :param has_code: C, the tax office gives a code; K, without
    :param year: the year in four digits
    :param own: the two signs that the seller chose
    """

    valid: bool
    form: str = ""
    has_code: bool = False
    year: int = 0
    letter: str = ""
    own: str = ""
    reason: Literal["", "format", "form", "letter", "year"] = ""


def read_symbol(text: str, issued_on: date) -> Symbol:
    """
    Read an e-invoice's symbol (1C26TYY) by the rules of the day of issue.

    Spaces around it and small letters are taken. The year in it must be the day's: `year`. Before 1/7/2022: NoRule.
    """
    match = re.fullmatch(r"([0-9])([CK])([0-9]{2})([A-Z])([A-Z]{2})", text.strip().upper())
    if match is None:
        return Symbol(False, reason="format")
    form, code, year, letter, own = match.groups()
    if form not in FORMS.value(issued_on):
        return Symbol(False, reason="form")
    if letter not in LETTERS.value(issued_on):
        return Symbol(False, reason="letter")
    if int(year) != issued_on.year % 100:
        return Symbol(False, reason="year")
    return Symbol(True, form, code == "C", 2000 + int(year), letter, own)
