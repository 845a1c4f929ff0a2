"""Our key in a memo: intact, glued to other words, spaced, cut off, or with a wrong digit."""

import re
from collections.abc import Iterator, Mapping

from rapport.domain.matching.lines import OpenItem
from rapport.domain.matching.memo import squeezed

KEY = re.compile(r"(?<![A-Z0-9])RP\d{10}(?!\d)")
GLUED = re.compile(r"RP(\d{10})")
LONG_DIGITS = re.compile(r"\d{8,12}")
LOOSE = re.compile(r"R?P([\dOIL]{6,10})")
LIKE_DIGITS = str.maketrans("OIL", "011")
LEAST_DIGITS = 8
MOST_ENDINGS = 3


def keys_in(text: str) -> set[str]:
    """Answer our keys that stand intact in a memo, whatever the case of its letters."""
    return set(KEY.findall(text.upper()))


class KeyIndex:
    """Open items by their keys, and by the digits of them; an item that leaves the mapping is found no more."""

    def __init__(self, items: Mapping[str, OpenItem]) -> None:
        self._items = items
        self._by_digits = {key[2:]: item for key, item in items.items() if key.startswith("RP")}

    def found(self, text: str) -> dict[str, str]:
        """Answer the keys of open items that a text may mean, each with how: `key_glued`, `key_digits`, `key_typo` or `key_cut`."""
        return {key: way for key, way in self._hits(squeezed(text)).items() if key in self._items}

    def _hits(self, plain: str) -> dict[str, str]:
        hits: dict[str, str] = {}
        for match in GLUED.finditer(plain):
            if f"RP{match[1]}" in self._items:
                hits.setdefault(f"RP{match[1]}", "key_glued")
        for match in LONG_DIGITS.finditer(plain):
            for start in range(max(1, len(match[0]) - 9)):
                item = self._by_digits.get(match[0][start : start + 10])
                if item:
                    hits.setdefault(item.key, "key_digits")
        for match in LOOSE.finditer(plain):
            digits = match[1].translate(LIKE_DIGITS)
            if len(digits) == 10:
                hits |= {key: "key_typo" for key in self._near(digits) if key not in hits}
            elif len(digits) >= LEAST_DIGITS:
                endings = [key for key in self._ending(digits) if key not in hits]
                hits |= dict.fromkeys(endings, "key_cut") if len(endings) <= MOST_ENDINGS else {}
        return hits

    def _near(self, digits: str) -> Iterator[str]:
        """Keys that differ in one digit, or in two neighbours that changed places."""
        for place in range(10):
            for other in "0123456789":
                item = self._by_digits.get(f"{digits[:place]}{other}{digits[place + 1 :]}")
                if item:
                    yield item.key
            if place < 9:
                item = self._by_digits.get(f"{digits[:place]}{digits[place + 1]}{digits[place]}{digits[place + 2 :]}")
                if item:
                    yield item.key

    def _ending(self, digits: str) -> Iterator[str]:
        """Keys that a cut one begins: at most two digits are gone."""
        missing = 10 - len(digits)
        for ending in range(10**missing):
            item = self._by_digits.get(f"{digits}{ending:0{missing}d}")
            if item:
                yield item.key
