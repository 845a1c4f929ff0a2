"""A table laid out by a saved mapping instead of by its words."""

from dataclasses import replace

from rapport.domain.statements.cells import Cells, Row, is_blank, text_of
from rapport.domain.statements.headers import heading_words
from rapport.domain.statements.layout import Layout
from rapport.domain.statements.lines import Skipped, StatementRefused
from rapport.domain.statements.mapping import Mapping
from rapport.domain.statements.sections import Section


def mapped_section(rows: list[Row], mapping: Mapping, skipped: list[Skipped]) -> Section:
    """
    Lay out the table as the mapping says; lines before the header, and the header wherever it is repeated, are skipped.

    :raises StatementRefused: `mapping` where a heading that it names is not in the file
    """
    body = rows[mapping.skip :]
    skipped += [_skipped(row, "header") for row in rows[: mapping.skip]]
    header: Cells = []
    if mapping.has_header:
        at = next((place for place, (_line, cells) in enumerate(body) if _is_header(cells, mapping)), None)
        if at is None:
            raise StatementRefused("mapping", f"no row has these headings: {', '.join(_named(mapping))}")
        header = body[at][1]
        skipped += [_skipped(row, "header") for row in body[: at + 1]]
        body = body[at + 1 :]
    texts = [text_of(cell) for cell in header]
    repeated = [row for row in body if header and _words(row[1]) == _words(header)]
    if repeated:
        lines = {row[0] for row in repeated}
        skipped += [_skipped(row, "header") for row in repeated]
        body = [row for row in body if row[0] not in lines]
    layout = _layout(mapping, texts, max((len(cells) for _line, cells in body), default=len(header)))
    return Section(layout, mapping.account, texts=tuple(texts), rows=body)


def _layout(mapping: Mapping, texts: list[str], widest: int) -> Layout:
    places: dict[int, str] = {}
    for role, columns in mapping.columns.items():
        for column in columns:
            place = column - 1 if isinstance(column, int) else _words([*texts]).index(heading_words(column) or column)
            places[place] = role
    width = max(len(texts) or min(widest, 500), max(places) + 1)
    roles = tuple(places.get(place, "ignored") for place in range(width))
    return replace(Layout(roles), side_words=dict(mapping.sides), currency=mapping.currency, is_strict_side=True, name=mapping.name)


def _named(mapping: Mapping) -> list[str]:
    return [column for columns in mapping.columns.values() for column in columns if isinstance(column, str)]


def _words(cells: Cells) -> list[str]:
    return [heading_words(text_of(cell)) or text_of(cell) for cell in cells]


def _is_header(cells: Cells, mapping: Mapping) -> bool:
    named = _named(mapping)
    if not named:
        return not is_blank(cells)
    words = set(_words(cells))
    return all((heading_words(name) or name) in words for name in named)


def _skipped(row: Row, reason: str) -> Skipped:
    return Skipped(row[0], "blank" if is_blank(row[1]) else reason, " | ".join(filter(None, map(text_of, row[1])))[:500])
