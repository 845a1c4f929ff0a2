"""The only gate to clients: who sees which, and through them whatever hangs on a client."""

from typing import Any

from django.db.models import Q, QuerySet

from rapport.clients.models import (
    AccountPlace,
    AddressForm,
    Brand,
    Client,
    ClientEntity,
    ClientTerms,
    Contact,
    Group,
    Touchpoint,
)
from rapport.domain.scopes import Scope
from rapport.kit import clock
from rapport.kit.refusal import NotAllowed
from rapport.people.models import Member, TeamPlace


def clients_in_scope(member: Member, capability: str) -> QuerySet[Client]:
    """
    Answer the clients that a capability of this member reaches.

    own: the member stands in the account team now, or works on one of its jobs now · team: the same for the people of the teams
    that the member leads · all: every client of the agency. Without the capability: none. While one presents: that client at most.
    """
    scope = member.scope_of(capability)
    if scope is None or scope is Scope.PUBLISHED:
        return Client.objects.none()
    within = Client.objects.filter(id=member.presented_client_id) if member.presented_client_id else Client.objects.all()
    if scope is Scope.ALL:
        return within
    people = _people(member, scope)
    return within.filter(Q(id__in=held_clients(member, scope)) | Q(id__in=_now(member, "jobs__places__", people).values("id")))


def held_clients(member: Member, scope: Scope) -> QuerySet[AccountPlace, Any]:
    """Answer the ids of the clients in whose account team this member (or, for team, the member's people) stands now."""
    today = clock.today_of(member.agency)
    places = AccountPlace.objects.filter(Q(last_on=None) | Q(last_on__gte=today), member__in=_people(member, scope))
    return places.values("client_id")


def _people(member: Member, scope: Scope) -> QuerySet[Member]:
    if scope is not Scope.TEAM:
        return Member.objects.filter(id=member.id)
    today = clock.today_of(member.agency)
    led = TeamPlace.objects.filter(Q(last_on=None) | Q(last_on__gte=today), team__lead=member).values("member_id")
    return Member.objects.filter(Q(id__in=led) | Q(id=member.id))


def _now(member: Member, path: str, people: QuerySet[Member]) -> QuerySet[Client]:
    today = clock.today_of(member.agency)
    # One filter call, so that both conditions hold for the same place.
    return Client.objects.filter(Q(**{f"{path}last_on": None}) | Q(**{f"{path}last_on__gte": today}), **{f"{path}member__in": people})


def visible_clients(member: Member) -> QuerySet[Client]:
    """Clients that exist for this member; the agency itself as a client is no client of anybody."""
    return clients_in_scope(member, "client.read").filter(is_internal=False)


def visible_groups(member: Member) -> QuerySet[Group]:
    return Group.objects.filter(id__in=clients_in_scope(member, "client.read").values("group_id"))


def visible_entities(member: Member) -> QuerySet[ClientEntity]:
    return ClientEntity.objects.filter(client__in=clients_in_scope(member, "client.read"))


def visible_brands(member: Member) -> QuerySet[Brand]:
    return Brand.objects.filter(client__in=clients_in_scope(member, "client.read"))


def visible_contacts(member: Member) -> QuerySet[Contact]:
    return Contact.objects.filter(client__in=clients_in_scope(member, "client.read"))


def visible_address_forms(member: Member) -> QuerySet[AddressForm]:
    return AddressForm.objects.filter(contact__in=visible_contacts(member))


def visible_terms(member: Member) -> QuerySet[ClientTerms]:
    """Special terms are a right of their own."""
    return ClientTerms.objects.filter(client__in=clients_in_scope(member, "terms.read"))


def visible_touchpoints(member: Member) -> QuerySet[Touchpoint]:
    return Touchpoint.objects.filter(client__in=clients_in_scope(member, "touchpoint.read"))


def may_on_client(member: Member, capability: str, client: Client) -> bool:
    """Answer whether a capability reaches this client: `may_on_client(member, "quote.send", client)`."""
    if member.scope_of(capability) is Scope.ALL and not member.is_presenting:
        return True
    return clients_in_scope(member, capability).filter(id=client.id).exists()


def require_on_client(member: Member, capability: str, client: Client) -> None:
    """Refuse unless the capability reaches this client; a command's first line."""
    if not may_on_client(member, capability, client):
        raise NotAllowed
