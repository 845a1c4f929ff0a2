"""A change of where a partner is paid: what the second person sees, never the only decider's alone, and a day to think again."""

import uuid
from datetime import datetime, timedelta

from rapport.approvals.models import ApprovalRequest
from rapport.approvals.rules import Rule, Sight, register
from rapport.partners.models import AccountChange

KIND = "bank_account"
COOLING = timedelta(hours=24)


def sight_of(change: AccountChange) -> Sight:
    """Answer what is seen: whom it is about, the account in force, the account wanted."""
    now = change.partner.accounts.filter(ended_on=None).first()
    return Sight(
        title=f"{change.partner.name}: {change.bank_bin} {change.number}",
        capability="partner.approve",
        seen={
            "partner": str(change.partner_id), "from": f"{now.bank_bin} {now.number}" if now else "", "bank_bin": change.bank_bin,
            "number": change.number, "holder": change.holder,
        },
        may_answer=lambda member: member.may("partner.approve"),
        is_never_alone=True,
    )  # fmt: skip


def approved_at(change: AccountChange) -> datetime | None:
    """Answer when a second person said yes to exactly this, or None."""
    wanted = ApprovalRequest.objects.filter(
        kind=KIND, subject_id=change.id, seen_hash=sight_of(change).hash, fell_at=None, answer__is_yes=True
    )
    return wanted.values_list("answer__answered_at", flat=True).first()


def _sight(subject: uuid.UUID) -> Sight:
    return sight_of(AccountChange.objects.select_related("partner").get(id=subject))


register(Rule(KIND, "account_change", _sight))
