"""
The floor of a job whose cost was unknown when it was promised: asked at the first command that makes cost known (Decided 11).

What a second person answers for is the job at its price; the approval falls with any change of the price.
"""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q

from rapport.approvals.commands.answer_approval import decide_alone
from rapport.approvals.queries import is_approved
from rapport.approvals.rules import Effect, Rule, Sight, exact, register
from rapport.domain.book import Kind, Measure
from rapport.domain.job_figures import NET, profit_of
from rapport.domain.margin import four_decimals, keeps_floor
from rapport.jobs.access import may_on_job
from rapport.jobs.models import Job
from rapport.kit import clock
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.ledger.models import Book
from rapport.ledger.queries.sums import sums_of_jobs
from rapport.people.models import Member
from rapport.playbook.queries.limits import limit

KIND = "job_floor"


class FloorRefused(Refused):
    """A first cost that shows the job under the floor."""

    codes = ("floor",)


@dataclass(frozen=True)
class CostState:
    """Whether a job still takes cost, and whether every line of its own work has a budget or a cost."""

    is_closed: bool = False
    is_known: bool = True


def cost_state(job: Job) -> CostState:
    """Answer both with one question: time is the cost that is written down most often."""
    of_own_work = Q(lines__kind=Kind.FEE)
    empty = of_own_work & Q(lines__spent_amount=0, lines__committed_amount=0, lines__budgeted_amount=0)
    counted = Book.objects.filter(job=job).annotate(own=Count("lines", filter=of_own_work), empty=Count("lines", filter=empty))
    for closed_on, price, own, without_cost in counted.values_list("closed_for_cost_on", "contracted_fee", "own", "empty"):
        # A job whose price is known and of whose own work nothing is planned or spent has an unknown cost, not none.
        return CostState(bool(closed_on), bool(closed_on) or (not without_cost if own else price <= 0))
    return CostState()


def check_first_cost(job: Job, *, alone_reason: str, by: Member, today: date, now: datetime) -> None:
    """
    Refuse what has just made the job's cost known where it leaves the job under the floor; called after the facts are appended.

    :raises FloorRefused: `floor`, until a second person has answered for this price, or the only decider gives a reason
    """
    sums = sums_of_jobs([job.id]).get(job.id)
    if sums is None or not sums.is_cost_known or sums.of(Measure.CONTRACTED, *NET) <= 0:
        return
    if keeps_floor(profit_of(sums), limit("floor_percent", today)):
        return
    sight = _sight_of(job)
    if is_approved(KIND, job.id, sight.hash):
        return
    if alone_reason:
        decide_alone(KIND, job.id, sight, alone_reason=alone_reason, by=by, now=now)
        return
    words = say(
        "With this first cost the job falls under its margin floor: a second person approves it first.",
        "Ghi chi phí đầu tiên này thì job xuống dưới sàn biên: cần người thứ hai duyệt trước.",
    )
    raise FloorRefused("floor", words, missing=["approval.floor"])


def _sight_of(job: Job) -> Sight:
    price = sums_of_jobs([job.id])[job.id].of(Measure.CONTRACTED, *NET)
    return Sight(
        title=f"{job.number} {job.name}",
        capability="floor.approve",
        seen={"job": str(job.id), "price": exact(price)},
        may_answer=lambda member: may_on_job(member, "floor.approve", job),
        amount=price,
        client_id=job.client_id,
        effect=lambda member: _effect_of(job, member),
        url=f"/jobs/{job.id}/",
    )


def _effect_of(job: Job, member: Member) -> Effect:
    if not may_on_job(member, "margin.read", job):
        return Effect()
    floor = limit("floor_percent", clock.today_of(job.agency)) / 100
    return Effect(share=four_decimals(profit_of(sums_of_jobs([job.id])[job.id]).share), floor=floor)


def _sight(subject: uuid.UUID) -> Sight:
    return _sight_of(Job.objects.select_related("agency").get(id=subject))


register(Rule(KIND, "job", _sight))
