"""Members with their roles, teams and rates; one person's page, which is also where one's own absences stand."""

import uuid

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.kit.clock import today_of
from rapport.kit.pages import fetch
from rapport.people.access import visible_absences, visible_members
from rapport.people.models import CostRate, Department, Member, RoleChange, RoleGrant, Team, TeamPlace
from rapport.people.queries.members import decides_alone
from rapport.people.queries.rates import rates_of, shared_rates

LIVE = Prefetch("grants", RoleGrant.objects.filter(ended_on=None).select_related("role"), to_attr="live_grants")
PLACES = Prefetch("team_places", TeamPlace.objects.filter(last_on=None).select_related("team"), to_attr="live_places")

ADD_FIELDS = "full_name,email,roles,title,department,band,weekly_hours,password"


def listing(request: HttpRequest) -> HttpResponse:
    """Show who works here; what an hour of somebody costs only to those who may see it of a person, else what it costs of a band."""
    member = request.member  # type: ignore[attr-defined]
    today = today_of(member.agency)
    people = list(
        visible_members(member).filter(left_on=None).select_related("department").prefetch_related(LIVE, PLACES).order_by("sort_key")
    )
    away = {row.member_id: row for row in visible_absences(member).filter(first_on__lte=today, last_on__gte=today).select_related("deputy")}
    rates = rates_of(people, member, today)
    return render(request, "people/people.html", {
        "people": [{"member": person, "rate": rates.get(person.id), "away": away.get(person.id)} for person in people],
        "sees_rates": member.may("personrate.read") or member.may("bandrate.read"), "is_of_person": member.may("personrate.read"),
        "teams": Team.objects.select_related("lead").prefetch_related(
            Prefetch("places", TeamPlace.objects.filter(last_on=None).select_related("member"), to_attr="live_places")
        ).order_by("name"),
        "departments": Department.objects.order_by("code"), "shared_rates": shared_rates(today) if member.may("bandrate.read") else [],
        "may": member.may("people.update"), "may_add": member.may("people.create"), "may_rate": member.may("personrate.update"),
        "add_fields": ADD_FIELDS + (",alone_reason" if member.may("people.create") and decides_alone(member) else ""),
        "may_share": member.may("settings.update") and member.may("personrate.read"),
    })  # fmt: skip


def show(request: HttpRequest, member_id: uuid.UUID) -> HttpResponse:
    """Show one person: oneself, or anybody to those who may see people."""
    member = request.member  # type: ignore[attr-defined]
    if member_id != member.id and not member.may("people.read"):
        raise Http404
    person: Member = fetch(visible_members(member).select_related("department").prefetch_related(LIVE, PLACES), member_id)
    is_self, today = person.id == member.id, today_of(member.agency)
    return render(request, "people/person.html", {
        "person": person, "is_self": is_self, "may": member.may("people.update"), "may_rate": member.may("personrate.update"),
        "grant_fields": "role,alone_reason" if member.may("people.update") and not is_self and decides_alone(member, [person.id]) else "role",
        "waiting": RoleChange.objects.filter(member=person, taken_on=None, dropped_on=None).select_related("role", "asked_by"),
        "may_absent": is_self or member.may("people.update"),
        "absences": visible_absences(member).filter(member=person, last_on__gte=today).select_related("deputy").order_by("first_on"),
        "rates": CostRate.objects.filter(member=person).order_by("-from_on") if member.may("personrate.read") else [],
        "values": {name: getattr(person, name) for name in ("full_name", "title", "band", "weekly_hours")} | {"department": person.department_id},
    })  # fmt: skip
