"""Amounts as banks write them: thousands and decimals by the column's own style, signs before and behind, DR and CR, brackets."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

MOST_DIGITS = 21
USUAL_LENGTH = 60
# Spaces, no-break spaces and apostrophes only ever divide thousands.
DIVIDERS = re.compile(r"(?<=\d)[\s\u00a0\u2009\u202f'’](?=\d)")
WIDE = {0xFF10 + digit: str(digit) for digit in range(10)} | {
    ord(wide): plain for wide, plain in zip("，．－＋（）　", ",.-+() ", strict=True)
}
CURRENCY = r"(?:R\$|HK\$|S\$|A\$|US\$|円|元|원|zł|Kč|kr\.?|Ft|lei|₹|₽|₺|฿|₩|₴|BRL|VND|VNĐ|VN[ĐD]|USD|EUR|GBP|JPY|AUD|CAD|CHF|CNY|SGD|HKD|THB|KRW|CZK|HUF|PLN|TRY|SEK|NOK|DKK|NZD|đồng|(?-i:d)|đ|₫|\$|€|£|¥)"
# A lone small d behind a number is đồng, only the capital is a side.
SIDE = r"(?:CR\.?|DR\.?|(?-i:C|D)|Nợ|Có|credit|debit)"
# Possessive spaces: a cell padded with many would be read in all ways of dividing them.
AMOUNT = re.compile(
    rf"""^(?P<open>\()?\s*+
    (?:(?P<side_first>{SIDE})\s*+(?=[\d+\-−]|{CURRENCY}))?
    (?P<sign>[+\-−–▲△])?\s*+(?:{CURRENCY}\s*+)?(?P<inner>[+\-−–])?\s*+
    (?P<digits>\d[\d.,]*|[.,]\d+)
    \s*+(?P<behind>[+\-−–])?\s*+(?:{CURRENCY})?\s*+(?P<close>\))?\s*+(?P<side_last>{SIDE}|(?-i:[SH]))?$""",
    re.VERBOSE | re.IGNORECASE,
)
# Thousands in threes, in the Indian two and three, or not divided.
WHOLE = re.compile(r"^(?:\d*|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3})$")
PLAIN = re.compile(r"^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$")
# In German the sides are S(oll) and H(aben).
DEBIT_MARKS = ("d", "nợ", "s")


@dataclass(frozen=True, slots=True)
class Written:
    """An amount as it stands in a cell: its value with the sign written, and whether a sign or a side was written at all."""

    value: Decimal
    is_signed: bool = False


def undivided(text: str) -> str:
    """Write a number without what only divides its thousands, full-width figures as plain ones."""
    return DIVIDERS.sub("", text if text.isascii() else text.translate(WIDE))


def plain_amount(text: str) -> Decimal | None:
    """Read an amount of a format with one fixed style: digits and a point, at most 21 digits; None for anything else."""
    text = text.strip()
    if not PLAIN.match(text) or len(text) > MOST_DIGITS + 2:
        return None
    return Decimal(text)


def decimal_mark(texts: Iterable[str]) -> str:
    """
    Answer the decimal mark of a column, `.` or `,`, by the votes of the values that allow only one reading.

    `1.234,50`, `12,5` and `1.234.567` vote for the comma. A column where each value could be both (`200.000`) is of whole
    numbers with thousands divided, as đồng are written, and its mark is then the other one.
    """
    votes = {".": 0, ",": 0}
    seen = ""
    for text in texts:
        found = AMOUNT.match(undivided(text.strip()))
        if found:
            mark = _own_mark(found["digits"])
            if mark in votes:
                votes[mark] += 1
            elif mark:
                seen = mark[0]
    if votes["."] != votes[","]:
        return max(votes, key=lambda mark: votes[mark])
    return "," if seen == "." else "."


def _own_mark(digits: str) -> str:
    """Answer the decimal mark that a number proves: `.` or `,`, nothing where it has neither, the mark and `?` where it could be both."""
    last = max(digits.rfind("."), digits.rfind(","))
    if last < 0:
        return ""
    mark = digits[last]
    other = "," if mark == "." else "."
    if other in digits:
        return mark if digits.count(mark) == 1 else other
    if digits.count(mark) > 1:
        return other
    whole, _mark, part = digits.partition(mark)
    if len(part) != 3 or len(whole) > 3 or whole in ("", "0"):
        return mark
    return f"{mark}?"


def read_written(text: str, mark: str) -> Written | None:
    """
    Read one cell with the column's decimal mark; a number that proves another style is read in its own. None where it is none.

    Minus before or behind, brackets and D, DR, Nợ make it negative; +, C, CR, Có are a sign too.
    """
    # One cell is asked for in several readings of its row, and few cells are long.
    return _read(text.strip(), mark) if len(text) <= USUAL_LENGTH else _read.__wrapped__(text.strip(), mark)


@lru_cache(maxsize=2048)
def _read(text: str, mark: str) -> Written | None:
    if text.isdecimal() and text.isascii():
        return Written(Decimal(text)) if len(text) <= MOST_DIGITS else None
    text = undivided(text)
    found = AMOUNT.match(text)
    if not found or bool(found["open"]) != bool(found["close"]):
        return None
    digits = found["digits"]
    own = _own_mark(digits)
    whole, _mark, part = digits.rpartition(own if own in (".", ",") else mark) if own else (digits, "", "")
    if not whole and not _mark:
        whole, part = part, ""
    if not WHOLE.match(whole) or (part and not part.isdecimal()) or len(whole) + len(part) > MOST_DIGITS:
        return None
    value = Decimal(f"{whole.replace('.', '').replace(',', '') or 0}.{part or 0}" if part else whole.replace(".", "").replace(",", ""))
    if len(digits) == len(text):
        return Written(value)
    signs = [sign for sign in (found["sign"], found["inner"], found["behind"]) if sign]
    sides = [side.lower() for side in (found["side_first"], found["side_last"]) if side]
    is_debit = any(sign != "+" for sign in signs) or bool(found["open"]) or any(side.startswith(DEBIT_MARKS) for side in sides)
    return Written(-value if is_debit else value, bool(signs or sides or found["open"]))
