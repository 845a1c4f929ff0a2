"""
Our key in a memo: intact, or cut, spaced, glued or with one slip of a finger.

A key is `RP`, the year and six digits (`RP2026000123`). Only an intact one makes anything certain.
"""

import re
from dataclasses import dataclass

INTACT = re.compile(r"(?<![^\W_])RP[0-9]{10}(?![0-9])")
# Letters that people and scanners write for digits.
ALIKE = str.maketrans("OQILSBZ", "0011582")
# All twelve characters in their order, whatever stands between or before them.
SPELLED = re.compile(r"R[\W_]{0,3}P[\W_]{0,3}([0-9](?:[\W_]{0,2}[0-9]){9})(?![0-9])")
LOOSE = re.compile(r"R[\W_]{0,3}P[\W_]{0,3}((?:[0-9OQILSBZ][\W_]{0,2}){4,11})")
BARE = re.compile(r"(?<![0-9])(20[0-9]{2})[ ./_-]{0,2}([0-9]{6})(?![0-9])")
TAIL = re.compile(r"(?<![0-9])[0-9]{7,9}(?![0-9])")
DIGITS = 10
SHORTEST_CUT = 7
CENTURY = "20"


@dataclass(frozen=True)
class KeysFound:
    """
    What of our keys stands in a memo, as digits behind `RP`.

    :param intact: keys as they must be · repaired: ten digits after joining, or without `RP` · heads: beginnings of a cut key
    :param tails: seven to nine digits that may be a key's end · near: nine to eleven digits of which one may be wrong
    :param spelled: those of the repaired of which every character stands, only spaced or glued to other letters
    """

    intact: frozenset[str] = frozenset()
    repaired: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    tails: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    spelled: frozenset[str] = frozenset()

    @property
    def whole(self) -> frozenset[str]:
        """All ten digits, however they were found."""
        return self.intact | self.repaired


def find_keys(raw: str, text: str) -> KeysFound:
    """Find our keys: intact ones in the whole memo `raw`, damaged ones in the payer's words `text`; both plain and in capitals."""
    intact = {match[2:] for match in INTACT.findall(raw)}
    repaired: set[str] = set()
    heads: set[str] = set()
    near: set[str] = set()
    for match in LOOSE.finditer(text):
        digits = re.sub(r"[\W_]", "", match[1]).translate(ALIKE)
        near |= {digits[:length] for length in (DIGITS - 1, DIGITS, DIGITS + 1) if len(digits) >= length}
        # A series of invoices may end in RP, too: `C26TRP 00000050` names no year of ours.
        if not digits.startswith(CENTURY):
            continue
        if len(digits) >= DIGITS:
            repaired.add(digits[:DIGITS])
        elif len(digits) >= SHORTEST_CUT:
            heads.add(digits)
    for year, serial in BARE.findall(text):
        repaired.add(year + serial)
        near.add(year + serial)
    joined = {re.sub(r"[\W_]", "", match) for match in SPELLED.findall(text)}
    spelled = {digits for digits in joined if digits.startswith(CENTURY)} - intact
    return KeysFound(
        frozenset(intact), frozenset((repaired | spelled) - intact), frozenset(heads), frozenset(TAIL.findall(text)), frozenset(near - intact),
        frozenset(spelled),
    )  # fmt: skip


def key_grade(key: str, found: KeysFound) -> str:
    """Say how a memo names a key: `intact`, `repaired`, `cut`, `typo`, or "" where it does not."""
    digits = key[2:]
    if digits in found.intact:
        return "intact"
    if digits in found.repaired:
        return "repaired"
    if any(digits.startswith(head) for head in found.heads) or any(digits.endswith(tail) for tail in found.tails):
        return "cut"
    if any(one_slip(digits, other) for other in found.near | found.intact):
        return "typo"
    return ""


def one_slip(one: str, other: str) -> bool:
    """Answer whether two words differ by exactly one wrong, missing, additional or swapped character."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, other_rest = one[start:], other[start:]
    if len(rest) == len(other_rest):
        return rest[1:] == other_rest[1:] or (rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:])
    return rest[1:] == other_rest or rest == other_rest[1:]


def slips(digits: str) -> list[str]:
    """Answer every text of ten digits that is one slip away from these nine to eleven."""
    if len(digits) == DIGITS + 1:
        return [digits[:place] + digits[place + 1 :] for place in range(DIGITS + 1)]
    if len(digits) == DIGITS - 1:
        return [digits[:place] + digit + digits[place:] for place in range(DIGITS) for digit in "0123456789"]
    wrong = [digits[:place] + digit + digits[place + 1 :] for place in range(DIGITS) for digit in "0123456789" if digit != digits[place]]
    swapped = [digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :] for place in range(DIGITS - 1)]
    return wrong + swapped
