"""Amounts as people type them: `12tr5`, `1tỷ2`, `850k`, `1.234.567`. What is ambiguous is asked, not guessed."""

import re
import unicodedata
from decimal import Decimal

SCALES = {
    "k": 3, "nghin": 3, "ngan": 3, "ng": 3,
    "tr": 6, "trieu": 6, "m": 6, "cu": 6,
    "ty": 9, "ti": 9, "b": 9,
}  # fmt: skip
MOST_DIGITS = 15


class AmountRefused(ValueError):
    """A text that is no certain amount. Codes: `format`, `decimals`, `ambiguous`, `too_large`; `readings` where it is ambiguous."""

    def __init__(self, code: str, readings: tuple[Decimal, ...] = ()) -> None:
        super().__init__(code)
        self.code = code
        self.readings = readings


def read_amount(text: str, *, decimals: int = 0) -> Decimal:
    """
    Read an amount that a person typed.

    Scale words follow the number, and digits may follow them: `12tr5` is 12.500.000, `1tỷ25` is 1.250.000.000. Two or more
    separators of one kind part thousands; of two kinds the last is the decimal one. One separator before exactly three digits
    is ambiguous only where the currency has decimals; đồng has none (`decimals=0`), so `1.234` is one thousand two hundred
    and thirty-four. A sign before, ₫, đ, VND behind are taken.

    :raises AmountRefused: for everything else, `1e9`, `NaN` and decimals of đồng among it
    """
    plain = unicodedata.normalize("NFD", text.strip().lower().replace("đồng", "").replace("đ", "").replace("₫", ""))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = re.sub(r"\(?\s*vnd\s*\)?$|^vnd", "", plain)
    plain = re.sub(r"\s+", "", plain)
    match = re.fullmatch(r"([+\-−]?)([0-9.,]+)([a-z]*)([0-9]*)", plain)
    if match is None or not re.search(r"[0-9]", match[2]):
        raise AmountRefused("format")
    sign, digits, word, tail = match.groups()
    if word:
        value = _scaled(digits, word, tail)
        if value != value.quantize(Decimal(1).scaleb(-decimals)):
            raise AmountRefused("decimals")
    else:
        value = _plain(digits + tail, decimals)
    if value >= Decimal(10) ** MOST_DIGITS:
        raise AmountRefused("too_large")
    if value == value.to_integral_value():
        value = value.quantize(Decimal(1))
    return -value if sign in ("-", "−") and value else value


def _scaled(digits: str, word: str, tail: str) -> Decimal:
    if word not in SCALES:
        raise AmountRefused("format")
    if not re.fullmatch(r"[0-9]{1,12}([.,][0-9]{1,9})?", digits) or (tail and not digits.isdigit()):
        raise AmountRefused("format")
    number = Decimal(digits.replace(",", "."))
    if tail:
        number += Decimal(f"0.{tail}")
    return number.scaleb(SCALES[word])


def _plain(digits: str, decimals: int) -> Decimal:
    separators = re.findall(r"[.,]", digits)
    kinds = set(separators)
    if not kinds:
        return Decimal(digits)
    last = separators[-1]
    if len(kinds) == 2:
        head, _, fraction = digits.rpartition(last)
        return _with_fraction(_thousands(head, (kinds - {last}).pop()), fraction, decimals)
    if len(separators) > 1:
        return Decimal(_thousands(digits, last))
    head, _, rest = digits.partition(last)
    if len(rest) == 3 and 1 <= len(head) <= 3 and not head.startswith("0"):
        if decimals:
            raise AmountRefused("ambiguous", (Decimal(head + rest), Decimal(f"{head}.{rest}")))
        return Decimal(head + rest)
    return _with_fraction(head, rest, decimals)


def _thousands(digits: str, separator: str) -> str:
    groups = digits.split(separator)
    if not 1 <= len(groups[0]) <= 3 or any(len(group) != 3 for group in groups[1:]):
        raise AmountRefused("format")
    return "".join(groups)


def _with_fraction(head: str, fraction: str, decimals: int) -> Decimal:
    if not head.isdigit() or not fraction.isdigit():
        raise AmountRefused("format")
    if len(fraction) > decimals:
        raise AmountRefused("decimals")
    return Decimal(f"{head}.{fraction}")
