"""One table read: its movements with the readings that stand, and all its other rows with their reasons."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from rapport.domain.statements.cells import Cell, Cells, Row, day_in, is_blank, text_of
from rapport.domain.statements.columns import sample_of, trimmed
from rapport.domain.statements.currencies import VIETNAMESE, currency_of
from rapport.domain.statements.days import day_of, is_month_first
from rapport.domain.statements.evidence import proved
from rapport.domain.statements.labels import CLOSING, OPENING, Labels, read_labels
from rapport.domain.statements.layout import Layout
from rapport.domain.statements.letters import flat
from rapport.domain.statements.lines import Problem, Skipped, StatementLine
from rapport.domain.statements.mapping import Mapping
from rapport.domain.statements.marks import Style, mark_of, style_of
from rapport.domain.statements.movements import Movement, Patterns, carried, laid
from rapport.domain.statements.others import Total, is_label_only, is_labelled, line_text, reason_of, total_in
from rapport.domain.statements.refined import with_accounts, with_memo, with_references
from rapport.domain.statements.sections import Section
from rapport.domain.statements.settled import settle
from rapport.domain.statements.sides import Usage, money_in
from rapport.domain.statements.vocabulary import CURRENCIES
from rapport.domain.statements.wraps import wrapped

LONGEST_LABEL = 120
LEAST_CELLS = 3
PAGE_WORD = re.compile(r"\b(?:trang|page)\b", re.IGNORECASE)


@dataclass
class SectionReading:
    """What one table says, before its days have their years; `more` has the words of a movement that stand in lines below it."""

    layout: Layout
    account: str
    currency: str
    movements: list[Movement] = field(default_factory=list)
    taken: list[int | None] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    labels: Labels = field(default_factory=Labels)
    totals: list[Total] = field(default_factory=list)
    more: dict[int, list[str]] = field(default_factory=dict)
    is_month_first: bool = False
    is_descending: bool = False
    is_broken: bool = False
    is_grouped: bool = False
    is_of_one_account: bool = True

    def unread(self, place: int) -> Skipped:
        """Answer a movement that got no day or no side, as skipped."""
        movement = self.movements[place]
        return Skipped(movement.line, "unreadable", line_text(movement.options[0]))

    def line_of(self, place: int, choice: int, day: date) -> StatementLine:
        """Make the line of a movement; its key is given later."""
        movement = self.movements[place]
        cells, reading = movement.options[choice], movement.readings[choice]
        reference = self.text(cells, "reference") or next(
            (text for place in self.layout.places.get("reference_2", ()) if (text := text_of(cells[place]))), ""
        )
        if self.layout.has_glued_reference and movement.day.rest:
            reference = f"{movement.day.rest} {reference}".strip()
        currency = self.text(cells, "currency").upper()
        return StatementLine(
            movement.line, account_of(cells, self.layout) or self.account, day, self._value_day(cells, day), reading.amount,
            currency if currency in CURRENCIES else self.currency, reading.balance, reference, self._party(cells, "counterparty", is_in=reading.amount > 0),
            self._party(cells, "counterparty_account", is_in=reading.amount > 0), " ".join([self.text(cells, "memo"), *self.more.get(place, ())]).strip(),
        )  # fmt: skip

    def text(self, cells: Cells, role: str) -> str:
        """Write the cells of a role, different ones one after the other."""
        texts = dict.fromkeys(text for place in self.layout.places.get(role, ()) if (text := _bare(cells[place])))
        return next(iter(texts), "") if len(texts) < 2 else " ".join(texts)

    def _party(self, cells: Cells, role: str, *, is_in: bool) -> str:
        """Answer the other side: where one column names who sent and one who received, the one that is not us."""
        ours, theirs = (self.layout.receivers, self.layout.senders) if is_in else (self.layout.senders, self.layout.receivers)
        if role not in theirs:
            return self.text(cells, role)
        return _bare(cells[theirs[role]]) or _bare(cells[ours[role]])

    def _value_day(self, cells: Cells, day: date) -> date | None:
        for place in self.layout.places.get("value_date", ()):
            written = day_in(cells[place])
            if written:
                made = [day_of(written, is_month_first=self.is_month_first, year=day.year + shift) for shift in (0, -1, 1)]
                return min((one for one in made if one), key=lambda one: abs(one - day), default=None)
        return None


def account_of(cells: Cells, layout: Layout) -> str:
    """Answer the account that a row itself names."""
    places = layout.places.get("account")
    return _bare(cells[places[0]]) if places else ""


def _bare(cell: Cell) -> str:
    """Write a cell without the apostrophe by which a spreadsheet is told that digits are a text."""
    text = text_of(cell)
    if text[:1] == "'" and (text.count("'") == 1 or text[-1:] == "'"):
        return text.strip("'").strip()
    return text


def read_section(section: Section, mapping: Mapping | None, *, is_positional: bool) -> SectionReading:
    """Read one table; its days still lack the year where the file does not write it."""
    assert section.layout is not None
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
    others = _laid_rows(section, reading, style, is_positional=is_positional)
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


def _laid_rows(section: Section, reading: SectionReading, style: Style, *, is_positional: bool) -> list[Row]:
    layout = reading.layout
    others: list[tuple[int, Row]] = []
    short: dict[int, Row] = {}
    patterns = Patterns(layout.roles)
    _take_early_rows(section, layout, style.usage, patterns, is_positional=is_positional)
    rows, section.rows = section.rows[::-1], []
    while rows:
        # Taken off one by one, so that a long file stands in memory once.
        row = rows.pop()
        if is_blank(row[1]):
            reading.skipped.append(Skipped(row[0], "blank", ""))
            continue
        movement = laid(row, layout, style.usage, patterns, is_positional=is_positional)
        if movement is None and reading.movements:
            movement = carried(row, layout, style.usage, reading.movements[-1])
        if len(row[1]) < layout.width:
            short[row[0]] = row
        if movement and not _is_a_label(movement, row[1]):
            reading.movements.append(movement)
        else:
            others.append((len(reading.movements), row))
    if not is_positional:
        others = _without_torn(reading, others, short)
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
