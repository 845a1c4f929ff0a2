"""Found an agency: the one act that nobody inside it can do, so it is no command; `rapport demo` and the operator call it."""

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
    for code in founder.roles:
        role_row = Role.objects.get(code=code)
        RoleGrant.objects.create(agency=agency, member=owner, role=role_row, granted_by=owner, granted_on=today)
    return agency, owner
