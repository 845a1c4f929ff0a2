from datetime import date, datetime

from rapport.kit.command import command
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.people.access import require
from rapport.people.commands.add_member import MemberRefused, may_grant
from rapport.people.models import Member, Role, RoleChange, RoleGrant
from rapport.people.second_person import GrantRefused, give_role


class RoleRefused(Refused):
    """A change of roles that is not made."""

    codes = ("own_role", "last_owner", "left")


@command
def grant_role(*, member: Member, role: Role, alone_reason: str = "", by: Member, today: date, now: datetime) -> RoleGrant | RoleChange:
    """
    Give a member a role: from the request on that follows a second person's yes, or at once with the only decider's reason.

    A role already held stays as it is; asking again for what waits asks once.

    :raises RoleRefused: `own_role`: nobody changes their own; `left`: the person works here no more
    :raises MemberRefused: `role_above_own`
    :raises GrantRefused: `no_reason`: the only decider gives it without saying why
    """
    require(by, "people.update")
    not_oneself(member, by)
    if member.left_on:
        raise RoleRefused("left", say("This person no longer works here.", "Người này đã nghỉ việc."))
    may_grant(role, by)
    return give_role(member, role, alone_reason=alone_reason, by=by, today=today, now=now)


@command
def end_role(*, member: Member, role: Role, by: Member, today: date) -> RoleGrant:
    """
    Take a role from a member, from the next request on; the member's sessions end.

    :raises RoleRefused: `own_role`; `last_owner`: somebody must be able to approve
    """
    require(by, "people.update")
    not_oneself(member, by)
    grants = RoleGrant.objects.select_for_update().filter(role=role, ended_on=None)
    mine = grants.filter(member=member).first()
    if mine is None:
        raise MemberRefused("unknown_role", say("This person does not hold this role.", "Người này không giữ vai trò này."))
    may_grant(role, by)
    keep_an_owner(member, role)
    mine.ended_on = today
    mine.save(update_fields=["ended_on"])
    if member.user:
        member.user.end_sessions()
    return mine


def not_oneself(member: Member, by: Member) -> None:
    if member.id == by.id:
        raise RoleRefused("own_role", say("Nobody changes their own role.", "Không ai tự đổi vai trò của mình."))


def keep_an_owner(member: Member, role: Role | None = None) -> None:
    """Refuse where nobody else would be left who approves people: with this role gone, or all of the member's."""
    if role is not None and not has_owners_right(role.capabilities):
        return
    # Lock them all, so that two owners cannot remove each other at once.
    others = RoleGrant.objects.select_for_update(of=("self",)).filter(ended_on=None, member__left_on=None).exclude(member=member)
    if any(has_owners_right(grant.role.capabilities) for grant in others.select_related("role")):
        return
    rest = member.grants.filter(ended_on=None).exclude(role=role) if role is not None else member.grants.none()
    if any(has_owners_right(grant.role.capabilities) for grant in rest.select_related("role")):
        return
    if role is None and not any(has_owners_right(grant.role.capabilities) for grant in member.grants.filter(ended_on=None)):
        return
    raise RoleRefused("last_owner", say("The last owner stays.", "Phải còn ít nhất một chủ agency."))


def has_owners_right(capabilities: list[str]) -> bool:
    return "people.approve:all" in capabilities


__all__ = ["GrantRefused", "MemberRefused", "RoleRefused", "end_role", "grant_role"]
