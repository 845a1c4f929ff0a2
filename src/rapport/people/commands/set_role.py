import re
import uuid
from collections.abc import Sequence

from rapport.domain.scopes import Scope
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.people.access import require
from rapport.people.models import Member, Role
from rapport.people.roles import ACTIONS, RESOURCES


class CapabilityRefused(Refused):
    """A role that cannot be made like this."""

    codes = ("unknown_capability", "role_above_own", "own_role")


@command
def set_role(*, code: str, name_vi: str, name_en: str, capabilities: Sequence[str], new_id: uuid.UUID | None = None, by: Member) -> Role:
    """
    Make a role, or change what an existing one may do; it works at the next request.

    :raises CapabilityRefused: `unknown_capability`; `role_above_own` for rights the maker lacks; `own_role` for a role one holds
    """
    require(by, "people.update")
    _check(capabilities, by)
    role = Role.objects.select_for_update().filter(code=code).first()
    if role is None:
        return Role.objects.create(
            agency_id=by.agency_id, code=code, name_vi=name_vi, name_en=name_en, capabilities=list(capabilities), id=new_id or fresh_id()
        )
    if by.grants.filter(role=role, ended_on=None).exists():
        raise CapabilityRefused("own_role", say("Nobody changes their own role.", "Không ai tự đổi vai trò của mình."))
    role.name_vi, role.name_en, role.capabilities, role.version = name_vi, name_en, list(capabilities), role.version + 1
    role.save()
    return role


def _check(capabilities: Sequence[str], by: Member) -> None:
    for entry in capabilities:
        match = re.fullmatch(r"([a-z]+)\.([a-z]+):([a-z]+)", entry)
        if match is None or match[1] not in RESOURCES or match[2] not in ACTIONS.values() or match[3] not in list(Scope):
            raise CapabilityRefused("unknown_capability", say("“%(entry)s” is no right.", "“%(entry)s” không phải là quyền.", entry=entry))
        if not by.may("people.approve") and not by.may(f"{match[1]}.{match[2]}"):
            raise CapabilityRefused("role_above_own", say("This right goes beyond your own.", "Quyền này vượt quyền của bạn."))
