"""Who is who: members at the door and in lists."""

import uuid
from typing import Any

from rapport.kit.wall import enter
from rapport.people.models import Member, User


def member_at_door(user: Any, agency_id: str | None) -> Member | None:
    """Enter the agency of the session and answer the member who this login is there; None where there is none (any more)."""
    assert isinstance(user, User)
    doors = [door for door in user.agency_ids if agency_id is None or str(door) == agency_id]
    for door in doors[:1]:
        enter(uuid.UUID(str(door)))
        member = Member.objects.select_related("agency").filter(user=user, left_on=None).first()
        if member is not None:
            return member
    return None
