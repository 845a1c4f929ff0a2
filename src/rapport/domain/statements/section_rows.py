"""The rows of one table: which are movements, which of the others carry words on, head, foot, or are understood by nobody."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from rapport.domain.statements.cells import Cells, Row, is_blank, text_of
from rapport.domain.statements.day_groups import DayGroups
from rapport.domain.statements.layout import Layout
from rapport.domain.statements.lines import Problem, Skipped
from rapport.domain.statements.marks import Style
from rapport.domain.statements.movements import Movement, Patterns, carried, laid
from rapport.domain.statements.others import is_label_only, is_labelled, line_text, reason_of, total_in
from rapport.domain.statements.part_totals import PartTotals
from rapport.domain.statements.section_reading import SectionReading
from rapport.domain.statements.sections import Section
from rapport.domain.statements.sides import Usage, fate_of
from rapport.domain.statements.wraps import wrapped

LONGEST_LABEL = 120
LEAST_CELLS = 3
PAGE_WORD = re.compile(r"\b(?:trang|page)\b", re.IGNORECASE)


def laid_rows(section: Section, reading: SectionReading, style: Style, *, is_positional: bool) -> list[Row]:
    """Sort the rows of a table into the reading, and answer those of which the labels may be read: what heads and foots."""
    layout = reading.layout
    others: list[tuple[int, Row]] = []
    short: dict[int, Row] = {}
    patterns = Patterns(layout.roles)
    _take_early_rows(section, layout, style.usage, patterns, is_positional=is_positional)
    totals, groups = PartTotals(layout), DayGroups(layout)
    rows, section.rows = section.rows[::-1], []
    while rows:
        # Taken off one by one, so that a long file stands in memory once.
        row = rows.pop()
        if is_blank(row[1]):
            reading.skipped.append(Skipped(row[0], "blank", ""))
            continue
        if groups.takes(row, len(reading.movements)):
            continue
        movement = laid(row, layout, style.usage, patterns, is_positional=is_positional)
        if movement is None and not is_labelled(row[1]) and (dated := groups.dated(row)):
            movement = laid(dated, layout, style.usage, patterns, is_positional=is_positional)
            if movement:
                groups.use()
        if movement is None and reading.movements:
            movement = carried(row, layout, style.usage, reading.movements[-1])
        if len(row[1]) < layout.width:
            short[row[0]] = row
        if movement and not _is_a_label(movement, row[1]):
            if not _is_aside(movement, row, reading, totals):
                reading.movements.append(movement)
                totals.add(movement)
        else:
            others.append((len(reading.movements), row))
    groups.close()
    others = sorted(others + groups.lone, key=lambda other: other[1][0])
    reading.skipped += [Skipped(line, "header", line_text(cells)) for line, cells in groups.heads]
    if not is_positional:
        others = _without_torn(reading, others, short)
    return _told(others, section, reading)


def _told(others: Sequence[tuple[int, Row]], section: Section, reading: SectionReading) -> list[Row]:
    """Give each row that is no movement its reason, and answer those of which the labels may be read."""
    layout = reading.layout
    last = len(reading.movements)
    ends = _page_ends(others)
    runs_on = wrapped(others, reading.movements, layout, section.above)
    for place, row in others:
        if row[0] in runs_on:
            reading.more.setdefault(runs_on[row[0]], []).append(line_text(row[1]))
            reading.skipped.append(Skipped(row[0], "footer", line_text(row[1])))
            continue
        skipped = reason_of(row, layout, is_before=place == 0, is_after=place == last, is_at_page_end=row[0] in ends)
        reading.skipped.append(skipped)
        if skipped.reason != "unreadable" and (total := total_in(row, layout)):
            reading.totals.append(total)
    told = {skipped.line for skipped in reading.skipped if skipped.reason in ("header", "footer")} - set(runs_on)
    return [row for _place, row in others if row[0] in told]


def _take_early_rows(section: Section, layout: Layout, usage: Usage, patterns: Patterns, *, is_positional: bool) -> None:
    """Take rows above the header that are movements as those below it: a page without its header stood there."""
    early = [
        row
        for row in section.above
        if sum(bool(text_of(cell)) for cell in row[1]) >= LEAST_CELLS
        and not is_labelled(row[1])
        and laid(row, layout, usage, patterns, is_positional=is_positional)
    ]
    if len(early) > 1:
        lines = {line for line, _cells in early}
        section.above = [row for row in section.above if row[0] not in lines]
        section.rows = early + section.rows


def _is_aside(movement: Movement, row: Row, reading: SectionReading, totals: PartTotals) -> bool:
    """Skip a row that is laid like a movement and is none: the total of a part, or what did not go through. Say it of what waits."""
    line, cells = row
    if totals.takes(movement, cells):
        reading.skipped.append(Skipped(line, "footer", line_text(cells)))
        return True
    fate = fate_of(movement.options[0], reading.layout)
    if fate == "failed":
        reading.problems.append(Problem("failed", line, f"it did not go through, as the file says: {line_text(cells)[:120]}"))
        reading.skipped.append(Skipped(line, "unreadable", line_text(cells)))
    elif fate:
        reading.problems.append(Problem("pending", line, f"not booked yet, as the file says: {line_text(cells)[:120]}"))
    return fate == "failed"


def _without_torn(reading: SectionReading, others: list[tuple[int, Row]], short: dict[int, Row]) -> list[tuple[int, Row]]:
    """Take out rows that end before their balance where nearly all others have one: the file is torn there, and so may be the amount."""
    movements = reading.movements
    ended = {movement.line for movement in movements if movement.line in short and all(one.balance is None for one in movement.readings)}
    known = sum(movement.readings[0].balance is not None for movement in movements)
    if not ended or known < 0.8 * len(movements):
        return others
    reading.movements = [movement for movement in movements if movement.line not in ended]
    places = [movement.line for movement in reading.movements]
    rows = sorted([*(row for _place, row in others), *(short[line] for line in ended)], key=lambda row: row[0])
    return [(bisect_left(places, row[0]), row) for row in rows]


def _is_a_label(movement: Movement, cells: Cells) -> bool:
    """Say whether what was laid is an opening or closing row that repeats its balance, or nothing, as its amount."""
    reading = movement.readings[0]
    if reading.amount and reading.balance is not None and abs(reading.amount) != reading.balance:
        return False
    return sum(len(cell) for cell in cells if isinstance(cell, str)) < LONGEST_LABEL and is_label_only(cells)


def _page_ends(others: Sequence[tuple[int, Row]]) -> set[int]:
    """Answer the lines of page furniture: those that stand together with a line that speaks of a page."""
    places = {place for place, (_line, cells) in others if PAGE_WORD.search(line_text(cells))}
    return {row[0] for place, row in others if place in places}
