"""Found an agency: the one act that nobody inside it can do, so it is no command; `rapport demo` and the operator call it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rapport.domain.names import given_name, person_key
from rapport.kit.wall import enter
from rapport.people.models import Agency, LegalEntity, Member, Role, RoleGrant, User, WeekPattern
from rapport.people.roles import DEFAULT_ROLES


@dataclass(frozen=True)
class Founder:
    full_name: str
    email: str
    password: str
    roles: tuple[str, ...] = ("owner",)


def found_agency(*, slug: str, name: str, tax_code: str, address: str, founder: Founder, today: date) -> tuple[Agency, Member]:
    """Make an agency with the default roles, one company, a week of Monday to Friday, and its owner; stays inside its wall."""
    agency = Agency.objects.create(slug=slug, name=name)
    enter(agency.id)
    for role in DEFAULT_ROLES:
        Role.objects.create(agency=agency, code=role.code, name_vi=role.vi, name_en=role.en, capabilities=role.capabilities)
    LegalEntity.objects.create(
        agency=agency, name=name, tax_code=tax_code, address=address, representative=founder.full_name,
        representative_title="Giám đốc", invoice_symbol=f"1C{today:%y}TYY", is_default=True,
    )  # fmt: skip
    WeekPattern.objects.create(agency=agency, from_on=date(2000, 1, 1))
    user = User.objects.create_user(founder.email, founder.password, agency_ids=[agency.id])
    owner = Member.objects.create(
        agency=agency, user=user, full_name=founder.full_name, given_name=given_name(founder.full_name),
        sort_key=person_key(founder.full_name), email=user.email, joined_on=today,
    )  # fmt: skip
    seat_first_people(owner, founder.roles, by=owner, today=today)
    return agency, owner


def seat_first_people(member: Member, roles: Sequence[str], *, by: Member, today: date) -> None:
    """Give those with whom an agency is founded their roles; from then on every role needs a second person (`grant_role`)."""
    for role in Role.objects.filter(code__in=roles):
        RoleGrant.objects.create(agency_id=member.agency_id, member=member, role=role, granted_by=by, granted_on=today)
