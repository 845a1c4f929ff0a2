"""Jobs as rows of a list: stage, figures, floor."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from rapport.domain.job_figures import Sums, contracted, outstanding, profit_of
from rapport.domain.margin import four_decimals, keeps_floor
from rapport.domain.scopes import Scope
from rapport.domain.stations import Station, stations_of
from rapport.insight.queries.profit import margin_share
from rapport.jobs.access import jobs_in_scope
from rapport.jobs.models import Job
from rapport.jobs.queries.stage import stages
from rapport.ledger.queries.sums import sums_of_jobs
from rapport.people.models import Member

KNOTS = 8


@dataclass(frozen=True)
class JobRow:
    """`step` is the stage's place on a thread of eight knots; prices and margin are empty for readers without the right to them."""

    job: Job
    stage: Station | None
    step: int
    contracted: Decimal | None
    outstanding: Decimal | None
    margin_share: Decimal | None
    is_under_floor: bool
    sees_margin: bool
    points: Decimal | None
    """How far the margin is from the floor, in points."""


@dataclass(frozen=True)
class Totals:
    """The foot of a list of jobs: what its rows come to; the margin over those whose cost is known."""

    job_count: int
    contracted: Decimal | None
    outstanding: Decimal | None
    margin_share: Decimal | None
    points: Decimal | None


def totals_of(rows: Sequence[JobRow], every: dict[uuid.UUID, Sums], floor: Decimal) -> Totals:
    """Add rows up; a share is computed from the sums, never averaged. No query."""
    open_now = [row.outstanding for row in rows if row.outstanding is not None]
    prices = [row.contracted for row in rows if row.contracted is not None]
    seen = [row.job for row in rows if row.sees_margin]
    share = margin_share(every[job.id] for job in seen if job.id in every)
    return Totals(
        len(rows), sum(prices, Decimal(0)) if prices else None, sum(open_now, Decimal(0)) if open_now else None, share,
        None if share is None else share * 100 - floor,
    )  # fmt: skip


def job_rows(jobs: Sequence[Job], member: Member, floor: Decimal, every: dict[uuid.UUID, Sums] | None = None) -> list[JobRow]:
    """Answer rows for jobs in their order; the number of queries does not grow with them. `floor`: in percent; `every`: their sums where one has them."""
    ids = [job.id for job in jobs]
    every = sums_of_jobs(ids) if every is None else every
    at, reading = stages(ids), readable(member, ids, are_visible=True)
    sees_price, sees_open = member.may("quote.read"), member.may("payment.read")
    rows = []
    for job in jobs:
        sums, stage, sees_margin = every.get(job.id), at[job.id], job.id in reading
        price, profit = (contracted(sums), profit_of(sums)) if sums else (Decimal(0), None)
        share = four_decimals(profit.share) if profit and sees_margin else None
        under = sees_margin and profit is not None and bool(price) and not keeps_floor(profit, floor)
        rows.append(
            JobRow(job, stage, step_of(job.lane, stage), price if sees_price else None, outstanding(sums) if sums and sees_open else None,
                   share, under, sees_margin, None if share is None else share * 100 - floor)
        )  # fmt: skip
    return rows


def readable(member: Member, ids: list[uuid.UUID], *, are_visible: bool = False) -> set[uuid.UUID]:
    """
    The jobs of these whose margin the reader sees; whoever sees all need not be looked up.

    :param are_visible: these jobs exist for the reader: where margin reaches as far as they do, nobody need look either
    """
    scope = member.scope_of("margin.read")
    if scope is Scope.ALL or (are_visible and scope is not None and scope is member.scope_of("job.read")):
        return set(ids)
    return set(jobs_in_scope(member, "margin.read").filter(id__in=ids).values_list("id", flat=True))


def step_of(lane: str, stage: Station | None) -> int:
    """Answer a stage's place on a thread of eight knots."""
    order = stations_of(lane)
    place = order.index(stage) + 1 if stage in order else 1
    return max(1, round(place * KNOTS / len(order)))
