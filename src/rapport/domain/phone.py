"""Telephone numbers of Vietnam: as they are dialled abroad (E.164) and at home (facts §3.5; numbering plan of 2017 and 2018)."""

import re
from dataclasses import dataclass
from typing import Literal

type PhoneKind = Literal["mobile", "fixed", "shared", "toll_free", "foreign", ""]
type PhoneReason = Literal["characters", "short", "long", "prefix", "old", ""]

AREA_CODES = (
    "203 204 205 206 207 208 209 210 211 212 213 214 215 216 218 219 220 221 222 225 226 227 228 229 232 233 234 235 236 237 238 239 "
    "251 252 254 255 256 257 258 259 260 261 262 263 269 270 271 272 273 274 275 276 277 290 291 292 293 294 296 297 299"
)
AREAS = frozenset(AREA_CODES.split())
# Hà Nội and Ho Chi Minh City have two digits, and eight behind them.
CITIES = ("24", "28")
# Eleven digits until September 2018: what stands in the place of the old beginning.
RENUMBERED = {
    "120": "70", "121": "79", "122": "77", "126": "76", "128": "78",
    "123": "83", "124": "84", "125": "85", "127": "81", "129": "82",
    "162": "32", "163": "33", "164": "34", "165": "35", "166": "36", "167": "37", "168": "38", "169": "39",
    "186": "56", "188": "58", "199": "59",
}  # fmt: skip


@dataclass(frozen=True)
class Phone:
    """
    A number as read: `e164` and `national` where it is valid, else `reason`: characters, short, long, prefix, old.

    :param extension: digits behind "ext", "x", "máy lẻ" or "#"
    :param suggestion: for `old`, the number (E.164) that took its place
    """

    valid: bool
    kind: PhoneKind = ""
    e164: str = ""
    national: str = ""
    extension: str = ""
    reason: PhoneReason = ""
    suggestion: str = ""


def read_phone(text: str) -> Phone:
    """
    Read a telephone number; without a country code it is Vietnamese.

    Spaces, dots, dashes, slashes and brackets are taken, and the first zero may be missing.

    Mobile: ten digits from 03, 05, 07, 08, 09. Fixed: eleven, 02 and the area of today. 1900 (shared cost) and 1800 (toll-free)
    have four to six digits behind them. A number of eleven digits from 01 is of the time before 2018 and only suggested anew.
    Foreign ones are read after + or 00, eight to fifteen digits, their plan unchecked.
    """
    head, extension = _parted(text.strip())
    plain = re.sub(r"[\s.\-–()/]", "", head.replace("(0)", ""))
    if not re.fullmatch(r"\+?[0-9]+", plain):
        return Phone(False, reason="characters" if plain else "short")
    if plain.startswith("00"):
        plain = f"+{plain[2:]}"
    if plain.startswith("+") and not plain.startswith("+84"):
        return _foreign(plain, extension)
    if plain.startswith("+84"):
        number = plain[3:].removeprefix("0")
    elif plain.startswith("84") and len(plain) >= 11:
        number = plain[2:].removeprefix("0")
    else:
        # Spreadsheets eat the zero: nine digits of a mobile number are read without it.
        number = plain.removeprefix("0")
    return _vietnamese(number, extension)


def _parted(text: str) -> tuple[str, str]:
    match = re.fullmatch(r"(.*?)\s*(?:ext\.?|x|máy lẻ|#|;ext=)\s*:?\s*([0-9]{1,6})", text, re.IGNORECASE | re.DOTALL)
    return (match[1], match[2]) if match else (text, "")


def _foreign(plain: str, extension: str) -> Phone:
    digits = plain[1:]
    if digits.startswith("0"):
        return Phone(False, reason="prefix")
    if not 8 <= len(digits) <= 15:
        return Phone(False, reason="short" if len(digits) < 8 else "long")
    return Phone(True, "foreign", plain, plain, extension)


def _vietnamese(number: str, extension: str) -> Phone:
    """Read a national number without its trunk zero."""
    if number.startswith(("1800", "1900")):
        rest = number[4:]
        if not 4 <= len(rest) <= 6:
            return Phone(False, reason="short" if len(rest) < 4 else "long")
        return Phone(True, "toll_free" if number.startswith("1800") else "shared", f"+84{number}", f"{number[:4]} {rest}", extension)
    if len(number) == 10 and number[:3] in RENUMBERED:
        return Phone(False, reason="old", suggestion=f"+84{RENUMBERED[number[:3]]}{number[3:]}")
    is_fixed = number.startswith("2")
    if not is_fixed and not number.startswith(("3", "5", "7", "8", "9")):
        return Phone(False, reason="prefix" if len(number) >= 9 else "short")
    length = 10 if is_fixed else 9
    if len(number) != length:
        return Phone(False, reason="short" if len(number) < length else "long")
    if is_fixed and not number.startswith(CITIES) and number[:3] not in AREAS:
        return Phone(False, reason="prefix")
    return Phone(True, "fixed" if is_fixed else "mobile", f"+84{number}", _written(number, is_fixed=is_fixed), extension)


def _written(number: str, *, is_fixed: bool) -> str:
    if not is_fixed:
        return f"0{number[:3]} {number[3:6]} {number[6:]}"
    size = 2 if number.startswith(CITIES) else 3
    return f"0{number[:size]} {number[size : size + 4]} {number[size + 4 :]}"
