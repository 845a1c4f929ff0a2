"""When a client's yes is an order: under a framework or in lane L within its evidence's limit; on paper always (practice.md §2)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, Sum

from rapport.clients.queries.terms import evidence_limit, framework_number
from rapport.contracts.models import Contract, Order
from rapport.domain.evidence import Grade, carries
from rapport.jobs.models import Evidence, Job
from rapport.journal.models import File
from rapport.playbook.queries.limits import limit
from rapport.proposals.models import QuoteLine, QuoteVersion


@dataclass(frozen=True)
class Cover:
    """
    What carries a yes. `basis` None: nothing does, and `lacks` says what would have to be there.

    :param owes_paper: the order stands, its paper is still to come
    """

    basis: Order.Basis | None
    contract: Contract | None = None
    owes_paper: bool = False
    lacks: str = ""


def cover_of(version: QuoteVersion, evidence: Evidence, on: date) -> Cover:
    """Answer what carries a client's yes to a version; sums are net and the job's, its orders so far included."""
    job = version.quote.job
    grade = Grade(evidence.grade)
    if grade is Grade.A:
        return Cover(Order.Basis.CLIENT_PAPER, owes_paper=not _is_here(evidence))
    of_job = job.contracts.filter(kind=Contract.Kind.SERVICE, signed_on__lte=on).order_by("-signed_on").first()
    if of_job and (cover := by_contract(of_job, version, on)).basis:
        return cover
    contract = framework_in_force(job, on)
    has_framework = contract is not None or bool(framework_number(job.client, on))
    if not has_framework and job.lane != Job.Lane.L:
        return Cover(None, lacks="contract")
    before = job.orders.aggregate(net=Sum("net_amount"))["net"] or Decimal(0)
    if grade is Grade.D:
        carried = _hours_within_limit(version, before, on)
    else:
        carried = carries(evidence_limit(job.client, grade, on), before + (version.net_amount or Decimal(0)))
    if not carried:
        return Cover(None, lacks="evidence")
    return Cover(Order.Basis.FRAMEWORK if has_framework else Order.Basis.EVIDENCE, contract, owes_paper=True)


def _is_here(evidence: Evidence) -> bool:
    """A signed paper is here as a file, or in words on which it is and where it lies; said and not shown it stays owed."""
    return bool(evidence.text.strip()) or File.objects.filter(kind="evidence", subject_id=evidence.id).exists()


def by_contract(contract: Contract, version: QuoteVersion, on: date) -> Cover:
    """Answer what a contract carries of a version: a contract for a piece of work no more than its own sum, over all its orders."""
    in_force = contract.signed_on and contract.signed_on <= on and (contract.until_on is None or on <= contract.until_on)
    if not in_force:
        return Cover(None, lacks="in_force")
    if contract.kind == Contract.Kind.FRAMEWORK:
        return Cover(Order.Basis.FRAMEWORK, contract, owes_paper=True)
    before = Order.objects.filter(contract=contract).aggregate(net=Sum("net_amount"))["net"] or Decimal(0)
    if contract.net_amount is not None and before + (version.net_amount or Decimal(0)) > contract.net_amount:
        return Cover(None, lacks="sum")
    return Cover(Order.Basis.CONTRACT, contract)


def framework_in_force(job: Job, on: date) -> Contract | None:
    """Answer the signed framework contract that covers a job on a day."""
    open_ended = Q(until_on=None) | Q(until_on__gte=on)
    frameworks = Contract.objects.filter(open_ended, client=job.client, kind=Contract.Kind.FRAMEWORK, from_on__lte=on, signed_on__lte=on)
    if job.client_entity_id:
        frameworks = frameworks.filter(client_entity_id=job.client_entity_id)
    return frameworks.order_by("-from_on").first()


def _hours_within_limit(version: QuoteVersion, before: Decimal, on: date) -> bool:
    """A spoken yes carries up to so many hours of work, and nothing that is bought."""
    lines = list(version.lines.all())
    if before or any(line.way != QuoteLine.Way.HOURS for line in lines):
        return False
    return sum((line.quantity for line in lines), Decimal(0)) <= limit("evidence_d_hours", on)
