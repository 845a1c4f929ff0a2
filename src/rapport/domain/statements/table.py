"""A statement from the rows of a table, whatever its bank: columns told by their headings, styles by their cells."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from rapport.domain.statements.cells import Cell, Cells, Row, day_in, text_of
from rapport.domain.statements.days import WrittenDay, day_of, is_month_first
from rapport.domain.statements.guesses import guess_layout
from rapport.domain.statements.keys import Keys
from rapport.domain.statements.labels import TOTAL, Labels, read_labels
from rapport.domain.statements.layout import Layout
from rapport.domain.statements.letters import flat
from rapport.domain.statements.lines import Problem, Skipped, Statement, StatementAccount, StatementLine, StatementRefused
from rapport.domain.statements.mapped import mapped_section
from rapport.domain.statements.mapping import Mapping
from rapport.domain.statements.movements import SIDE_UNKNOWN, Body, Movement, prove, read_body, refuse, with_style
from rapport.domain.statements.sections import Section, split, told
from rapport.domain.statements.sides import money_in
from rapport.domain.statements.years import years_of

VIETNAMESE = ("ngay", "so tien", "noi dung", "dien giai", "mo ta", "so du", "ghi no", "phat sinh")
MOST_CELLS = 400


def read_table(rows: list[Row], *, format: str, year: int | None = None, name: str = "", mapping: Mapping | None = None) -> Statement:
    """
    Read the rows of a file (numbered from 1) as a statement; the list is emptied on the way.

    :param year: of days that are written without one; else the period stated, else the year in `name`
    :raises StatementRefused: `no_lines`, `year`, `mapping`, `too_large` (a row with more than 400 cells)
    """
    if any(len(cells) > MOST_CELLS for _line, cells in rows):
        raise StatementRefused("too_large", "a row with more than 400 cells")
    if mapping is not None:
        sections, above, skipped = mapped_section(rows, mapping)
    else:
        sections, above, skipped = split(rows)
        if not sections:
            sections, above, skipped = [Section(guess_layout(rows), rows=[row for row in rows if _is_filled(row[1])])], [], _blanks(rows)
    # Of a file with 100,000 lines each further copy costs tens of megabytes: what is done with goes at once.
    rows.clear()
    keys = Keys()
    lines: list[StatementLine] = []
    accounts: list[StatementAccount] = []
    problems: list[Problem] = []
    for section in sections:
        made = _read_section(section, above, year=year, name=name, mapping=mapping)
        while made.lines:
            lines.append(keys.keyed(made.lines.pop()))
        accounts += [account for account in made.accounts if account not in accounts]
        skipped += made.skipped
        problems += made.problems
    if not lines:
        raise StatementRefused("no_lines", "no movement could be read in this file")
    known = {entry.line for entry in skipped}
    skipped += [Skipped(line, "header", told(cells)) for line, cells in _all_above(sections, above) if line not in known]
    profile = sections[0].layout.name
    return Statement(format, profile, tuple(accounts), tuple(lines), tuple(sorted(skipped, key=lambda entry: entry.line)), tuple(problems))


def _is_filled(cells: Cells) -> bool:
    return any(text_of(cell) for cell in cells)


def _blanks(rows: Sequence[Row]) -> list[Skipped]:
    return [Skipped(line, "blank", "") for line, cells in rows if not _is_filled(cells)]


def _all_above(sections: Sequence[Section], above: Sequence[Row]) -> list[Row]:
    return [*above, *(row for section in sections for row in section.above)]


class _Made:
    def __init__(self, body: Body) -> None:
        self.lines: list[StatementLine] = []
        self.accounts: list[StatementAccount] = []
        self.skipped = body.skipped
        self.problems = body.problems


def _read_section(section: Section, above: Sequence[Row], *, year: int | None, name: str, mapping: Mapping | None) -> _Made:
    layout = with_style(section.layout, section.rows)
    if mapping is not None and mapping.decimal:
        layout = replace(layout, mark=mapping.decimal)
    layout = _with_other_account(layout, section.rows)
    body = read_body(section.rows, layout)
    section.rows = []
    around = [cells for _line, cells in [*above, *section.above, *body.around]]
    labels = read_labels(around, layout.mark)
    _read_totals(labels, body, layout)
    made = _Made(body)
    groups: dict[str, list[Movement]] = {}
    for movement in body.movements:
        groups.setdefault(_text(movement.cells, layout, "account"), []).append(movement)
    currency = _currency(layout, labels, mapping)
    dates = _Dates(body.movements, layout, labels, year, name, mapping)
    for own, movements in groups.items():
        problems, is_descending = prove(movements, labels.opening if len(groups) == 1 else None)
        made.problems += problems
        if mapping is not None and mapping.is_inverted:
            for movement in movements:
                movement.amount = -movement.amount
        account = own or (mapping.account if mapping else "") or labels.account
        for movement in movements:
            if not movement.ways:
                refuse(body, movement.line, movement.cells, "side_unknown", SIDE_UNKNOWN)
        movements = [movement for movement in movements if movement.ways]
        read = [line for movement in movements if (line := _line(movement, layout, account, currency, dates, made))]
        made.lines += read
        made.accounts.append(_account(read, account, labels if len(groups) == 1 else Labels(), currency, is_descending=is_descending))
        _check(made, labels if len(groups) == 1 else Labels(), read)
    made.lines.sort(key=lambda line: line.line, reverse=True)
    return made


def _read_totals(labels: Labels, body: Body, layout: Layout) -> None:
    """A total under the columns of money states them; the last such line stands."""
    for _line, cells in body.around:
        if len(cells) == layout.width and TOTAL.search(flat(" ".join(text_of(cell) for cell in cells))):
            debits, credits_ = (money_in(_first(cells, layout, role), layout.mark) for role in ("debit", "credit"))
            labels.debits = debits.value if debits else labels.debits
            labels.credits = credits_.value if credits_ else labels.credits


def _with_other_account(layout: Layout, rows: Sequence[Row]) -> Layout:
    """A column of accounts beside the names of others, each row its own, holds their accounts, not ours."""
    places = layout.places.get("account", ())
    if not places or layout.has("counterparty_account"):
        return layout
    texts = Counter(text_of(cells[places[0]]) for _line, cells in rows if len(cells) == layout.width)
    texts.pop("", None)
    if len(texts) > 1 and layout.has("counterparty"):
        return layout.with_role(places[0], "counterparty_account")
    return layout


class _Dates:
    """The days of a table, with their years, by the order of its rows."""

    def __init__(
        self, movements: Sequence[Movement], layout: Layout, labels: Labels, year: int | None, name: str, mapping: Mapping | None
    ) -> None:
        days = [movement.day for movement in movements]
        asked = mapping.is_month_first if mapping else None
        self.is_month_first = asked if asked is not None else is_month_first(days)
        stated = [made for day in labels.days if (made := day_of(day, is_month_first=False, year=day.year or 0))]
        years = years_of(days, stated, year, name, is_month_first=self.is_month_first) if days else []
        for movement, taken in zip(movements, years, strict=True):
            movement.year = taken

    def of(self, written: WrittenDay, movement: Movement) -> date | None:
        return day_of(written, is_month_first=self.is_month_first, year=movement.year)


def _line(movement: Movement, layout: Layout, account: str, currency: str, dates: _Dates, made: _Made) -> StatementLine | None:
    day = dates.of(movement.day, movement)
    if day is None:
        made.skipped.append(Skipped(movement.line, "unreadable", told(movement.cells)))
        made.problems.append(Problem("unreadable", movement.line, "a day that no calendar has"))
        return None
    cells, movement.cells, movement.ways = movement.cells, [], []
    value_day = day_in(_first(cells, layout, "value_date"))
    reference = _text(cells, layout, "reference") or (movement.day.rest if layout.has_glued_reference else "")
    return StatementLine(
        line=movement.line, account=account, date=day, value_date=dates.of(value_day, movement) if value_day else None,
        amount=movement.amount, currency=_text(cells, layout, "currency").upper() or currency, balance=movement.balance, reference=reference,
        counterparty=_text(cells, layout, "counterparty"), counterparty_account=_text(cells, layout, "counterparty_account"),
        memo=_text(cells, layout, "memo"),
    )  # fmt: skip


def _first(cells: Cells, layout: Layout, role: str) -> Cell:
    places = layout.places.get(role)
    return cells[places[0]] if places else ""


def _text(cells: Cells, layout: Layout, role: str) -> str:
    return " ".join(text for index in layout.places.get(role, ()) if (text := text_of(cells[index])))


def _currency(layout: Layout, labels: Labels, mapping: Mapping | None) -> str:
    if mapping is not None and mapping.currency:
        return mapping.currency
    if layout.currency or labels.currency:
        return layout.currency or labels.currency
    # A Vietnamese bank that names no currency means đồng.
    return "VND" if any(word in layout.words for word in VIETNAMESE) else ""


def _account(read: Sequence[StatementLine], account: str, labels: Labels, currency: str, *, is_descending: bool) -> StatementAccount:
    opening, closing = labels.opening, labels.closing
    if read:
        first, last = (read[-1], read[0]) if is_descending else (read[0], read[-1])
        if opening is None and first.balance is not None:
            opening = first.balance - first.amount
        if closing is None and last.balance is not None:
            closing = last.balance
    return StatementAccount(account, currency or (read[0].currency if read else ""), opening, closing)


def _check(made: _Made, labels: Labels, read: Sequence[StatementLine]) -> None:
    last = read[-1].line if read else 0
    total = sum((line.amount for line in read), Decimal(0))
    if labels.opening is not None and labels.closing is not None and labels.opening + total != labels.closing:
        made.problems.append(Problem("balance_mismatch", last, f"{labels.opening} + {total} is not {labels.closing}"))
    for stated, lines, what in ((labels.credits, [line.amount for line in read if line.amount > 0], "in"),
                                (labels.debits, [-line.amount for line in read if line.amount < 0], "out")):  # fmt: skip
        if stated is not None and abs(stated) != sum(lines, Decimal(0)):
            made.problems.append(Problem("total_mismatch", last, f"money {what}: stated {abs(stated)}, read {sum(lines, Decimal(0))}"))
