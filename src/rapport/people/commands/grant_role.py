from datetime import date

from rapport.kit.command import command
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.people.access import require
from rapport.people.commands.add_member import MemberRefused, may_grant
from rapport.people.models import Member, Role, RoleGrant


class RoleRefused(Refused):
    """A change of roles that is not made."""

    codes = ("own_role", "last_owner")


@command
def grant_role(*, member: Member, role: Role, by: Member, today: date) -> RoleGrant:
    """
    Give a member a role, from the next request on; a role already held stays as it is.

    :raises RoleRefused: `own_role`: nobody changes their own
    :raises MemberRefused: `role_above_own`
    """
    require(by, "people.update")
    if member == by:
        raise RoleRefused("own_role", say("Nobody changes their own role.", "Không ai tự đổi vai trò của mình."))
    may_grant(role, by)
    held = RoleGrant.objects.filter(member=member, role=role, ended_on=None).first()
    return held or RoleGrant.objects.create(agency_id=by.agency_id, member=member, role=role, granted_by=by, granted_on=today)


@command
def end_role(*, member: Member, role: Role, by: Member, today: date) -> RoleGrant:
    """
    Take a role from a member, from the next request on.

    :raises RoleRefused: `own_role`; `last_owner`: somebody must be able to approve
    """
    require(by, "people.update")
    if member == by:
        raise RoleRefused("own_role", say("Nobody changes their own role.", "Không ai tự đổi vai trò của mình."))
    grants = RoleGrant.objects.select_for_update().filter(role=role, ended_on=None)
    mine = grants.filter(member=member).first()
    if mine is None:
        raise MemberRefused("unknown_role", say("This person does not hold this role.", "Người này không giữ vai trò này."))
    if role.code == "owner" and grants.count() == 1:
        raise RoleRefused("last_owner", say("The last owner stays.", "Phải còn ít nhất một chủ agency."))
    mine.ended_on = today
    mine.save(update_fields=["ended_on"])
    return mine


__all__ = ["MemberRefused", "RoleRefused", "end_role", "grant_role"]
