"""A cost over its line: what a second person sees and answers for (account director up to a limit, above it the owner)."""

import uuid

from rapport.approvals.rules import Rule, Sight, exact, register
from rapport.costs.models import PurchaseOrder
from rapport.domain.scopes import Scope
from rapport.jobs.access import may_on_job
from rapport.kit import clock
from rapport.ledger.commands.commit_cost import room_on
from rapport.people.models import Member
from rapport.playbook.queries.limits import limit


def overrun_sight(order: PurchaseOrder) -> Sight:
    """Answer what is seen of an order that passes its line: order, line, room, and by how much it passes it."""
    most = limit("overrun_director_amount", clock.today_of(order.agency))
    room = room_on(order.line)
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
    )


def _sight(subject: uuid.UUID) -> Sight:
    return overrun_sight(PurchaseOrder.objects.select_related("job", "line", "agency").get(id=subject))


register(Rule("overrun", "purchase_order", _sight))
