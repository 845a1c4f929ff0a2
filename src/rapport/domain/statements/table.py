"""A table of a bank, whichever: from rows of cells to a statement. Nothing is dropped: a row is a line, or skipped with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from rapport.domain.statements.cells import Row
from rapport.domain.statements.days import day_of, is_month_first
from rapport.domain.statements.guesses import guessed
from rapport.domain.statements.keys import Keys
from rapport.domain.statements.labels import Labels
from rapport.domain.statements.lines import Problem, Skipped, Statement, StatementAccount, StatementLine, StatementRefused
from rapport.domain.statements.mapped import mapped_section
from rapport.domain.statements.mapping import Mapping
from rapport.domain.statements.section_reader import read_section
from rapport.domain.statements.section_reading import SectionReading
from rapport.domain.statements.sections import Section, sections_of
from rapport.domain.statements.years import years_of


@dataclass
class _Gathered:
    lines: list[StatementLine] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    accounts: list[StatementAccount] = field(default_factory=list)


def read_table(
    rows: list[Row], *, format: str, name: str = "", year: int | None = None, mapping: Mapping | None = None, is_positional: bool = False
) -> Statement:
    """
    Read the rows of a file as a statement.

    :param name: the file's name, asked for the year where the days have none
    :param is_positional: each cell stands in its column, empty ones are there (sheets); else empty cells may have been dropped
    :raises StatementRefused: `no_lines`, `mapping`, `year`
    """
    gathered = _Gathered()
    sections = _sections(rows, mapping, gathered.skipped)
    rows.clear()
    readings = []
    for section in sections:
        readings.append(read_section(section, mapping, is_positional=is_positional))
    stated = [day for reading in readings for day in _stated(reading)]
    for reading in readings:
        _told(reading, gathered, stated, name, year, mapping)
    if not gathered.lines:
        raise StatementRefused("no_lines", _why_none(gathered))
    gathered.skipped.sort(key=lambda skipped: skipped.line)
    failed = {problem.line for problem in gathered.problems if problem.code == "failed"}
    gathered.problems += [
        Problem("unreadable", skipped.line, f"not understood: {skipped.text[:120]}")
        for skipped in gathered.skipped
        if skipped.reason == "unreadable" and skipped.line not in failed
    ]
    keys = Keys()
    for place, line in enumerate(gathered.lines):
        gathered.lines[place] = keys.keyed(line)
    profile = mapping.name if mapping else next((reading.layout.name for reading in readings if reading.movements), "columns")
    return Statement(format, profile, tuple(gathered.accounts), tuple(gathered.lines), tuple(gathered.skipped), tuple(gathered.problems))


def _why_none(gathered: _Gathered) -> str:
    unreadable = next((skipped for skipped in gathered.skipped if skipped.reason == "unreadable"), None)
    return f"line {unreadable.line} is not understood: {unreadable.text[:120]}" if unreadable else "no movement in this table"


def _sections(rows: list[Row], mapping: Mapping | None, skipped: list[Skipped]) -> list[Section]:
    if mapping and mapping.columns:
        return [mapped_section(rows, mapping, skipped)]
    sections, found = sections_of(rows)
    skipped += found
    for section in sections:
        if section.layout is None:
            section.layout = guessed(section.rows)
            section.layout = replace(section.layout, name="guessed")
    return sections


def _stated(reading: SectionReading) -> list[date]:
    days = reading.labels.days
    leads = is_month_first(days)
    return [made for day in days if (made := day_of(day, is_month_first=leads, year=0))]


def _told(
    reading: SectionReading, gathered: _Gathered, stated: Sequence[date], name: str, year: int | None, mapping: Mapping | None
) -> None:
    gathered.skipped += reading.skipped
    gathered.problems += reading.problems
    if not reading.movements:
        return
    days = [movement.day for movement in reading.movements]
    leads = reading.is_month_first
    if sum(day.year is not None for day in days) * 2 > len(days):
        # Where days have years, one without is a damaged one.
        made = [day_of(day, is_month_first=leads, year=day.year) if day.year else None for day in days]
    else:
        years = years_of(days, () if year else stated, year, name, is_month_first=leads)
        made = [day_of(day, is_month_first=leads, year=found) for day, found in zip(days, years, strict=True)]
    first = len(gathered.lines)
    _lines(reading, made, gathered)
    _accounts(reading, gathered, gathered.lines[first:])


def _lines(reading: SectionReading, days: Sequence[date | None], gathered: _Gathered) -> None:
    for place, day in enumerate(days):
        movement, choice = reading.movements[place], reading.taken[place]
        if day is None or choice is None:
            gathered.skipped.append(reading.unread(place))
            continue
        gathered.lines.append(reading.line_of(place, choice, day))
        movement.options = movement.readings = ()


def _accounts(reading: SectionReading, gathered: _Gathered, lines: Sequence[StatementLine]) -> None:
    groups: dict[tuple[str, str], list[StatementLine]] = {}
    for line in lines:
        groups.setdefault((line.account, line.currency), []).append(line)
    places = {(item.account, item.currency): place for place, item in enumerate(gathered.accounts)}
    for (number, currency), own in groups.items():
        labels = reading.labels if reading.is_of_one_account else Labels()
        account, problems = _balanced(StatementAccount(number, currency, labels.opening, labels.closing), reading, own)
        known = places.get((number, currency))
        if known is None:
            gathered.accounts.append(account)
        else:
            before = gathered.accounts[known]
            gathered.accounts[known] = replace(before, closing=account.closing)
        gathered.problems += problems


def _balanced(account: StatementAccount, reading: SectionReading, lines: Sequence[StatementLine]) -> tuple[StatementAccount, list[Problem]]:
    """Fill in what only the running balances say, and compare what the file states with the sum of its lines."""
    problems: list[Problem] = []
    total = sum((line.amount for line in lines), start=lines[0].amount * 0)
    oldest, newest = (lines[-1], lines[0]) if reading.is_descending else (lines[0], lines[-1])
    opening, closing = account.opening, account.closing
    if opening is None and oldest.balance is not None and not (reading.is_broken or reading.is_grouped):
        opening = oldest.balance - oldest.amount
    if closing is None and newest.balance is not None and not reading.is_grouped:
        closing = newest.balance
    if opening is not None and closing is not None and opening + total != closing:
        problems.append(Problem("balance_mismatch", lines[-1].line, f"{opening} and the lines, {total}, do not make {closing}"))
    if reading.is_of_one_account:
        problems += _totals(reading, lines)
    return replace(account, opening=opening, closing=closing), problems


def _totals(reading: SectionReading, lines: Sequence[StatementLine]) -> list[Problem]:
    into = sum(line.amount for line in lines if line.amount > 0)
    out = -sum(line.amount for line in lines if line.amount < 0)
    stated = [(total.line, total.debits, total.credits) for total in reading.totals[-1:]]
    stated += [(lines[-1].line, reading.labels.debits, reading.labels.credits)]
    for line, debits, credits in stated:
        for word, said, found in (("debit", debits, out), ("credit", credits, into)):
            if said is not None and abs(said) != found:
                return [Problem("total_mismatch", line, f"the lines sum to {found} {word}, the file states {abs(said)}")]
        if debits is not None or credits is not None:
            return []
    return []
