"""The sheet of profit: by job, client, account manager or month, with its sums; the page and the document show the same."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import overload
from urllib.parse import urlencode

from django.db.models import QuerySet

from rapport.domain.job_figures import Sums, figures_of
from rapport.insight.queries.periods import Period, facts_of_row, rows_of_period, total_of_period
from rapport.insight.queries.profit import Figures, together
from rapport.jobs.access import jobs_in_scope
from rapport.jobs.models import Job
from rapport.kit.tongues import say
from rapport.ledger.models import Fact
from rapport.ledger.queries.sums import sums_of_jobs
from rapport.people.models import Member

WAYS = ("job", "client", "am", "month")
STANDING = ("contracted", "external", "agi", "own_cost", "margin", "margin_share", "received_less_paid")
OF_PERIOD = ("billed_net", "external", "agi", "own_cost", "margin", "margin_share", "received_less_paid")


@dataclass(frozen=True)
class Asked:
    """
    What a reader asks of the sheet.

    :param as_of: job and client stand as at the end of this day · from_on, until_on: am and month count these days
    """

    by: str = "job"
    as_of: date | None = None
    from_on: date | None = None
    until_on: date | None = None

    @property
    def is_period(self) -> bool:
        return self.by in ("am", "month")

    @property
    def period(self) -> Period:
        """The days that count: to the end of the span, or of the day as of which is asked, whichever is earlier."""
        ends = [day for day in (self.until_on, self.as_of) if day]
        return Period(self.from_on, min(ends) if ends else None)

    @property
    def query(self) -> str:
        """The address's query that asks for the same days."""
        days = (("as_of", self.as_of), ("from", self.from_on), ("until", self.until_on))
        return urlencode({name: day.isoformat() for name, day in days if day})


@dataclass(frozen=True)
class Cell:
    """A figure of a row, and the way to the facts behind it."""

    name: str
    value: Decimal | None
    link: str


@dataclass(frozen=True)
class SheetRow:
    kind: str
    key: str
    name: str
    second: str
    link: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Sheet:
    """
    Rows with their sums. `unknown_count`: jobs whose cost is not known; their margin is a dash and counts nowhere.

    `every`: the sums of the jobs behind it; none for a period.
    """

    asked: Asked
    columns: tuple[str, ...]
    rows: Sequence[SheetRow]
    total: Figures
    unknown_count: int = 0
    every: Mapping[uuid.UUID, Sums] = field(default_factory=dict)

    @property
    def sums(self) -> list[tuple[str, Decimal | None]]:
        return [(name, self.total[name]) for name in self.columns]


def readable_jobs(member: Member) -> QuerySet[Job]:
    """Answer the jobs whose margin this member reads."""
    return jobs_in_scope(member, "margin.read")


def profit_sheet(member: Member, asked: Asked) -> Sheet:
    """Answer the sheet as one reader sees it; the number of queries does not grow with its rows."""
    if asked.is_period:
        jobs = readable_jobs(member)
        found = rows_of_period(jobs, asked.period, "am" if asked.by == "am" else "month")
        rows = [
            _row(asked, asked.by, row.key, row.name or str(say("nobody in charge", "chưa ai phụ trách")), "", "", row.figures)
            for row in found
        ]
        return Sheet(asked, OF_PERIOD, tuple(rows), total_of_period(jobs, asked.period))
    return _standing(member, asked)


def _standing(member: Member, asked: Asked) -> Sheet:
    found = list(readable_jobs(member).order_by("client__name", "number").values_list("id", "number", "client_id", "client__name"))
    every = sums_of_jobs([row[0] for row in found], asked.as_of)
    jobs = [row for row in found if row[0] in every and _has_money(every[row[0]])]
    whole = together({row[0]: every[row[0]] for row in jobs})
    rows: Sequence[SheetRow]
    if asked.by == "job":
        rows = Rows(jobs, lambda row: _row(asked, "job", str(row[0]), row[1], row[3], f"/jobs/{row[0]}/", figures_of(every[row[0]])))
    else:
        of_client: dict[tuple[uuid.UUID, str], dict[uuid.UUID, Sums]] = {}
        for job_id, _number, client_id, name in jobs:
            of_client.setdefault((client_id, name), {})[job_id] = every[job_id]
        rows = Rows(list(of_client.items()), lambda row: _client_row(asked, *row))
    return Sheet(asked, STANDING, rows, whole.figures, whole.unknown_count, {row[0]: every[row[0]] for row in jobs})


def _client_row(asked: Asked, client: tuple[uuid.UUID, str], own: Mapping[uuid.UUID, Sums]) -> SheetRow:
    count = str(say("%(n)s jobs", "%(n)s job", n=len(own)))
    return _row(asked, "client", str(client[0]), client[1], count, f"/clients/{client[0]}/", together(own).figures)


class Rows[T](Sequence[SheetRow]):
    """Rows that are made when they are looked at: a page shows a few of hundreds."""

    def __init__(self, of: Sequence[T], make: Callable[[T], SheetRow]) -> None:
        self.of, self.make = of, make

    def __len__(self) -> int:
        return len(self.of)

    @overload
    def __getitem__(self, place: int) -> SheetRow: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[SheetRow]: ...

    def __getitem__(self, place: int | slice) -> SheetRow | Sequence[SheetRow]:
        return [self.make(one) for one in self.of[place]] if isinstance(place, slice) else self.make(self.of[place])


def _has_money(sums: Sums) -> bool:
    return any(sums.by_column.values()) or any(sums.forecast.values())


def _row(asked: Asked, kind: str, key: str, name: str, second: str, link: str, figures: Figures) -> SheetRow:
    cells = [Cell(column, figures[column], facts_link(asked, kind, key, column)) for column in (OF_PERIOD if asked.is_period else STANDING)]
    return SheetRow(kind, key, name, second, link, tuple(cells))


def facts_link(asked: Asked, kind: str, key: str, figure: str) -> str:
    """Answer the address at which a figure of a row opens to its facts."""
    # Not by name: a sheet has thousands of these.
    path = f"/profit/{'months' if kind == 'month' else kind}/{key}/{figure}/"
    return f"{path}?{asked.query}" if asked.query else path


def facts_behind(member: Member, asked: Asked, key: str) -> QuerySet[Fact]:
    """Answer the facts that count in a row of a period."""
    return facts_of_row(readable_jobs(member), asked.period, "am" if asked.by == "am" else "month", key)
