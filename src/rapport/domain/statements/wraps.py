"""Words of a payment that ran on into the next line, as they do where a table was taken out of a page."""

from collections import Counter
from collections.abc import Iterable, Sequence

from rapport.domain.statements.cells import TEXT, Cells, Row, kind_of, text_of
from rapport.domain.statements.layout import Layout
from rapport.domain.statements.movements import Movement
from rapport.domain.statements.others import is_labelled, line_text

MOST_LETTERS = 400


def wrapped(others: Sequence[tuple[int, Row]], movements: Sequence[Movement], layout: Layout, above: Iterable[Row]) -> dict[int, int]:
    """
    Answer the lines that carry on the words of the movement right above them, with the place of that movement.

    Such a line has words in one cell, no label, and is written once only, unlike the furniture of pages. Behind the last movement,
    where thanks and signatures stand, it is believed only under the column of words, or where other movements run on as well.
    """
    written = Counter(line_text(cells) for _place, (_line, cells) in others)
    written.update(line_text(cells) for _line, cells in above)
    found: dict[int, int] = {}
    unsure: list[int] = []
    for place, (line, cells) in others:
        follows = place > 0 and (line == movements[place - 1].line + 1 or found.get(line - 1) == place - 1)
        column = _column_of_words(cells)
        if not follows or column is None or written[line_text(cells)] > 1:
            continue
        is_below = len(cells) >= layout.width and column in layout.places.get("memo", ())
        if is_below or len(cells) < layout.width:
            found[line] = place - 1
            unsure += [line] if place == len(movements) and not is_below else []
    if all(found[line] == len(movements) - 1 for line in found):
        for line in unsure:
            del found[line]
    return found


def _column_of_words(cells: Cells) -> int | None:
    filled = [place for place, cell in enumerate(cells) if text_of(cell)]
    if len(filled) != 1:
        return None
    cell = cells[filled[0]]
    return filled[0] if kind_of(cell) == TEXT and len(text_of(cell)) <= MOST_LETTERS and not is_labelled(cells) else None
