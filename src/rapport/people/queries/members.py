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


def door(**beside: Expression) -> QuerySet[Member]:
    """
    Answer what is read of whoever comes in, for `member_at_door`: made once, for every page asks for it.

    :param beside: what else is to be read of the member in the same query, by its name
    """
    is_named = Exists(Absence.objects.filter(deputy=OuterRef("id")))
    return with_rights(Member.objects.select_related("agency")).annotate(is_named_deputy=is_named, **beside).filter(left_on=None)


def member_at_door(user: Any, agency_id: str | None, read: QuerySet[Member]) -> Member | None:
    """Enter the agency of the session and answer the member who this login is there; None where there is none (any more)."""
    assert isinstance(user, User)
    doors = [door for door in user.agency_ids if agency_id is None or str(door) == agency_id]
    for door in doors[:1]:
        enter(uuid.UUID(str(door)))
        for member in read.filter(user=user):
            return member
    return None
