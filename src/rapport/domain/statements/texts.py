"""From the bytes of a text file to the rows of its table: encoding, line ends and dividers told by the content."""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from rapport.domain.statements.cells import Row
from rapport.domain.statements.headers import heads_a_table, read_headings
from rapport.domain.statements.lines import StatementRefused

DIVIDERS = (";", "\t", ",", "|")
WIDE_GAP = re.compile(r"\t+|\s{2,}")
SAMPLE = 300
LONGEST_LINE = 200_000
MOST_LINES_OF_A_ROW = 20
# Windows-1258 writes tone marks as letters of their own, behind the vowel that they belong to.
TONE = re.compile("[aăâeêioôơuưyAĂÂEÊIOÔƠUƯY][\u0300\u0301\u0303\u0309\u0323]")
STRAY_TONE = re.compile("(?<![aăâeêioôơuưyAĂÂEÊIOÔƠUƯY])[\u0300\u0301\u0303\u0309\u0323]")


def decode(content: bytes, encoding: str = "") -> str:
    """
    Answer a file's text in NFC with `\\n` as its line end.

    A byte order mark is believed; else UTF-16 is seen by its NULs, UTF-8 by its shape; else windows-1258 where its tone marks
    stand behind vowels, else windows-1252.

    :raises StatementRefused: `broken`: bytes that are no text; `mapping`: an encoding that nobody knows
    """
    text = _decoded(content, encoding)
    if text.count("\x00") > 2 or _is_noise(text[:4000]):
        raise StatementRefused("unknown_format", "this is no text")
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return unicodedata.normalize("NFC", text)


def _is_noise(sample: str) -> bool:
    odd = sum(unicodedata.category(sign) in ("Cc", "Cn", "Co", "Cs") and sign not in "\t\n\r\f" for sign in sample) + sample.count("\ufffd")
    return odd * 20 > len(sample)


def _decoded(content: bytes, encoding: str) -> str:
    if encoding:
        try:
            return content.decode(encoding)
        except LookupError as error:
            raise StatementRefused("mapping", f"no encoding {encoding}") from error
        except UnicodeDecodeError as error:
            raise StatementRefused("broken", f"not {encoding}: byte {error.start}") from error
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    sample = content[:4000]
    if len(sample) > 3 and sample.count(0) > len(sample) / 4:
        return content.decode("utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    vietnamese = content.decode("cp1258", "replace")
    if len(TONE.findall(vietnamese)) > 2 * len(STRAY_TONE.findall(vietnamese)) + vietnamese.count("\ufffd"):
        return vietnamese
    return content.decode("cp1252", "replace")


def table_of(text: str, divider: str = "") -> tuple[str, list[Row]]:
    """
    Answer the format (`csv`, or `vn-text` for columns set apart by strokes or wide gaps) and the rows, numbered by their lines.

    :raises StatementRefused: `too_large`: a line of more than 200,000 letters
    """
    if any(len(line) > LONGEST_LINE for line in _lines(text)):
        raise StatementRefused("too_large", "a line of more than 200,000 letters")
    divider = divider or _divider(text)
    if divider in (" ", "|"):
        return "vn-text", list(_by_lines(text, divider))
    return "csv", _by_csv(text, divider)


def _by_lines(text: str, divider: str) -> Iterator[Row]:
    for number, line in enumerate(_lines(text), 1):
        cells = line.split("|") if divider == "|" else WIDE_GAP.split(line.strip())
        yield number, [cell.strip() for cell in cells]


def _lines(text: str) -> Iterator[str]:
    """One line after the other, without a second copy of the file; an end of line at the end begins no further one."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield text[start:end]
        start = end + 1


def _by_csv(text: str, divider: str) -> list[Row]:
    rows, is_sound = _parsed(text, divider, csv.QUOTE_MINIMAL)
    # A quotation mark that nobody closes would swallow all lines behind it.
    return rows if is_sound else _parsed(text, divider, csv.QUOTE_NONE)[0]


def _parsed(text: str, divider: str, quoting: int) -> tuple[list[Row], bool]:
    csv.field_size_limit(LONGEST_LINE * 2)
    reader = csv.reader((f"{line}\n" for line in _lines(text)), delimiter=divider, quoting=quoting, skipinitialspace=True)  # type: ignore[arg-type]
    rows: list[Row] = []
    start = 1
    try:
        for cells in reader:
            if reader.line_num - start >= MOST_LINES_OF_A_ROW:
                return [], False
            rows.append((start, [*cells]))
            start = reader.line_num + 1
    except csv.Error:
        return [], False
    return rows, True


def _divider(text: str) -> str:
    """Choose the divider under which a line heads a table best; without such a line, the one that makes rows of one width."""
    lines = [line for line in text.split("\n", SAMPLE)[:SAMPLE] if line.strip()]
    best, best_score = ",", (0.0, 0.0)
    for divider in (*DIVIDERS, " "):
        rows = [WIDE_GAP.split(line.strip()) for line in lines] if divider == " " else _sample_rows(lines, divider)
        score = max((_head_score(cells) for cells in rows), default=0.0), _evenness(rows)
        # Wide gaps stand inside the cells of other files, too: they divide only where nothing else does.
        if score > best_score and (divider != " " or score[0] > best_score[0]):
            best, best_score = divider, score
    return best


def _sample_rows(lines: list[str], divider: str) -> list[list[str]]:
    if divider == "|":
        return [line.split("|") for line in lines]
    try:
        return list(csv.reader(lines, delimiter=divider))
    except csv.Error:
        return [line.split(divider) for line in lines]


def _head_score(cells: list[str]) -> float:
    if len(cells) < 2 or len(cells) > 60:
        return 0.0
    headings = read_headings(cells)
    if not heads_a_table(headings, sum(bool(cell.strip()) for cell in cells)):
        return 0.0
    return float(len({heading.role for heading in headings} - {""}))


def _evenness(rows: list[list[str]]) -> float:
    widths = Counter(len(cells) for cells in rows if len(cells) > 1)
    if not widths:
        return 0.0
    width, count = widths.most_common(1)[0]
    return count / len(rows) + min(width, 20) / 1000
