"""The sheet of profit: by job, client, account manager or month, with its sums; the page and the document show the same."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse

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
    rows: tuple[SheetRow, ...]
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
    jobs = list(readable_jobs(member).select_related("client").order_by("client__name", "number"))
    every = sums_of_jobs([job.id for job in jobs], asked.as_of)
    jobs = [job for job in jobs if job.id in every and _has_money(every[job.id])]
    whole = together({job.id: every[job.id] for job in jobs})
    if asked.by == "job":
        rows = [_row(asked, "job", str(job.id), job.number, job.client.name, f"/jobs/{job.id}/", figures_of(every[job.id])) for job in jobs]
    else:
        rows = []
        for client in dict.fromkeys(job.client for job in jobs):
            own = [job for job in jobs if job.client_id == client.id]
            figures = together({job.id: every[job.id] for job in own}).figures
            count = str(say("%(n)s jobs", "%(n)s job", n=len(own)))
            rows.append(_row(asked, "client", str(client.id), client.name, count, f"/clients/{client.id}/", figures))
    return Sheet(asked, STANDING, tuple(rows), whole.figures, whole.unknown_count, {job.id: every[job.id] for job in jobs})


def _has_money(sums: Sums) -> bool:
    return any(sums.by_column.values()) or any(sums.forecast.values())


def _row(asked: Asked, kind: str, key: str, name: str, second: str, link: str, figures: Figures) -> SheetRow:
    cells = [Cell(column, figures[column], facts_link(asked, kind, key, column)) for column in (OF_PERIOD if asked.is_period else STANDING)]
    return SheetRow(kind, key, name, second, link, tuple(cells))


def facts_link(asked: Asked, kind: str, key: str, figure: str) -> str:
    """Answer the address at which a figure of a row opens to its facts."""
    if kind == "month":
        path = reverse("facts_of_month", kwargs={"month": key, "figure": figure})
    else:
        path = reverse("facts", kwargs={"kind": kind, "record_id": key, "figure": figure})
    return f"{path}?{asked.query}" if asked.query else path


def facts_behind(member: Member, asked: Asked, key: str) -> QuerySet[Fact]:
    """Answer the facts that count in a row of a period."""
    return facts_of_row(readable_jobs(member), asked.period, "am" if asked.by == "am" else "month", key)
