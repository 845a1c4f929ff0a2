"""A table whose columns a saved mapping names."""

from collections.abc import Sequence

from rapport.domain.statements.cells import Row, is_blank, text_of
from rapport.domain.statements.headers import heading_words
from rapport.domain.statements.layout import Layout
from rapport.domain.statements.lines import Skipped, StatementRefused
from rapport.domain.statements.mapping import Mapping
from rapport.domain.statements.sections import Section, told


def mapped_section(rows: Sequence[Row], mapping: Mapping) -> tuple[list[Section], list[Row], list[Skipped]]:
    """
    Take the columns that a mapping names; headings are found in the first line that has all of them.

    :raises StatementRefused: `mapping`: a heading that no line has
    """
    skipped = [Skipped(line, "blank", "") for line, cells in rows if is_blank(cells)]
    filled = [row for row in rows if not is_blank(row[1])]
    above = filled[: mapping.skip]
    rest = filled[mapping.skip :]
    names = [place for places in mapping.columns.values() for place in places if isinstance(place, str)]
    heads = [] if not mapping.has_header else _head_of(rest, names)
    if mapping.has_header:
        at = rest.index(heads[0]) if heads else 0
        above += rest[:at]
        skipped.append(Skipped(rest[at][0], "header", told(rest[at][1])))
        header, body = rest[at][1], rest[at + 1 :]
        words = heading_words(" ".join(text_of(cell) for cell in header))
        again = [row for row in body if heading_words(" ".join(text_of(cell) for cell in row[1])) == words]
        skipped += [Skipped(line, "header", told(cells)) for line, cells in again]
        body = [row for row in body if row not in again]
    else:
        header, body = [], rest
    width = max([len(header), *(len(cells) for _line, cells in body), *_numbers(mapping)])
    roles = [""] * width
    for role, places in mapping.columns.items():
        for place in places:
            roles[_column(place, [heading_words(text_of(cell)) for cell in header])] = role
    layout = Layout(tuple(roles), name=mapping.name, side_words=dict(mapping.sides), currency=mapping.currency)
    return [Section(layout, rows=body)], above, skipped


def _head_of(rows: Sequence[Row], names: Sequence[str]) -> list[Row]:
    wanted = {heading_words(name) for name in names}
    for row in rows:
        if wanted <= {heading_words(text_of(cell)) for cell in row[1]}:
            return [row]
    if names:
        raise StatementRefused("mapping", f"no line has these headings: {', '.join(names)}")
    if not rows:
        raise StatementRefused("no_lines", "nothing stands in this file")
    return []


def _numbers(mapping: Mapping) -> list[int]:
    return [place for places in mapping.columns.values() for place in places if isinstance(place, int)]


def _column(place: str | int, header: Sequence[str]) -> int:
    return place - 1 if isinstance(place, int) else header.index(heading_words(place))
