"""Where a job stands: its stage, what is missing for the next station, its flags, its figures with their facts."""

import uuid
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rapport.billing.commands.close_job import open_things
from rapport.domain.job_figures import MEASURES_OF, kinds_of
from rapport.domain.stations import Station, furthest
from rapport.insight.queries.profit import figures_of_jobs, nothing
from rapport.jobs.access import may_on_job
from rapport.jobs.models import Job
from rapport.jobs.queries.stage import flags_of, thread_of
from rapport.ledger.access import visible_facts
from rapport.ledger.models import Fact
from rapport.people.models import Member

INSIDE = frozenset({
    "budgeted", "committed", "spent", "forecast_cost", "external", "bought_in", "pass_through", "agi", "own_cost", "margin",
    "margin_share", "advanced", "paid", "exposure",
})  # fmt: skip
"""Figures that show cost or margin: for those who may read margin of the job."""


@dataclass(frozen=True)
class Stand:
    """A job as it stands (or stood at the end of a day), for one reader."""

    job: Job
    stage: Station | None
    thread: list[tuple[Station, date | None]]
    missing: list[str]
    flags: set[str]
    figures: dict[str, Decimal | None]
    sees_margin: bool


def stand_of(job: Job, member: Member, as_of: date | None = None) -> Stand:
    """Answer a job's stand; figures that this reader may not see are left out."""
    thread = thread_of(job, as_of)
    figures = figures_of_jobs([job.id], as_of).get(job.id, nothing())
    sees = may_on_job(member, "margin.read", job)
    if not sees:
        figures = {name: value for name, value in figures.items() if name not in INSIDE}
    stage = furthest(station for station, on in thread if on)
    return Stand(job, stage, thread, missing_for_next(job, stage), flags_of(job, as_of), figures, sees)


def missing_for_next(job: Job, stage: Station | None) -> list[str]:
    """Answer by code what the job lacks for its next station, and the papers it owes."""
    found: list[str] = []
    match stage:
        case None | Station.REQUEST | Station.BRIEF | Station.CREATIVE_BRIEF | Station.IDEAS:
            found.append("quote")
        case Station.PROPOSAL:
            version = job.quotes.order_by("-position").first()
            said_yes = version is not None and version.versions.filter(answers__word="yes").exists()
            found.append("order" if said_yes else "answer")
        case Station.ORDER | Station.PRODUCTION:
            found.append("acceptance")
        case Station.ACCEPTANCE | Station.INVOICE | Station.PAYMENT:
            found += [code for code in open_things(job) if code in ("unbilled", "invoice", "receivable", "unaccepted")]
        case _:
            pass
    found += [f"paper.{kind}" for kind in job.papers.filter(supplied_on=None).values_list("kind", flat=True)]
    return found


def facts_behind(job_ids: list[uuid.UUID], figure: str, member: Member, as_of: date | None = None) -> list[Fact]:
    """Answer the facts behind a figure of jobs, as far as this reader sees them, in the order of the books."""
    facts = visible_facts(member).filter(book__job__in=job_ids, measure__in=MEASURES_OF[figure], kind__in=kinds_of(figure))
    if as_of:
        facts = facts.filter(on__lte=as_of)
    return list(facts.select_related("book__job", "line").order_by("book__job__number", "seq"))
