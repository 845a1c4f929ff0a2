"""Letters without their marks, place by place, so that what is found in the plain text can be cut out of the written one."""

import re
import unicodedata

MARKED = [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]
PLAIN = {
    code: base
    for code in MARKED
    if (base := unicodedata.normalize("NFD", chr(code).lower())[0]).isascii() and base.isalpha()
} | {ord("đ"): "d", ord("Đ"): "d", 0xA0: " "}  # fmt: skip
WORD = re.compile(r"[^\W_]+")


def flat(text: str) -> str:
    """Write a text in lower case without diacritics, as long as its NFC form: `Số dư đầu kỳ` → `so du dau ky`."""
    composed = unicodedata.normalize("NFC", text)
    lowered = composed.lower()
    # A few letters grow when lowered (İ); places matter more here than they do.
    return (lowered if len(lowered) == len(composed) else composed).translate(PLAIN)


def flat_words(text: str) -> str:
    """Write the words of a text, flat and with single spaces: `Số CT/Doc No.` → `so ct doc no`."""
    return " ".join(WORD.findall(flat(text)))
