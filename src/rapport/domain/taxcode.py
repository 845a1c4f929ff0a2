"""Vietnamese tax codes: 10 digits of a company with a check digit, 13 of its branch, 12 of a person (facts §3.4)."""

import re
from dataclasses import dataclass
from typing import Literal

WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)


@dataclass(frozen=True)
class TaxCode:
    """
    A tax code as read. `kind` and `normalised` where it is valid, else `reason`: characters, length, check_digit, branch.
    """

    valid: bool
    kind: Literal["company", "branch", "person", ""] = ""
    normalised: str = ""
    reason: Literal["characters", "length", "check_digit", "branch", ""] = ""


def read_taxcode(text: str) -> TaxCode:
    """
    Read a tax code; spaces, dots and dashes between digits are taken. Nothing at all is of the wrong length.

    A company's check digit is 10 − (Σ weight × digit mod 11); where that is 10 no such code exists. Branches run from 001 to
    999. A person's or household's twelve digits (TT 86/2024, from 2025-07-01) have no check digit.
    """
    digits = re.sub(r"[\s.\-–]", "", text)
    if not re.fullmatch(r"[0-9]*", digits):
        return TaxCode(False, reason="characters")
    if len(digits) == 12:
        return TaxCode(True, "person", digits)
    if len(digits) not in (10, 13):
        return TaxCode(False, reason="length")
    if not _checks(digits[:10]):
        return TaxCode(False, reason="check_digit")
    if len(digits) == 10:
        return TaxCode(True, "company", digits)
    if digits[10:] == "000":
        return TaxCode(False, reason="branch")
    return TaxCode(True, "branch", f"{digits[:10]}-{digits[10:]}")


def _checks(digits: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits, strict=False))
    return 10 - total % 11 == int(digits[9])
