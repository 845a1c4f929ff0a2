"""What all rows of a table say of its columns beyond the headings: whose the accounts are, where the words and the references stand."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from rapport.domain.statements.cells import Cells, text_of
from rapport.domain.statements.layout import Layout

REFERENCE = re.compile(r"^(?=.*\d)[\w.\-/\\]{4,40}$")
MOST = 0.8


def with_memo(layout: Layout) -> Layout:
    """Without a column of words everything that has no other role is told as words."""
    if layout.has("memo"):
        return layout
    return replace(layout, roles=tuple(role or "memo" for role in layout.roles))


def with_accounts(layout: Layout, rows: Sequence[Cells], own: str) -> Layout:
    """
    A column of accounts is of the others, not of the statement, where it changes from line to line, stands behind their names, or
    where the lines above name another account.
    """
    places = layout.places.get("account")
    if not places or layout.has("counterparty_account"):
        return layout
    found = [text_of(cells[places[0]]) for cells in rows if len(cells) == layout.width]
    numbers = ["".join(text.split()).upper() for text in found if any(letter.isdigit() for letter in text)]
    changes = sum(number != before for before, number in itertools.pairwise(numbers)) if len(set(numbers)) > 1 else 0
    is_beside = layout.has("counterparty") and bool(numbers) and (changes * 2 >= len(numbers) - 1 > 0 or (own and own not in numbers))
    is_of_others = (
        len(set(numbers)) > max(3, len(found) * 0.3) or is_beside or (places[0] and layout.roles[places[0] - 1] == "counterparty")
    )
    return layout.with_role(places[0], "counterparty_account") if is_of_others else layout


def with_references(layout: Layout, behind: Sequence[str]) -> Layout:
    """Without a column of references, what stands behind nearly every day is one: `05/03/2025 FT25064123`."""
    if layout.has("reference") or sum(bool(REFERENCE.match(text)) for text in behind) < MOST * len(behind):
        return layout
    return replace(layout, has_glued_reference=True)
