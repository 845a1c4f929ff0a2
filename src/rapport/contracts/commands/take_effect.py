from datetime import date, datetime
from decimal import Decimal

from rapport.contracts.models import Order
from rapport.contracts.taking_effect import Cover
from rapport.domain.book import Kind, Measure
from rapport.domain.stations import Station
from rapport.jobs.commands.owe_paper import owe_paper
from rapport.jobs.commands.reach_station import reach_station
from rapport.jobs.models import Commitment, Evidence, Paper, RiskStart
from rapport.ledger.commands.append import append
from rapport.ledger.commands.open_line import open_line
from rapport.ledger.facts import NewFact, Source
from rapport.people.models import Member
from rapport.proposals.models import QuoteVersion
from rapport.proposals.queries.estimate import estimate_of


def take_effect(
    *, version: QuoteVersion, cover: Cover, evidence: Evidence, by: Member, today: date, now: datetime, client_order_number: str = ""
) -> Order:
    """Make a version's yes an order: CONTRACTED by kind, BUDGETED by line, the station reached, a start at risk ended."""
    job = version.quote.job
    assert cover.basis is not None
    assert version.net_amount is not None
    order = Order.objects.create(
        agency_id=by.agency_id, job=job, quote_version=version, contract=cover.contract, basis=cover.basis, evidence=evidence,
        client_order_number=client_order_number, net_amount=version.net_amount, in_effect_on=today, by=by,
    )  # fmt: skip
    source = Source("order", order.id)
    estimate = estimate_of(version)
    facts = [NewFact(job, Measure.CONTRACTED, kind, amount, today, source) for kind, amount in estimate.kinds.items()]
    for row, worked in zip(version.lines.order_by("position"), estimate.lines, strict=True):
        for kind, budget in ((Kind.FEE, worked.own_cost), *_external(worked.kinds)):
            # A cost that is not known opens its line with nothing: the first cost on it is seen as an overrun, not hidden.
            if budget is None or budget:
                line = open_line(job=job, name=row.text, kind=kind, by=by, source_kind="quote_line", source_id=row.id)
                facts.append(NewFact(job, Measure.BUDGETED, kind, budget or Decimal(0), today, source, line))
    append(facts, by=by, now=now)
    reach_station(job=job, station=Station.ORDER, source_kind="order", source_id=order.id, by=by, on=today)
    RiskStart.objects.filter(job=job, ended_on=None).update(ended_on=today)
    _promise_delivery(version, by)
    if cover.owes_paper:
        owe_paper(job=job, kind=Paper.Kind.ORDER, reason=f"{version.quote.number} v{version.position}", by=by, today=today)
    return order


def _promise_delivery(version: QuoteVersion, by: Member) -> None:
    """What was ordered for a day is promised for it, unless something is promised on the job already."""
    job = version.quote.job
    if version.delivery_on and not job.commitments.filter(direction=Commitment.Direction.OURS, dropped_on=None).exists():
        first = job.requirements.order_by("position").first()
        Commitment.objects.create(
            agency_id=by.agency_id, job=job, requirement_id=first.id if first else None, direction=Commitment.Direction.OURS, text=job.name,
            contact=job.contact, owner=by, due_on=version.delivery_on,
        )  # fmt: skip


def _external(kinds: dict[Kind, Decimal]) -> list[tuple[Kind, Decimal]]:
    return [(kind, amount) for kind, amount in kinds.items() if kind in (Kind.BOUGHT_IN, Kind.PASS_THROUGH)]
