"""One table read: its movements with the readings that stand, and all its other rows with their reasons."""

from dataclasses import dataclass, field
from datetime import date

from rapport.domain.statements.cells import Cell, Cells, day_in, text_of
from rapport.domain.statements.days import day_of
from rapport.domain.statements.labels import Labels
from rapport.domain.statements.layout import Layout
from rapport.domain.statements.lines import Problem, Skipped, StatementLine
from rapport.domain.statements.movements import Movement
from rapport.domain.statements.others import Total, line_text
from rapport.domain.statements.vocabulary import CURRENCIES


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
        currency = "" if self.layout.is_currency_headed else self.text(cells, "currency").upper()
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
