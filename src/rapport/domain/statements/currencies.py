"""The currency of a table where no label and no column names it."""

import re
from collections.abc import Iterable, Sequence

from rapport.domain.statements.layout import Layout
from rapport.domain.statements.letters import flat
from rapport.domain.statements.movements import Movement
from rapport.domain.statements.vocabulary import CURRENCIES

VIETNAMESE = re.compile(r"ngay|so tien|so du|noi dung|dien giai|ghi no|ghi co|phat sinh|tham chieu|giao dich|doi ung|nguoi chuyen")
SIGNS = {"₫": "VND", "VNĐ": "VND", "đ": "VND", "€": "EUR", "£": "GBP", "¥": "JPY", "$": "USD"}
CODE = re.compile(r"(?<![A-Za-z])([A-Z]{3}|VNĐ)(?![A-Za-z])|([₫€£¥$đ])")
MOST_ASKED = 50


def currency_of(movements: Sequence[Movement], layout: Layout, texts: Sequence[str]) -> str:
    """Answer the currency that stands beside the amounts, else đồng where the words around are Vietnamese; empty where neither tells."""
    written = _written(cell for movement in movements[:MOST_ASKED] for cell in _money_cells(movement, layout))
    return written or ("VND" if VIETNAMESE.search(flat(" ".join(texts))) else "")


def _money_cells(movement: Movement, layout: Layout) -> Iterable[str]:
    for role in ("debit", "credit", "amount", "balance"):
        for place in layout.places.get(role, ()):
            cell = movement.options[0][place]
            if isinstance(cell, str):
                yield cell


def _written(cells: Iterable[str]) -> str:
    for cell in cells:
        for found in CODE.finditer(cell):
            word = found[1] or found[2]
            currency = SIGNS.get(word, word)
            if currency in CURRENCIES:
                return currency
    return ""
