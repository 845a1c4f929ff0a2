"""Rows that are no movements: what heads, what foots, what opens the balance, and what nobody could read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from rapport.domain.statements.cells import DAY, NUMBER, TEXT, WHOLE, Cells, Row, day_in, kind_of, text_of
from rapport.domain.statements.labels import CLOSING, CREDITS, DEBITS, OPENING, TOTAL, account_in
from rapport.domain.statements.layout import Layout
from rapport.domain.statements.letters import flat
from rapport.domain.statements.lines import Skipped
from rapport.domain.statements.sides import money_in

MOST_TEXT = 500
PAGE = re.compile(
    r"^\W*(?:thang|month of|month)\W*\d{1,2}\s*[/.\-]\s*\d{4}\W*$|^\W*(?:trang|page|seite|pagina)\b\W*\d+|\b(?:page|trang)\s*\d+\s*(?:/|of|tren)\s*\d+|^\W*\d+\s*/\s*\d+\W*$|\b(?:www\.|hotline|swift|"
    r"ngay in|in ngay|thoi gian in|printed|print date|generated|signature|chu ky|ky ten|ke toan|giam doc|kiem soat|lap bieu|nguoi lap|"
    r"giao dich vien|dien thoai|tel|fax|disclaimer|end of (?:statement|report)|het|chuyen sang trang|mang sang|carried forward|"
    r"brought forward|so du (?:chuyen|mang|cong) (?:sang )?trang|chuyen trang|carried over|brought over|so luong giao dich|so giao dich|number of transactions|no of transactions|tu ngay|from date|to date|period|ky sao ke)\b"
)
LABELS = (OPENING, CLOSING, DEBITS, CREDITS, TOTAL, PAGE)
LETTERS = re.compile(r"[^\W\d_]{2}")
COMPANY = re.compile(r"\W*(?:tong|cong)\s*(?:cong\s*)?(?:ty|ct)\b")
BEGINS_A_TOTAL = re.compile(r"\W*(?:tong|cong|total|sub-?\s?total|(?:daily|day|page|grand) total|sum)\b")
PART_TOTAL = re.compile(r"\b(?:trang|page|mang sang|chuyen sang|carried|brought|subtotal|sub-total|ngay|day|daily)\b")


@dataclass(frozen=True, slots=True)
class Total:
    """What a line of totals states for the rows above it."""

    line: int
    debits: Decimal | None
    credits: Decimal | None


def line_text(cells: Cells) -> str:
    """Write the cells of a row for people, at most 500 letters."""
    return " | ".join(text[:MOST_TEXT] for cell in cells[:MOST_TEXT] if (text := text_of(cell)))[:MOST_TEXT]


def is_labelled(cells: Cells) -> bool:
    """
    Say whether a row is about balances, totals, pages or the account.

    A line of one cell may say so anywhere; of several, the first words must, or a cell that is nothing but a label: the words of
    a payment may be "kế toán" or "tổng công ty".
    """
    texts = [flat(text[:MOST_TEXT]) for cell in cells[:MOST_TEXT] if (text := text_of(cell))]
    if len(texts) == 1:
        return any(pattern.search(texts[0]) for pattern in LABELS) or bool(account_in(cells))
    worded = [text for text in texts if LETTERS.search(text)]
    if not worded:
        return False
    found = (pattern.search(worded[0]) for pattern in LABELS)
    is_first = any(match is not None and match.start() <= 2 for match in found) and not COMPANY.match(worded[0])
    return is_first or any(_is_bare(text) for text in worded) or (len(texts) <= 3 and bool(account_in(cells)))


def reason_of(row: Row, layout: Layout, *, is_before: bool, is_after: bool, is_at_page_end: bool) -> Skipped:
    """
    Say why a row is no line: `header` above the first movement, `footer` where it is of the page or the end, else `unreadable`.

    What has a day or an amount and no label is never a footer.
    """
    line, cells = row
    text = line_text(cells)
    aside = Skipped(line, "header" if is_before else "footer", text)
    if _has_day(cells, layout) and not is_label_only(cells):
        return Skipped(line, "unreadable", text)
    if is_labelled(cells):
        return aside
    filled = sum(bool(text_of(cell)) for cell in cells)
    has_figures = any(kind_of(cell) in (DAY, NUMBER, WHOLE) for cell in cells) and filled > 1
    if is_before:
        return Skipped(line, "unreadable", text) if filled > 2 and has_figures and _is_wide(cells, layout) else aside
    if is_after or is_at_page_end:
        is_aside = not has_figures and (filled <= 2 or not any(letter.isdigit() for letter in text))
        return aside if is_aside else Skipped(line, "unreadable", text)
    return Skipped(line, "unreadable", text)


def is_label_only(cells: Cells) -> bool:
    """Say whether the words of a row are a label and nothing else: `Số dư đầu kỳ`, `Balance brought forward`, `Tổng cộng`."""
    texts = [flat(text[:MOST_TEXT]) for cell in cells if (text := text_of(cell)) and kind_of(cell) == "T" and day_in(cell) is None]
    return bool(texts) and all(_is_bare(text) for text in texts)


def begins_a_total(cells: Cells) -> bool:
    """Say whether words of a row begin as those of a total do: `Cộng ngày 01/03`, `Total for day`; no `Tổng công ty …`."""
    texts = (flat(text[:MOST_TEXT]) for cell in cells if (text := text_of(cell)) and kind_of(cell) == TEXT)
    return any(BEGINS_A_TOTAL.match(text) and not COMPANY.match(text) for text in texts)


def _is_bare(text: str) -> bool:
    found = OPENING.search(text) or CLOSING.search(text)
    if not found:
        return bool(TOTAL.fullmatch(text.strip(" :.")))
    rest = text[: found.start()] + text[found.end() :]
    return len(re.sub(r"[\W\d_]|ky|balance|opening|closing|so du|dau|cuoi|vnd|usd|eur|ngay|thang|the|for|of|at|on|date", "", rest)) <= 2


def _is_wide(cells: Cells, layout: Layout) -> bool:
    return len(cells) >= max(3, layout.width - 2)


def _has_day(cells: Cells, layout: Layout) -> bool:
    place = layout.places.get("date", (len(cells),))[0]
    return place < len(cells) and day_in(cells[place]) is not None


def total_in(row: Row, layout: Layout) -> Total | None:
    """Read a line of totals: the amounts under debit and credit, or where cells were dropped the two that it has."""
    line, cells = row
    plain = flat(line_text(cells))
    if not TOTAL.search(plain) or PART_TOTAL.search(plain) or not layout.has("debit") or not layout.has("credit"):
        return None
    if len(cells) >= layout.width:
        debit, credit = (money_in(cells[layout.places[role][0]], layout.mark) for role in ("debit", "credit"))
        return Total(line, debit.value if debit else None, credit.value if credit else None) if debit or credit else None
    return _total_in_order(line, cells, layout)


def _total_in_order(line: int, cells: Sequence[object], layout: Layout) -> Total | None:
    amounts = [written.value for cell in cells if isinstance(cell, str) and (written := money_in(cell, layout.mark))]
    expected = 3 if layout.has("balance") and len(amounts) == 3 else 2
    if len(amounts) != expected:
        return None
    is_debit_first = layout.places["debit"][0] < layout.places["credit"][0]
    first, second = (amounts[0], amounts[1]) if is_debit_first else (amounts[1], amounts[0])
    return Total(line, first, second)
