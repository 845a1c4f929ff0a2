"""Amounts in words, Vietnamese and English, as they stand on documents (facts §3.9)."""

from typing import Literal

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
MOST = 10**18

ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ENGLISH_SCALES = (
    (10**18, "quintillion"),
    (10**15, "quadrillion"),
    (10**12, "trillion"),
    (10**9, "billion"),
    (10**6, "million"),
    (1000, "thousand"),
)


def in_vietnamese(
    number: int, *, zero: Literal["linh", "le"] = "linh", unit: str = "đồng", four: Literal["bon", "tu"] = "bon", is_even_said: bool = False
) -> str:
    """
    Write a whole number in Vietnamese: every later group of three is read in full ("không trăm linh năm").

    :param zero: the word between hundreds and a lone unit, `linh` (North) or `lẻ` (South, asked for as "le")
    :param four: the last four after hai mươi and more: bốn ("bon") or tư ("tu")
    :param is_even_said: close with "chẵn", as some accountants want it
    :raises ValueError: above 10^18 in size
    """
    _check(number)
    words = _billions(abs(number), "linh" if zero == "linh" else "lẻ", full=False) or "không"
    if four == "tu":
        words = words.replace("mươi bốn", "mươi tư")
    return _sentence(f"{'âm ' if number < 0 else ''}{words} {unit}{' chẵn' if is_even_said else ''}")


def in_english(number: int, *, unit: str = "dong") -> str:
    """Write a whole number in English, without "and": One million five thousand dong. Above 10^18 in size: ValueError."""
    _check(number)
    words = _english(abs(number))
    return _sentence(f"{'minus ' if number < 0 else ''}{words} {unit}")


def _check(number: int) -> None:
    if abs(number) > MOST:
        raise ValueError("numbers up to 10^18 are written in words")


def _sentence(words: str) -> str:
    words = words.strip()
    return words[0].upper() + words[1:]


def _billions(number: int, zero: str, *, full: bool) -> str:
    """Read a number as so many tỷ and the rest; tỷ repeats: 10^18 is một tỷ tỷ."""
    high, low = divmod(number, 10**9)
    parts: list[str] = []
    if high:
        parts.append(f"{_billions(high, zero, full=False)} tỷ")
    if low:
        parts.append(_below_a_billion(low, zero, full=full or bool(high)))
    return " ".join(parts)


def _below_a_billion(number: int, zero: str, *, full: bool) -> str:
    parts: list[str] = []
    for scale, word in ((10**6, " triệu"), (1000, " nghìn"), (1, "")):
        group = number // scale % 1000
        if group:
            parts.append(_group(group, zero, full=full or bool(parts)) + word)
    return " ".join(parts)


def _group(number: int, zero: str, *, full: bool) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    parts = [f"{DIGITS[hundreds]} trăm"] if hundreds or full else []
    if tens > 1:
        parts.append(f"{DIGITS[tens]} mươi")
    elif tens == 1:
        parts.append("mười")
    elif ones and parts:
        parts.append(zero)
    if ones == 1 and tens > 1:
        parts.append("mốt")
    elif ones == 5 and tens:
        parts.append("lăm")
    elif ones:
        parts.append(DIGITS[ones])
    return " ".join(parts)


def _english(number: int) -> str:
    if number < 20:
        return ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return TENS[tens] + (f"-{ONES[ones]}" if ones else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{ONES[hundreds]} hundred" + (f" {_english(rest)}" if rest else "")
    scale, word = next((scale, word) for scale, word in ENGLISH_SCALES if number >= scale)
    high, low = divmod(number, scale)
    return f"{_english(high)} {word}" + (f" {_english(low)}" if low else "")
