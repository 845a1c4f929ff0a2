"""What jobs and clients earn, as it stands now or stood on a day."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rapport.domain.job_figures import Sums, figures_of, profit_of
from rapport.domain.margin import Profit, four_decimals
from rapport.jobs.models import Job
from rapport.ledger.queries.sums import sums_of_jobs

type Figures = dict[str, Decimal | None]


def figures_of_jobs(jobs: Collection[uuid.UUID], as_of: date | None = None) -> dict[uuid.UUID, Figures]:
    """Answer the figures of each job that has a book."""
    return {job: figures_of(sums) for job, sums in sums_of_jobs(jobs, as_of).items()}


def nothing() -> Figures:
    """Answer the figures of a job on which nothing has happened."""
    return figures_of(Sums({}, {}, is_cost_known=False))


@dataclass(frozen=True)
class Together:
    """The figures of many jobs together. The margin counts the jobs whose cost is known; `unknown_count` says how many are not."""

    figures: Figures
    unknown_count: int
    job_count: int


def together(jobs: Sequence[Job], as_of: date | None = None, every: dict[uuid.UUID, Sums] | None = None) -> Together:
    """Add the figures of jobs; shares are computed from the sums, never averaged. `every`: their sums where one has them."""
    every = sums_of_jobs([job.id for job in jobs], as_of) if every is None else every
    parts = [figures_of(sums) for sums in every.values()]
    total: Figures = {name: sum((part[name] or Decimal(0) for part in parts), Decimal(0)) for name in nothing()}
    known = [profit for profit in map(profit_of, every.values()) if profit.own_cost is not None]
    profit = Profit(
        sum((one.net for one in known), Decimal(0)), sum((one.external for one in known), Decimal(0)),
        sum((one.own_cost for one in known if one.own_cost is not None), Decimal(0)) if known else None,
    )  # fmt: skip
    total |= {"margin": profit.margin, "margin_share": four_decimals(profit.share), "own_cost": profit.own_cost}
    return Together(total, len(every) - len(known), len(jobs))
