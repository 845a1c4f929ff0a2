"""How one table is read: its columns, its rows, its labels, the order of its days, its sides."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rapport.domain.statements.cells import Row
from rapport.domain.statements.columns import sample_of, trimmed
from rapport.domain.statements.currencies import VIETNAMESE, currency_of
from rapport.domain.statements.days import day_of, is_month_first
from rapport.domain.statements.evidence import proved
from rapport.domain.statements.headers import read_heading
from rapport.domain.statements.labels import CLOSING, OPENING, read_labels
from rapport.domain.statements.letters import flat
from rapport.domain.statements.lines import Problem, Skipped, StatementRefused
from rapport.domain.statements.mapping import Mapping
from rapport.domain.statements.marks import MONEY_ROLES, Style, mark_of, style_of
from rapport.domain.statements.movements import Movement
from rapport.domain.statements.others import is_label_only, line_text
from rapport.domain.statements.refined import with_accounts, with_memo, with_references
from rapport.domain.statements.section_reading import SectionReading, account_of
from rapport.domain.statements.section_rows import laid_rows
from rapport.domain.statements.sections import Section
from rapport.domain.statements.settled import settle
from rapport.domain.statements.sides import money_in

SCALE = r"(?:nghin|ngan|trieu|1[.,]?000(?:[.,]?000)?|thousands?|millions?)"
SCALED = re.compile(rf"\b{SCALE}\W*(?:dong|vnd|vn|d|usd|eur)?\b\W*$|\bin {SCALE}\b")
SCALED_ABOVE = re.compile(
    rf"\b(?:don vi(?: tinh| tien te)?|dvt|unit)\W*(?:vnd\W*)?{SCALE}\W*(?:dong|vnd|d)\b|\b(?:amounts?|figures?|vnd|usd|eur) in {SCALE}\b"
)
MOST_ABOVE = 40


def read_section(section: Section, mapping: Mapping | None, *, is_positional: bool) -> SectionReading:
    """Read one table; its days still lack the year where the file does not write it."""
    assert section.layout is not None
    if not mapping or not mapping.columns:
        _refuse_scaled(section)
    layout = section.layout if mapping and mapping.columns else proved(section.layout, sample_of(section.rows))
    wide = [trimmed(cells, layout.width) for _line, cells in section.rows]
    mark = (mapping.decimal if mapping else "") or mark_of(layout, wide)
    layout = with_memo(layout)
    if not mapping or not mapping.columns:
        layout = with_accounts(layout, wide, section.account)
    layout = replace(layout, mark=mark)
    style = style_of(layout, wide, mark)
    del wide
    reading = SectionReading(layout, (mapping.account if mapping else "") or section.account, "")
    others = laid_rows(section, reading, style, is_positional=is_positional)
    reading.labels = read_labels([cells for _line, cells in [*section.above, *others]], mark)
    _take_balances(reading, others)
    reading.account = reading.account or reading.labels.account
    reading.currency = (
        (mapping.currency if mapping else "")
        or layout.currency
        or reading.labels.currency
        or currency_of(reading.movements, layout, [*section.texts, *(line_text(cells) for _line, cells in section.above[:20])])
    )
    reading.skipped += [Skipped(line, "header", line_text(cells)) for line, cells in section.above]
    if not reading.movements:
        return reading
    reading.layout = with_references(layout, [movement.day.rest for movement in reading.movements])
    _order_days(reading, section.texts, mapping.is_month_first if mapping else None)
    _settle(reading, style, is_inverted=bool(mapping and mapping.is_inverted))
    return reading


def _refuse_scaled(section: Section) -> None:
    """Refuse a table that writes its amounts in thousands or millions: read as they stand, all of them would be wrong."""
    words = [flat(text) for text in section.texts if read_heading(text).role in MONEY_ROLES]
    lines = [flat(line_text(cells)) for _line, cells in section.above[-MOST_ABOVE:]]
    said = next((text for text in words if SCALED.search(text)), "") or next((text for text in lines if SCALED_ABOVE.search(text)), "")
    if said:
        raise StatementRefused("mapping", f"the amounts are not written in full: {said[:120]}")


def _order_days(reading: SectionReading, texts: Sequence[str], leads: bool | None) -> None:
    """Find whether month or day stands first: as a mapping or a heading says, as a day proves, as the language does."""
    days = [movement.day for movement in reading.movements]
    is_home = reading.layout.is_day_first or bool(VIETNAMESE.search(flat(" ".join(texts))))
    if leads is None and reading.layout.is_month_first and all(day.first <= 12 for day in days if day.is_month_first is None):
        leads = True
    reading.is_month_first = is_month_first(days, is_day_first=is_home) if leads is None else leads
    if leads is None and not is_home:
        _say_day_order(reading)


def _take_balances(reading: SectionReading, others: Sequence[Row]) -> None:
    """Take opening and closing from the column of balances, where a row that is nothing but their label has one there."""
    for line, cells in others:
        places = reading.layout.places.get("balance")
        cell = cells[places[0]] if places and places[0] < len(cells) else ""
        found = money_in(cell, reading.layout.mark) if is_label_only(cells) else None
        if found is None:
            continue
        words = flat(line_text(cells))
        if OPENING.search(words) and (not reading.movements or line < reading.movements[0].line):
            reading.labels.opening = found.value
        elif CLOSING.search(words):
            reading.labels.closing = found.value


def _settle(reading: SectionReading, style: Style, *, is_inverted: bool) -> None:
    groups: dict[str, list[int]] = {}
    for place, movement in enumerate(reading.movements):
        groups.setdefault(account_of(movement.options[0], reading.layout), []).append(place)
    reading.is_of_one_account = len(groups) == 1
    opening = reading.labels.opening if reading.is_of_one_account else None
    reading.taken = [None] * len(reading.movements)
    for places in groups.values():
        own = [reading.movements[place] for place in places]
        settled = settle(own, reading.layout, style, opening, is_inverted=is_inverted)
        for place, movement, choice in zip(places, own, settled.taken, strict=True):
            reading.movements[place] = movement
            reading.taken[place] = choice
        reading.problems += settled.problems
        reading.is_descending = settled.chain.is_descending
        reading.is_broken = reading.is_broken or False in settled.chain.links
        reading.is_grouped = reading.is_grouped or settled.is_grouped
    if not reading.layout.has("balance"):
        reading.is_descending = _falls(reading.movements, leads=reading.is_month_first)
    _say_assumed(reading)


def _falls(movements: Sequence[Movement], *, leads: bool) -> bool:
    first, last = (day_of(movement.day, is_month_first=leads, year=2000) for movement in (movements[0], movements[-1]))
    return bool(first and last and first > last)


def _say_day_order(reading: SectionReading) -> None:
    """Say it where no day proves whether month or day stands first, and the two readings differ."""
    days = [movement.day for movement in reading.movements if movement.day.is_month_first is None and not movement.day.has_points]
    is_open = not any(max(day.first, day.second) > 12 for day in days) and any(day.first != day.second for day in days)
    if is_open:
        order = "month before day" if reading.is_month_first else "day before month"
        reading.problems.append(
            Problem("day_order", reading.movements[0].line, f"no day proves the order of day and month: read as {order}")
        )


def _say_assumed(reading: SectionReading) -> None:
    party = next((m for m in reading.movements if len(m.readings) > 1 and len({r.amount > 0 for r in m.readings}) > 1), None)
    if party and reading.layout.party and not reading.layout.has("balance"):
        reading.problems.append(
            Problem(
                "side_assumed",
                party.line,
                f"empty cells were dropped; the only party named is the {reading.layout.party}, so the side is theirs",
            )
        )
