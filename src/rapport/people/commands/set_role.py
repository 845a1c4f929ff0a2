import re
import uuid
from collections.abc import Sequence
from datetime import date, datetime

from rapport.domain.scopes import Scope, reaches
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused, Stale
from rapport.kit.tongues import say
from rapport.people.access import require
from rapport.people.commands.add_member import within
from rapport.people.commands.grant_role import has_owners_right
from rapport.people.models import Member, Role, RoleGrant
from rapport.people.roles import ACTIONS, RESOURCES
from rapport.people.second_person import widen_role


class CapabilityRefused(Refused):
    """A role that cannot be made like this."""

    codes = ("unknown_capability", "role_above_own", "own_role", "last_owner", "code", "no_name")


@command
def set_role(
    *,
    code: str,
    name_vi: str,
    name_en: str,
    capabilities: Sequence[str] = (),
    form_version: int | None = None,
    alone_reason: str = "",
    new_id: uuid.UUID | None = None,
    by: Member,
    today: date,
    now: datetime,
) -> Role:
    """
    Make a role, or change what an existing one may do; it works at the next request. Who loses a right is asked to log in again.

    Rights that a role gains while people hold it wait for a second person, or take the only decider's reason; all else works at once.

    :raises CapabilityRefused: `unknown_capability`; `role_above_own` for rights the maker lacks, in the role before or after;
        `own_role` for a role one holds; `last_owner`; `code` unless small letters, digits and dashes; `no_name`
    :raises GrantRefused: `no_reason`: the only decider widens a role without saying why
    :raises Stale: somebody changed the role since the form was made
    """
    require(by, "people.update")
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,39}", code):
        raise CapabilityRefused("code", say("Small letters, digits and dashes.", "Chỉ chữ thường, số và gạch nối."), field="code")
    if not (name_vi and name_en):
        raise CapabilityRefused("no_name", say("Name the role in both languages.", "Vai trò có tên ở cả hai tiếng."), field="name_vi")
    _check(capabilities, by)
    role = Role.objects.select_for_update().filter(code=code).first()
    if role is None:
        return Role.objects.create(
            agency_id=by.agency_id, code=code, name_vi=name_vi, name_en=name_en, capabilities=list(capabilities), id=new_id or fresh_id()
        )
    if by.grants.filter(role=role, ended_on=None).exists():
        raise CapabilityRefused("own_role", say("Nobody changes their own role.", "Không ai tự đổi vai trò của mình."))
    if form_version is not None and form_version != role.version:
        raise Stale("stale", say("Somebody has changed this role meanwhile.", "Có người vừa sửa vai trò này."))
    for entry in role.capabilities:
        may_set(entry, by)
    old, is_held = role.capabilities, role.grants.filter(ended_on=None, member__left_on=None).exists()
    now_on, adds = _split(old, capabilities) if is_held else (list(capabilities), [])
    role.name_vi, role.name_en, role.capabilities, role.version = name_vi, name_en, now_on, role.version + 1
    lost = set(old) - set(now_on)
    if has_owners_right(list(lost)) and not _others_hold_it(role):
        raise CapabilityRefused("last_owner", say("The last owner stays.", "Phải còn ít nhất một chủ agency."))
    role.save()
    if lost:
        for grant in role.grants.filter(ended_on=None).select_related("member__user"):
            if grant.member.user:
                grant.member.user.end_sessions()
    widen_role(role, adds, alone_reason=alone_reason, by=by, today=today, now=now)
    role.refresh_from_db()
    return role


def _split(old: Sequence[str], wanted: Sequence[str]) -> tuple[list[str], list[str]]:
    """
    Part what a role may do from now on from what it is to gain.

    A right that is to reach further keeps its old reach until then; one that reaches less does so at once.
    """
    held = dict(entry.partition(":")[::2] for entry in old)
    now_on, adds = [], []
    for entry in wanted:
        name, _, scope = entry.partition(":")
        if name in held and reaches(Scope(held[name]), Scope(scope)):
            now_on.append(entry)
        else:
            adds.append(entry)
            now_on += [f"{name}:{held[name]}"] if name in held else []
    return now_on, adds


def _others_hold_it(role: Role) -> bool:
    others = RoleGrant.objects.filter(ended_on=None, member__left_on=None).exclude(role=role).select_related("role")
    return any(has_owners_right(grant.role.capabilities) for grant in others)


def _check(capabilities: Sequence[str], by: Member) -> None:
    for entry in capabilities:
        match = re.fullmatch(r"([a-z]+)\.([a-z]+):([a-z]+)", entry)
        if match is None or match[1] not in RESOURCES or match[2] not in ACTIONS.values() or match[3] not in list(Scope):
            raise CapabilityRefused(
                "unknown_capability", say("There is no right called “%(entry)s”.", "“%(entry)s” không phải là quyền.", entry=entry)
            )
        may_set(entry, by)


def may_set(entry: str, by: Member) -> None:
    """Refuse to give or take a right that reaches further than one's own; whoever approves people may set every right."""
    if not by.may("people.approve") and not within(entry, by):
        raise CapabilityRefused("role_above_own", say("This reaches further than your rights.", "Quyền này vượt quyền của bạn."))
