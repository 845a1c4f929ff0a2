"""Who is who: members at the door and in lists."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.aggregates import JSONBAgg
from django.db.models import Exists, Expression, OuterRef, QuerySet, Subquery

from rapport.kit.wall import enter
from rapport.people.models import Absence, Member, RoleGrant, User


def with_rights(members: QuerySet[Member]) -> QuerySet[Member]:
    """Answer these members with what their roles grant, in the same query: `rights` then asks for nothing more."""
    rights = (
        RoleGrant.objects.filter(member=OuterRef("id"), ended_on=None)
        .values("member")
        .annotate(every=JSONBAgg("role__capabilities"))
        .values("every")
    )
    return members.annotate(granted=Subquery(rights))


def decides_alone(member: Member, besides: Iterable[uuid.UUID] = ()) -> bool:
    """Answer whether nobody but this member approves people, apart from those whose own rights it is about."""
    if not member.may("people.approve"):
        return False
    others = with_rights(Member.objects.filter(kind=Member.Kind.STAFF, left_on=None).exclude(id__in=[member.id, *besides]))
    return not any(other.may("people.approve") for other in others)


def member_at_door(user: Any, agency_id: str | None, **beside: Expression) -> Member | None:
    """
    Enter the agency of the session and answer the member who this login is there; None where there is none (any more).

    :param beside: what else is to be read of the member in the same query, by its name
    """
    assert isinstance(user, User)
    doors = [door for door in user.agency_ids if agency_id is None or str(door) == agency_id]
    for door in doors[:1]:
        enter(uuid.UUID(str(door)))
        member = (
            with_rights(Member.objects.select_related("agency"))
            .annotate(is_named_deputy=Exists(Absence.objects.filter(deputy=OuterRef("id"))), **beside)
            .filter(user=user, left_on=None)
            .first()
        )
        if member is not None:
            return member
    return None
