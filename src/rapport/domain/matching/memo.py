"""
Memos as banks deliver them: the payer's words without the wrappers that banks put around them (facts §3.7).

A memo is at most some hundred characters in every format; what is longer is read up to LONGEST and makes nothing certain.
"""

import re
import unicodedata
from dataclasses import dataclass

from rapport.domain.names import search_form

LONGEST = 2_000
# What stands before the payer's words. Order matters: an outer wrapper goes first.
BEFORE = tuple(
    re.compile(pattern)
    for pattern in (
        r"^\s*(?:CT|CHUYEN TIEN) NHANH (?:NAPAS )?247 (?:DEN|DI)\s*:?\s*",
        r"^\s*IBVCB\.[0-9]{4,20}\.",
        # Two numbers of the bank, or a number and a mixed mark, but never the payer's own words: something must be left behind them.
        r"^\s*MBVCB\.[0-9]{3,20}\.(?:(?:[0-9]{3,20}|(?!RP|HD|[1-6]?[CK][0-9]{2}[A-Z]{3})(?=[A-Z]{0,15}[0-9])[A-Z0-9]{6,16})\.(?!CT TU))?",
        r"^\s*MB\([^)]{0,40}\)\s*:?\s*",
        r"^\s*(?:NAPAS|IBFT|IBPS|CITAD|ACH|REM|TF|LNH)(?: ?247)?(?:[ .:_-]{1,3}[0-9][A-Z0-9]{3,24})?[ .:;_-]{1,3}",
        r"^\s*FT[0-9]{5,20}[A-Z0-9]{0,6}(?:\\[A-Z]{2,4})?[ .:;_-]{0,3}",
        r"^\s*[0-9]{12,30}[ .:;_-]{1,3}",
        r"^\s*TKTHE\s*:\s*[0-9]{6,20},? TAI [A-Z]{2,12}[ .,]{1,3}",
    )
)
# What stands behind them.
BEHIND = tuple(
    re.compile(pattern)
    for pattern in (
        r" ?; ?THOI GIAN GD ?:.*$",
        r"[ .;,_-]{0,5}\bMA (?:GD|GIAO DICH)\b[ .:_-]{0,3}[A-Z0-9]{0,30}.*$",
        r"[ .;,_-]{0,5}\bTRACE[ .:_-]{0,3}[0-9]{3,20}.*$",
        r" ?- ?CTLNHI[A-Z0-9-]{3,40}.*$",
        r"\bFT[0-9]{8,20}[A-Z0-9\\]{0,8} ?$",
    )
)
LEAD = re.compile(r"^\s*(?:NOI DUNG|ND|DIEN GIAI|REMARK)\s*:\s*")
# `.CT tu 0011001234567 CONG TY A toi 0071000123456 CONG TY B tai VCB`: the sender stands in the words.
TRANSFER = re.compile(r"[ .;,-]{0,5}\bCT TU ([0-9]{6,20})\b ?(.{0,120}?)(?: ?\b(?:TOI|DEN) [0-9]{6,20}\b.*)?$")


# First bytes of Vietnamese letters in UTF-8, as another code page shows them, and the byte behind; and what a printer that knows
# no Vietnamese left of "hóa đơn (số)" and "HĐ (số)".
SPOILT = re.compile("[\u00c3\u00c4\u00c5\u00c6\u00e1][\u0080-\u00bf\u0152-\u2122]")
LOST_INVOICE = re.compile(r"\bh[?\ufffd]a [?\ufffd]{2,4}n(?: s[?\ufffd]+)?(?=\W)|\bh[?\ufffd]+(?: s[?\ufffd]+)?(?= ?[0-9])", re.IGNORECASE)


@dataclass(frozen=True)
class Memo:
    """
    A memo as read.

    :param raw: all of it without diacritics, in capitals · text: without wrappers · words: its letters and digits, parted
    :param sender: name, and `account`: number, of who sent the money, where the bank wrote them into the memo
    :param is_whole: False where it was longer than LONGEST
    """

    raw: str
    text: str
    words: tuple[str, ...]
    sender: str = ""
    account: str = ""
    is_whole: bool = True


def plain(text: str) -> str:
    """Write a text without diacritics, in capitals, punctuation kept; odd forms of digits and letters become plain ones."""
    decomposed = unicodedata.normalize("NFKD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).upper()


def mended(text: str) -> str:
    """
    Mend a text that was written in UTF-8 and read as Windows-1252 or Latin-1: `hÃ³a Ä‘Æ¡n` → `hóa đơn`; any other stays what it is.

    Where letters are lost for good, the two words that matter are mended: `h?a ??n 7`, `h? s? 7`.
    """
    if SPOILT.search(text):
        found = b"".join(_bytes_of(letter) for letter in text).decode("utf-8", "ignore")
        text = text if SPOILT.search(found) else found
    return LOST_INVOICE.sub("HD ", text)


def _bytes_of(letter: str) -> bytes:
    try:
        return letter.encode("latin-1")
    except UnicodeEncodeError:
        return letter.encode("cp1252", "ignore")


def read_memo(memo: str) -> Memo:
    """Read a memo: strip what banks put around the payer's words, find the sender where the bank named one."""
    raw = plain(mended(memo[:LONGEST]))[:LONGEST]
    flat = " ".join(raw.split())
    text = _without(flat, BEFORE, repeat=True)
    transfer = TRANSFER.search(text)
    account, sender = (transfer[1], transfer[2].strip(" .,-")) if transfer else ("", "")
    if transfer:
        text = text[: transfer.start()]
    text = _without(text, BEHIND, repeat=False)
    text = " ".join(LEAD.sub("", text).split()).strip(" .;-")
    return Memo(raw, text, tuple(search_form(text).upper().split()), sender, account, len(memo) <= LONGEST)


def _without(text: str, patterns: tuple[re.Pattern[str], ...], *, repeat: bool) -> str:
    """Cut patterns out of a text; wrappers around wrappers go while they are found, at most four deep."""
    for _depth in range(4 if repeat else 1):
        before = text
        for pattern in patterns:
            text = pattern.sub("", text, count=1)
        if text == before:
            break
    return text
