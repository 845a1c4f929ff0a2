"""The words with a transfer, without what banks wrap around them (facts §3.7)."""

import re

from rapport.domain.names import search_form

LONGEST = 2000
WRAPPERS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r";?\s*thoi gian GD:.*$", r"-?\s*Ma GD\s*:?\s*\S+\s*$", r"^\s*CT nhanh 247 den:\s*", r"^\s*Chuyen tien den tu NAPAS\s*", r"\bNoi dung:\s*",
        r"^\s*MB\s*\(.*?\)", r"\bMBVCB\.\d+\.(?:\d+\.)?", r"\bIBFT\b", r"\bNAPAS\b", r"\bREM\b\s*(?:Tfr)?\s*(?:Ac:?)?", r"\bFT\d{10,}\b",
        r"^\s*TKThe\s*:\s*\S+\s*,?\s*tai\s+\S+\s*", r"\.?CT tu \S+\s+.*?\btoi\s+\S+.*$", r"-CTLNHI\S+.*$", r"-B2B\S+$", r"\b(?:VND-)?TGTT-",
    )
)  # fmt: skip
SENDER = re.compile(r"CT tu (?P<account>[\dx*]+)\s+(?P<name>.*?)\s+toi\s", re.IGNORECASE)


def clean(memo: str) -> str:
    """Answer a transfer's own words: at most 2,000 letters, wrappers cut off, single spaces."""
    text = " ".join(memo[:LONGEST].split())
    for pattern in WRAPPERS:
        text = pattern.sub(" ", text)
    return " ".join(text.split())


def sender_in(memo: str) -> str:
    """Answer the sender's name where the bank put it into the memo (`CT tu … toi …`); empty where not."""
    found = SENDER.search(memo[:LONGEST])
    return found["name"] if found else ""


def squeezed(text: str) -> str:
    """Write letters and digits alone, in capitals, without marks: what is left when words are broken or glued."""
    return search_form(text).replace(" ", "").upper()
