"""Found the demo agencies: people, rate card, limits; no client yet."""

import os
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction

from rapport.demo.people import AGENCIES, DEPARTMENTS, RATE_CARD, DemoAgency, Person
from rapport.kit import clock
from rapport.people.commands.add_member import add_member
from rapport.people.commands.add_own_account import add_own_account
from rapport.people.commands.add_team import add_department, add_team
from rapport.people.commands.found_agency import Founder, found_agency, seat_first_people
from rapport.people.commands.set_cost_rate import set_cost_rate
from rapport.people.models import Agency, Department, LegalEntity, Member
from rapport.people.roles import DEFAULT_ROLES
from rapport.playbook.commands.set_limit import set_limit
from rapport.playbook.commands.set_sale_rate import set_sale_rate


def password() -> str:
    return os.environ.get("RAPPORT_DEMO_PASSWORD", "rapport-demo")


def found_all(today: date) -> list[Agency]:
    """Found the three demo agencies, 400 days ago, so that there is a past to work in; those that exist stay."""
    start = today - timedelta(400)
    found = []
    for plan in AGENCIES:
        agency = Agency.objects.filter(slug=plan.slug).first()
        if agency is None:
            with transaction.atomic():
                agency = _found(plan, start)
        found.append(agency)
    return found


def _found(plan: DemoAgency, start: date) -> Agency:
    first, *others = plan.people
    agency, owner = found_agency(
        slug=plan.slug, name=plan.name, tax_code=plan.tax_code, address=plan.address,
        founder=Founder(first.full_name, f"{first.login}@{plan.domain}", password(), first.roles), today=start,
    )  # fmt: skip
    LegalEntity.objects.filter(agency=agency).update(name=plan.company)
    owner.title = first.title
    owner.save(update_fields=["title"])
    owner = Member.objects.select_related("agency").get(id=owner.id)
    _furnish(plan, owner, start)
    departments = {row.code: row for row in Department.objects.all()}
    members = {first.login: owner}
    for person in others:
        members[person.login] = _add(person, plan, owner, departments, start)
    _rates(plan, members, owner, start)
    if "director" in members:
        team = [members[login] for login in ("am", "am2", "kam", "junior", "ae")]
        add_team(name="Account", lead=members["director"], members=team, by=owner, today=start)
    return agency


def _furnish(plan: DemoAgency, owner: Member, start: date) -> None:
    entity = LegalEntity.objects.get(is_default=True)
    bank_bin, number = plan.account
    add_own_account(legal_entity=entity, bank_bin=bank_bin, number=number, holder=plan.company, by=owner, now=clock.now())
    for code, vi, en in DEPARTMENTS:
        add_department(code=code, name_vi=vi, name_en=en, by=owner)
    for code, vi, en, sale, cost in RATE_CARD:
        set_sale_rate(
            code=code, name_vi=vi, name_en=en, hourly_amount=Decimal(sale), hourly_cost_amount=Decimal(cost), from_on=start, by=owner
        )
    set_limit(name="floor_percent", value=Decimal(plan.floor_percent), from_on=start, by=owner)


def _add(person: Person, plan: DemoAgency, owner: Member, departments: dict[str, Department], start: date) -> Member:
    member = add_member(
        full_name=person.full_name, email=f"{person.login}@{plan.domain}", title=person.title, department=departments.get(person.department),
        password=password(), by=owner, today=start, now=clock.now(),
    )  # fmt: skip
    seat_first_people(member, person.roles, by=owner, today=start)
    if person.kind != member.kind:
        member.kind = person.kind
        member.save(update_fields=["kind"])
    return member


def _rates(plan: DemoAgency, members: dict[str, Member], owner: Member, start: date) -> None:
    """What a person costs is finance's to set; where the owner is finance, the owner's."""
    finance = members.get("finance", owner)
    finance = Member.objects.select_related("agency").get(id=finance.id)
    for person in plan.people:
        if person.hourly:
            set_cost_rate(member=members[person.login], hourly_amount=Decimal(person.hourly), from_on=start, by=finance)


def logins() -> list[dict[str, object]]:
    """Answer the logins of all demo agencies."""
    names = {role.code: role.en for role in DEFAULT_ROLES}
    return [
        {"agency": plan.slug, "email": f"{person.login}@{plan.domain}", "name": person.full_name, "roles": [names[code] for code in person.roles],
         "password": password()}
        for plan in AGENCIES
        for person in plan.people
    ]  # fmt: skip


def others_are_here() -> bool:
    """Answer whether an agency that is no demo works here: the demo stays out of its way."""
    return Agency.objects.exclude(slug__in=[plan.slug for plan in AGENCIES]).exists()
