import uuid
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from rapport.domain.names import given_name, person_key
from rapport.domain.scopes import Scope, reaches
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.people.access import require
from rapport.people.models import Department, Member, Role, User
from rapport.people.second_person import give_role


class MemberRefused(Refused):
    """A person who cannot be added like this."""

    codes = ("email_taken", "role_above_own", "unknown_role", "email")


@command
def add_member(
    *,
    full_name: str,
    email: str,
    roles: Sequence[str] = (),
    title: str = "",
    department: Department | None = None,
    band: str = "",
    weekly_hours: Decimal = Decimal(40),
    password: str = "",
    alone_reason: str = "",
    new_id: uuid.UUID | None = None,
    by: Member,
    today: date,
    now: datetime,
) -> Member:
    """
    Add a person to the agency; a login of that e-mail is joined or made. Roles wait for a second person, or take the only decider's reason.

    :raises MemberRefused: `email_taken` here already, `role_above_own` for rights that the adder lacks, `unknown_role`, `email`
    :raises GrantRefused: `no_reason`: the only decider gives roles without saying why
    """  # fmt: skip
    require(by, "people.create")
    email = email.lower()
    if "@" not in email:
        raise MemberRefused("email", say("This is not an e-mail address.", "Đây không phải địa chỉ e-mail."), field="email")
    if Member.objects.filter(email=email).exists():
        raise MemberRefused("email_taken", say("Someone here uses this e-mail already.", "Đã có người dùng e-mail này."), field="email")
    granted = list(Role.objects.filter(code__in=roles))
    if len(granted) != len(set(roles)):
        raise MemberRefused("unknown_role", say("There is no such role.", "Không có vai trò này."), field="roles")
    for role in granted:
        may_grant(role, by)
    user = _login(email, password, by)
    member = Member.objects.create(
        agency_id=by.agency_id,
        user=user,
        full_name=full_name,
        given_name=given_name(full_name),
        sort_key=person_key(full_name),
        email=email,
        title=title,
        department=department,
        band=band,
        weekly_hours=weekly_hours,
        joined_on=today,
        id=new_id or fresh_id(),
    )
    for role in granted:
        give_role(member, role, alone_reason=alone_reason, by=by, today=today, now=now)
    return member


def may_grant(role: Role, by: Member) -> None:
    """Refuse a role that reaches further than the granter's own rights; whoever approves people may grant every role."""
    if not by.may("people.approve") and not all(within(entry, by) for entry in role.capabilities):
        raise MemberRefused(
            "role_above_own",
            say("This role has rights beyond yours.", "Vai trò này có quyền vượt quyền của bạn."),
            field="roles",
        )


def within(entry: str, by: Member) -> bool:
    """Answer whether a right with its scope (`client.read:all`) lies within a member's own."""
    name, _, scope = entry.partition(":")
    return reaches(by.scope_of(name), Scope(scope))


def _login(email: str, password: str, by: Member) -> User:
    user = User.objects.filter(email=email).first()
    if user is None:
        return User.objects.create_user(email, password or None, agency_ids=[by.agency_id])
    # A login that exists keeps its password: this agency only opens its own door to it.
    user.agency_ids = [*user.agency_ids, by.agency_id]
    user.save(update_fields=["agency_ids"])
    return user
