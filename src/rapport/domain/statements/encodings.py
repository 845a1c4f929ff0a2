"""Bytes of a bank's text file as text: byte order marks, UTF-16 with and without, windows-1258, and the old pages of other languages."""

import codecs
import re
import unicodedata

from rapport.domain.statements.alphabets import page_of
from rapport.domain.statements.lines import StatementRefused

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 65_536
# Marks that windows-1258 writes behind their vowel, and letters that only Vietnamese has.
MARK_BEHIND_VOWEL = re.compile(r"[aeiouyâăêôơư][\u0300\u0301\u0303\u0309\u0323]", re.IGNORECASE)
OWN_LETTERS = re.compile(r"[đĐưƯơƠăĂ]")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
MOST_CONTROLS = 0.02
MOST_EMPTY = 0.2


def decoded(content: bytes, encoding: str = "") -> str:
    """
    Write bytes as text: by their mark, as UTF-16 where every other byte is empty, as UTF-8 where that is right, else as
    windows-1258 or the page of another language, whichever makes words. An `encoding` that is given is obeyed. Empty bytes in
    between, by which some programs fill a file up, are left out.

    :raises StatementRefused: `mapping` for an encoding nobody knows, `broken` where the bytes are not of it,
        `unknown_format` where they are no text at all
    """
    if encoding:
        return _obeyed(content, encoding)
    for mark, name in MARKS:
        if content.startswith(mark):
            return _checked(content.decode(name, errors="replace").removeprefix("\ufeff"))
    wide = _wide(content[:SAMPLE])
    if wide:
        return _checked(content.decode(wide, errors="replace"))
    try:
        return _checked(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _checked(_of_windows(content))


def _obeyed(content: bytes, encoding: str) -> str:
    try:
        return content.decode(codecs.lookup(encoding).name).removeprefix("\ufeff")
    except LookupError as error:
        raise StatementRefused("mapping", f"no encoding is called {encoding}") from error
    except (UnicodeError, ValueError) as error:
        raise StatementRefused("broken", f"the bytes are not {encoding}") from error


def _checked(text: str) -> str:
    text = text.rstrip("\0") if text.endswith("\0") else text
    if 0 < text.count("\0") < len(text) * MOST_EMPTY:
        text = text.replace("\0", "")
    sample = text[:SAMPLE]
    if sample and len(CONTROLS.findall(sample)) > max(4, len(sample) * MOST_CONTROLS):
        raise StatementRefused("unknown_format", "this is no text")
    return text


def _wide(sample: bytes) -> str:
    """Answer the UTF-16 in which mostly plain letters leave every other byte empty; nothing where it is not so."""
    pairs = len(sample) // 2
    if pairs < 4:
        return ""
    even, odd = sample[0 : pairs * 2 : 2].count(0), sample[1 : pairs * 2 : 2].count(0)
    if odd > pairs * 0.4 and even < pairs * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > pairs * 0.4 and odd < pairs * 0.05 else ""


def _of_windows(content: bytes) -> str:
    vietnamese = content.decode("cp1258", errors="replace")
    marked, own = len(MARK_BEHIND_VOWEL.findall(vietnamese)), len(OWN_LETTERS.findall(vietnamese))
    if marked >= 2 and own >= 1:
        return unicodedata.normalize("NFC", vietnamese)
    page = page_of(content[:SAMPLE])
    if page != "cp1252":
        return unicodedata.normalize("NFC", content.decode(page, errors="replace"))
    # The five bytes that windows-1252 leaves empty are kept as what latin-1 calls them.
    return "".join(
        part.decode("cp1252") if place % 2 == 0 else part.decode("latin-1")
        for place, part in enumerate(re.split(rb"([\x81\x8d\x8f\x90\x9d]+)", content))
    )
