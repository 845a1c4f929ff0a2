"""The margin floor of a quote: what a second person sees and answers for."""

import uuid
from decimal import Decimal

from rapport.approvals.rules import Effect, Rule, Sight, register
from rapport.domain.margin import four_decimals, keeps_floor
from rapport.jobs.access import may_on_job
from rapport.kit import clock
from rapport.kit.tongues import say
from rapport.playbook.queries.limits import limit
from rapport.proposals.frozen import frozen_form
from rapport.proposals.models import QuoteVersion
from rapport.proposals.queries.estimate import estimate_of


def floor_sight(version: QuoteVersion) -> Sight:
    """Answer what is seen of a version under the floor: its lines and prices, and the margin that they leave."""
    job = version.quote.job
    estimate = estimate_of(version)
    share = four_decimals(estimate.profit.share)
    return Sight(
        title=f"{version.quote.number} v{version.position}",
        capability="floor.approve",
        seen=frozen_form(version, estimate) | {"margin_share": str(share)},
        may_answer=lambda member: may_on_job(member, "floor.approve", job),
        amount=estimate.net,
        client_id=job.client_id,
        effect=lambda member: Effect(share=share, floor=_floor(version)) if may_on_job(member, "margin.read", job) else Effect(),
        url=f"/quotes/{version.quote_id}/",
    )


def _floor(version: QuoteVersion) -> Decimal:
    return limit("floor_percent", clock.today_of(version.agency)) / 100


def is_under_floor(version: QuoteVersion) -> bool:
    """Answer whether a version's margin is under today's floor; with unknown cost it is not (yet)."""
    today = clock.today_of(version.agency)
    return not keeps_floor(estimate_of(version).profit, limit("floor_percent", today))


def _sight(subject: uuid.UUID) -> Sight:
    return floor_sight(QuoteVersion.objects.select_related("quote__job", "agency").get(id=subject))


WORDS = say("Price under the margin floor", "Giá dưới sàn biên")
register(Rule("floor", "quote_version", _sight))
