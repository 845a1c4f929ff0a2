"""A cost over its line: what a second person sees and answers for (account director up to a limit, above it the owner)."""

import uuid
from dataclasses import replace
from decimal import Decimal

from rapport.approvals.queries import who_may
from rapport.approvals.rules import Effect, Rule, Sight, exact, register
from rapport.costs.models import PurchaseOrder
from rapport.domain.figures import grouped, money, percent
from rapport.domain.job_figures import profit_of
from rapport.domain.margin import Profit, four_decimals, highest_order, keeps_floor
from rapport.domain.scopes import Scope
from rapport.jobs.access import may_on_job
from rapport.kit import clock
from rapport.kit.refusal import Words
from rapport.kit.tongues import in_vietnamese, say
from rapport.ledger.commands.commit_cost import Overrun
from rapport.ledger.queries.sums import sums_of_jobs
from rapport.people.models import Member
from rapport.playbook.queries.limits import limit


def overrun_sight(order: PurchaseOrder) -> Sight:
    """Answer what is seen of an order that passes its line: order, line, room, and by how much it passes it."""
    most = limit("overrun_director_amount", clock.today_of(order.agency))
    room = order.line.left_amount
    over = order.net_amount - room

    def may_answer(member: Member) -> bool:
        if not may_on_job(member, "overrun.approve", order.job):
            return False
        return over <= most or member.scope_of("overrun.approve") is Scope.ALL

    return Sight(
        title=f"{order.number} {order.text}",
        capability="overrun.approve",
        seen={
            "order": str(order.id),
            "line": str(order.line_id),
            "net": exact(order.net_amount),
            "room": exact(room),
        },
        may_answer=may_answer,
        amount=over,
        limit_amount=most,
        client_id=order.job.client_id,
        effect=lambda member: _effect_for(order, Overrun(order.line, order.net_amount, room), member),
        url=f"/jobs/{order.job_id}/costs/",
    )


def _effect_for(order: PurchaseOrder, overrun: Overrun, member: Member) -> Effect:
    """The sum over the line for every reader; what it does to the job's margin for those who may see that."""
    over = {"over": in_words(overrun.over), "line": overrun.line.name}
    said = say("%(over)s over the line “%(line)s”.", "Vượt dòng “%(line)s” %(over)s.", **over)
    effect = _effect(order, overrun) if may_on_job(member, "margin.read", order.job) else ""
    found = _profits(order, overrun) if effect else None
    if found is None:
        return Effect(said)
    before, after = (four_decimals(one.share) for one in found)
    floor = limit("floor_percent", clock.today_of(order.agency)) / 100
    return Effect(say("%(said)s %(effect)s", "%(said)s %(effect)s", said=said, effect=effect), after, floor, before)


def overrun_words(order: PurchaseOrder, overrun: Overrun, sight: Sight, by: Member) -> Words:
    """
    Say why an order is stopped, as far as this reader's rights go: the line and whom to ask; with the right to margin also what
    the order does to it, and the highest order that keeps the floor (story 1).
    """
    asked = ", ".join(member.full_name for member in who_may(sight, by)[:3])
    over = {"over": in_words(overrun.over), "line": overrun.line.name}
    said = (
        say("This is %(over)s over the line “%(line)s”: ask %(who)s.", "Khoản này vượt dòng “%(line)s” %(over)s: hãy xin %(who)s duyệt.",
            **over, who=asked)
        if asked
        else say("This is %(over)s over the line “%(line)s”: it passes with your reason only.",
                 "Khoản này vượt dòng “%(line)s” %(over)s: phải ghi lý do tự duyệt.", **over)
    )  # fmt: skip
    effect = _effect(order, overrun) if may_on_job(by, "margin.read", order.job) else ""
    return say("%(said)s %(effect)s", "%(said)s %(effect)s", said=said, effect=effect) if effect else said


def _effect(order: PurchaseOrder, overrun: Overrun) -> Words:
    """What the order does to the job's margin, in words; nothing where the margin is not known."""
    found = _profits(order, overrun)
    if found is None:
        return ""
    profit, after = found
    floor = limit("floor_percent", clock.today_of(order.agency))
    words = {"before": _share(profit), "after": _share(after)}
    if keeps_floor(after, floor):
        return say("Margin %(before)s → %(after)s.", "Biên %(before)s → %(after)s.", **words)
    most = highest_order(profit, max(overrun.room, Decimal(0)), floor) or Decimal(0)
    points = grouped((floor / 100 - (four_decimals(after.share) or Decimal(0))) * 100, _language(), 2)
    return say(
        "Margin %(before)s → %(after)s, %(points)s points under the floor; the highest order that keeps it is %(most)s.",
        "Biên %(before)s → %(after)s, dưới sàn %(points)s điểm; đơn cao nhất còn giữ sàn là %(most)s.",
        **words, points=points, most=in_words(max(most, Decimal(0))),
    )  # fmt: skip


def _profits(order: PurchaseOrder, overrun: Overrun) -> tuple[Profit, Profit] | None:
    """The job's profit without and with the order; None where either margin is not known."""
    sums = sums_of_jobs([order.job_id]).get(order.job_id)
    profit = profit_of(sums) if sums else None
    # An overrun adds to the forecast what the line has no room for, the room itself is planned already.
    after = replace(profit, external=profit.external + overrun.amount - max(overrun.room, Decimal(0))) if profit else None
    if profit is None or after is None or profit.share is None or after.share is None:
        return None
    return profit, after


def _share(profit: Profit) -> str:
    return percent(four_decimals(profit.share) or Decimal(0), _language())


def _language() -> str:
    return "vi" if in_vietnamese() else "en"


def in_words(amount: Decimal) -> str:
    """Write an amount as the reader's language does."""
    return money(amount, _language())


def _sight(subject: uuid.UUID) -> Sight:
    return overrun_sight(PurchaseOrder.objects.select_related("job", "line", "agency").get(id=subject))


register(Rule("overrun", "purchase_order", _sight))
