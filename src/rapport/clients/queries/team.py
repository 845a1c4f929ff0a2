"""Who holds a client: the person in charge on a day."""

import uuid
from collections.abc import Collection
from datetime import date

from django.db.models import Q

from rapport.clients.models import AccountPlace


def people_in_charge(pairs: Collection[tuple[uuid.UUID, date]]) -> dict[tuple[uuid.UUID, date], uuid.UUID]:
    """Answer the member in charge for each (client, day); pairs without one are left out."""
    places = AccountPlace.objects.filter(is_in_charge=True, client_id__in={client for client, _day in pairs})
    found: dict[tuple[uuid.UUID, date], uuid.UUID] = {}
    for holds, member_id, first_on, last_on in places.order_by("first_on").values_list("client_id", "member_id", "first_on", "last_on"):
        for client_id, day in pairs:
            if holds == client_id and first_on <= day and (last_on is None or day <= last_on):
                found[client_id, day] = member_id
    return found


def in_force(day: date) -> Q:
    """Filter dated places (account team, job, team) to those of a day."""
    return Q(first_on__lte=day) & (Q(last_on=None) | Q(last_on__gte=day))
