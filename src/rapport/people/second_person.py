"""
More rights need a second person: people asks here; approvals, the room above, says who may answer and keeps the question.

The registry is filled when approvals is ready, as the journal's is (`kit.command.set_recorder`), so that people imports nothing above it.
"""

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum

from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.people.models import Member, Role, RoleChange, RoleGrant


class Outcome(StrEnum):
    """How a change of rights stands once it was put to a second person."""

    ASKED = "asked"
    DECIDED_ALONE = "decided_alone"
    NEEDS_REASON = "needs_reason"


type Gate = Callable[[RoleChange, str, Member, datetime], Outcome]
_gate: list[Gate] = []


class GrantRefused(Refused):
    """Rights that the only decider would give without saying why."""

    codes = ("no_reason",)


def set_gate(gate: Gate) -> None:
    """
    Say how a second person is asked; called once, when approvals is ready.

    :param gate: (change, reason of the only decider or "", who acts, now) → how it stands
    """
    _gate[:] = [gate]


def give_role(member: Member, role: Role, *, alone_reason: str, by: Member, today: date, now: datetime) -> RoleGrant | RoleChange:
    """
    Give a role, at once where the only decider says why, else as soon as a second person says yes; one already held stays.

    :raises GrantRefused: `no_reason`
    """
    held = RoleGrant.objects.filter(member=member, role=role, ended_on=None).first()
    if held:
        return held
    change = _waiting(role, member) or RoleChange(agency_id=by.agency_id, role=role, member=member, asked_by=by, asked_on=today)
    if not _put(change, alone_reason, by, now):
        return change
    take(change, today)
    return RoleGrant.objects.get(member=member, role=role, ended_on=None)


def widen_role(role: Role, adds: list[str], *, alone_reason: str, by: Member, today: date, now: datetime) -> None:
    """
    Let a role that people hold gain rights, at once where the only decider says why, else as soon as a second person says yes.

    What waited for this role before falls: the newest wish counts. No rights: what waited is dropped.

    :raises GrantRefused: `no_reason`
    """
    change = _waiting(role, None)
    if not adds:
        if change:
            change.dropped_on = today
            change.save(update_fields=["dropped_on"])
        return
    change = change or RoleChange(agency_id=by.agency_id, role=role, asked_by=by, asked_on=today)
    change.adds, change.asked_by, change.asked_on = adds, by, today
    if _put(change, alone_reason, by, now):
        take(change, today)


def take(change: RoleChange, today: date) -> None:
    """Put a change in force; who holds the role already loses nothing by it."""
    role = Role.objects.select_for_update().get(id=change.role_id)
    if change.member is None:
        names = {entry.partition(":")[0] for entry in change.adds}
        role.capabilities = [*(entry for entry in role.capabilities if entry.partition(":")[0] not in names), *change.adds]
        role.version += 1
        role.save(update_fields=["capabilities", "version"])
    elif not RoleGrant.objects.filter(member=change.member, role=role, ended_on=None).exists():
        RoleGrant.objects.create(agency_id=change.agency_id, member=change.member, role=role, granted_by=change.asked_by, granted_on=today)
    change.taken_on = today
    change.save(update_fields=["taken_on"])


def drop(change: RoleChange, today: date) -> None:
    """Let a change rest for good: the second person said no."""
    change.dropped_on = today
    change.save(update_fields=["dropped_on"])


def _put(change: RoleChange, alone_reason: str, by: Member, now: datetime) -> bool:
    change.save()
    outcome = _gate[0](change, alone_reason, by, now)
    if outcome is Outcome.NEEDS_REASON:
        raise GrantRefused(
            "no_reason",
            say(
                "Nobody else here may approve rights: as the only decider, say why you give them.",
                "Ở đây không ai khác được duyệt quyền: là người quyết duy nhất, hãy ghi lý do giao.",
            ),
            field="alone_reason",
            missing=["alone_reason"],
        )
    return outcome is Outcome.DECIDED_ALONE


def _waiting(role: Role, member: Member | None) -> RoleChange | None:
    return RoleChange.objects.select_for_update(of=("self",)).filter(role=role, member=member, taken_on=None, dropped_on=None).first()
