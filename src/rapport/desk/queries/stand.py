"""Where a job stands: its stage, what is missing for the next station, its flags, its figures with their facts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rapport.billing.commands.close_job import open_things
from rapport.domain.book import Kind, Measure
from rapport.domain.job_figures import NET, NONE, Sums, figures_of, profit_of
from rapport.domain.margin import Profit, four_decimals, keeps_floor
from rapport.domain.stations import Station, furthest
from rapport.jobs.access import may_on_job
from rapport.jobs.models import Job, Paper
from rapport.jobs.queries.stage import flags_of, thread_of
from rapport.kit import clock
from rapport.kit.gauge import Gauge, gauge_of
from rapport.ledger.queries.sums import sums_of_jobs
from rapport.people.models import Member
from rapport.playbook.queries.limits import limit

INSIDE = frozenset({
    "budgeted", "committed", "spent", "forecast_cost", "external", "bought_in", "pass_through", "agi", "own_cost", "margin",
    "margin_share", "advanced", "paid", "exposure", "received_less_paid",
})  # fmt: skip
"""Figures that show cost or margin: for those who may read margin of the job."""
NEEDS = {
    "quoted": "quote.read", "contracted": "quote.read", "billed": "invoice.read", "vat": "invoice.read", "collected": "payment.read",
    "outstanding": "payment.read", "written_off": "payment.read", "billed_net": "invoice.read",
}  # fmt: skip
"""What the other figures ask for on the job; a figure out of reach is not there at all."""


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
    floor_share: Decimal
    papers: Sequence[Paper]
    is_under: bool
    """Whether the job's margin, where it is known and may be read, is under the floor (by the exact fraction)."""
    agreed_share: Decimal | None = None
    """The margin that the order and its budget agreed on, where both are known and may be read."""

    @property
    def gauge(self) -> Gauge | None:
        return gauge_of(self.figures.get("margin_share"), self.floor_share, agreed=self.agreed_share)


def stand_of(job: Job, member: Member, as_of: date | None = None) -> Stand:
    """Answer a job's stand; figures that this reader may not see are left out."""
    thread = thread_of(job, as_of)
    sums = sums_of_jobs([job.id], as_of).get(job.id)
    figures = figures_of(sums or NONE)
    sees = may_on_job(member, "margin.read", job)
    hidden = hidden_from(lambda capability: may_on_job(member, capability, job))
    stage = furthest(station for station, on in thread if on)
    papers = list(job.papers.filter(supplied_on=None))
    floor = limit("floor_percent", as_of or clock.today_of(member.agency))
    is_under = sees and sums is not None and bool(figures["contracted"]) and not keeps_floor(profit_of(sums), floor)
    return Stand(
        job,
        stage,
        thread,
        missing_for_next(job, stage, papers),
        flags_of(job, as_of),
        {name: value for name, value in figures.items() if name not in hidden},
        sees,
        floor / 100,
        papers,
        is_under,
        _agreed(sums) if sees and sums else None,
    )


def _agreed(sums: Sums) -> Decimal | None:
    """The margin of the plan: what was contracted less what was budgeted; None where own work has no budget."""
    own = sums.of(Measure.BUDGETED, Kind.FEE)
    external = sums.of(Measure.BUDGETED, Kind.BOUGHT_IN, Kind.PASS_THROUGH)
    return four_decimals(Profit(sums.of(Measure.CONTRACTED, *NET), external, own).share) if own else None


def hidden_from(may: Callable[[str], bool]) -> frozenset[str]:
    """Answer the names of the figures that somebody with these rights may not see."""
    asked = dict.fromkeys(INSIDE, "margin.read") | NEEDS
    held = {capability: may(capability) for capability in set(asked.values())}
    return frozenset(name for name, capability in asked.items() if not held[capability])


def missing_for_next(job: Job, stage: Station | None, papers: Sequence[Paper]) -> list[str]:
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
    return found + [f"paper.{paper.kind}" for paper in papers]
