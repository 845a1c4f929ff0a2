"""Who is who: members at the door and in lists."""

import uuid
from typing import Any

from django.contrib.postgres.aggregates import JSONBAgg
from django.db.models import Exists, OuterRef, Subquery

from rapport.kit.wall import enter
from rapport.people.models import Absence, Member, RoleGrant, User


def member_at_door(user: Any, agency_id: str | None) -> Member | None:
    """Enter the agency of the session and answer the member who this login is there; None where there is none (any more)."""
    assert isinstance(user, User)
    doors = [door for door in user.agency_ids if agency_id is None or str(door) == agency_id]
    for door in doors[:1]:
        enter(uuid.UUID(str(door)))
        rights = Subquery(
            RoleGrant.objects.filter(member=OuterRef("id"), ended_on=None)
            .values("member")
            .annotate(every=JSONBAgg("role__capabilities"))
            .values("every")
        )
        member = (
            Member.objects.select_related("agency")
            .annotate(granted=rights, is_named_deputy=Exists(Absence.objects.filter(deputy=OuterRef("id"))))
            .filter(user=user, left_on=None)
            .first()
        )
        if member is not None:
            return member
    return None
