"""Settings: people and roles, companies and accounts, rates and limits; each part for whoever may see it."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.kit.clock import today_of
from rapport.partners.access import visible_partners
from rapport.people.access import visible_legal_entities, visible_members, visible_own_accounts, visible_roles
from rapport.people.models import Role, RoleGrant
from rapport.playbook.access import visible_sale_rates
from rapport.playbook.defaults import DEFAULTS
from rapport.playbook.queries.limits import limit


def show(request: HttpRequest) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    today = today_of(member.agency)
    people = list(visible_members(member).filter(left_on=None).order_by("sort_key")) if member.may("people.read") else []
    roles: dict[uuid.UUID, list[Role]] = {}
    for grant in RoleGrant.objects.filter(ended_on=None, member__in=people).select_related("role"):
        roles.setdefault(grant.member_id, []).append(grant.role)
    for person in people:
        person.held = roles.get(person.id, [])
    return render(request, "desk/settings.html", {
        "people": people, "roles": visible_roles(member).order_by("code"), "entities": visible_legal_entities(member),
        "accounts": visible_own_accounts(member).select_related("legal_entity"), "partners": visible_partners(member).order_by("name"),
        "rates": visible_sale_rates(member).order_by("code", "-from_on"),
        "limits": [(name, limit(name, today)) for name in DEFAULTS] if member.may("settings.read") else [],
        "may_people": member.may("people.update"), "may_settings": member.may("settings.update"), "may_partners": member.may("partner.create"),
        "mine": {name: getattr(member, name) for name in ("language", "theme", "density")},
        "may_close": member.may("ledger.update"),
    })  # fmt: skip
