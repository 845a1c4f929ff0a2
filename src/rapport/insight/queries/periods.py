"""What a span of days earned, by month or by the account manager of the day: always BILLED and SPENT, never a forecast."""

import uuid
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from django.db.models import QuerySet, Sum
from django.db.models.functions import TruncMonth

from rapport.domain.book import Kind, Measure, column
from rapport.domain.job_figures import Sums, figures_of
from rapport.domain.months import month_end
from rapport.insight.queries.profit import Figures
from rapport.jobs.models import Job
from rapport.ledger.models import Fact
from rapport.people.models import Member

type By = Literal["month", "am"]
COUNTED = (Measure.BILLED, Measure.SPENT, Measure.COLLECTED, Measure.PAID)
NOBODY = "00000000-0000-0000-0000-000000000000"
"""Stands for the facts of days on which nobody was in charge."""


@dataclass(frozen=True)
class Period:
    """Days from the first to the last, both included; None: open at that end."""

    from_on: date | None = None
    until_on: date | None = None


@dataclass(frozen=True)
class PeriodRow:
    """A month (`2026-11`) or an account manager (id), with its figures."""

    key: str
    name: str
    figures: Figures


def facts_of_period(jobs: QuerySet[Job], period: Period) -> QuerySet[Fact]:
    """Answer the facts that count in figures of a period."""
    facts = Fact.objects.filter(book__job__in=jobs, measure__in=COUNTED)
    if period.from_on:
        facts = facts.filter(on__gte=period.from_on)
    return facts.filter(on__lte=period.until_on) if period.until_on else facts


def facts_of_row(jobs: QuerySet[Job], period: Period, by: By, key: str) -> QuerySet[Fact]:
    """Answer the facts of one row: of a month, or with this account manager on them."""
    facts = facts_of_period(jobs, period)
    if by == "am":
        return facts.filter(am=None if key == NOBODY else uuid.UUID(key))
    first = date.fromisoformat(f"{key}-01")
    return facts.filter(on__gte=first, on__lte=month_end(first))


def rows_of_period(jobs: QuerySet[Job], period: Period, by: By) -> list[PeriodRow]:
    """Answer a row for each month, the latest first, or for each account manager by name; one query."""
    group = {"group": TruncMonth("on")} if by == "month" else {}
    name = "group" if by == "month" else "am_id"
    sums: dict[Any, dict[str, Decimal]] = defaultdict(dict)
    for row in facts_of_period(jobs, period).annotate(**group).values(name, "measure", "kind").annotate(sum=Sum("home_amount")):
        sums[row[name]][column(Measure(row["measure"]), Kind(row["kind"]))] = row["sum"]
    if by == "month":
        return [
            PeriodRow(f"{day:%Y-%m}", f"{day:%m/%Y}", _figures(columns))
            for day, columns in sorted(sums.items(), key=lambda item: str(item[0]), reverse=True)
        ]
    people = {member.id: member for member in Member.objects.filter(id__in=[key for key in sums if key])}
    rows = [
        (
            people[key].sort_key if key in people else "~",
            PeriodRow(str(key or NOBODY), people[key].full_name if key in people else "", _figures(columns)),
        )
        for key, columns in sums.items()
    ]
    return [row for _sort, row in sorted(rows, key=lambda pair: pair[0])]


def total_of_period(jobs: QuerySet[Job], period: Period) -> Figures:
    """Answer the figures of the whole period; shares come from the sums."""
    rows = facts_of_period(jobs, period).values("measure", "kind").annotate(sum=Sum("home_amount"))
    return _figures({column(Measure(row["measure"]), Kind(row["kind"])): row["sum"] for row in rows})


def _figures(columns: dict[str, Decimal]) -> Figures:
    # Figures of a period are those of a job closed for cost: what was billed and what was spent.
    return figures_of(Sums(columns, {}, is_final=True))
