"""Figures as people read them, in both languages."""

from decimal import ROUND_HALF_UP, Context, Decimal

NO_BREAK = "\u00a0"
# Wider than any product of what can be typed.
WIDE = Context(prec=100)
MINUS = "\u2212"
SIGNS = {"VND": "₫", "USD": "$", "EUR": "€"}
SCALES = {"vi": ((10**9, "tỷ"), (10**6, "triệu")), "en": ((10**9, "bn"), (10**6, "m"))}


def grouped(number: Decimal, language: str, decimals: int = 0) -> str:
    """Write a number with its thousands parted: 1.234.567,5 (vi) or 1,234,567.5 (en), rounded half up; minus as a sign of its own."""
    rounded = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, WIDE)
    text = f"{abs(rounded):,.{decimals}f}"
    if language == "vi":
        text = text.translate(str.maketrans(",.", ".,"))
    return f"{MINUS}{text}" if rounded < 0 else text


def money(amount: Decimal, language: str, currency: str = "VND") -> str:
    """Write an amount with its currency: `1.234.567 ₫` or `₫1,234,567`; đồng without decimals, others with two."""
    decimals = 0 if currency == "VND" else 2
    number = grouped(abs(amount), language, decimals)
    sign = MINUS if amount < 0 and number.strip("0.,") else ""
    mark = SIGNS.get(currency, currency)
    if language == "vi":
        return f"{sign}{number}{NO_BREAK}{mark}"
    return f"{sign}{mark}{number}" if currency in SIGNS else f"{sign}{mark}{NO_BREAK}{number}"


def short_money(amount: Decimal, language: str) -> str:
    """Write an amount in short for tiles, one decimal: `1,2 tỷ`, `₫1.2bn`; below a million in full."""
    for scale, word in SCALES[language]:
        if abs(amount) >= scale:
            number = grouped(amount / scale, language, 1)
            number = number.removesuffix(",0").removesuffix(".0")
            if language == "vi":
                return f"{number}{NO_BREAK}{word}"
            return f"{MINUS}₫{number[1:]}{word}" if amount < 0 else f"₫{number}{word}"
    return money(amount, language)


def percent(share: Decimal, language: str, decimals: int = 2) -> str:
    """Write a share as a percentage: 0.5789 is `57,89%` or `57.89%`."""
    return f"{grouped(share * 100, language, decimals)}%"
