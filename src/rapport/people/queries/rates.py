"""What an hour of people costs, for each reader what that reader may see of it."""

import uuid
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from rapport.people.models import CostRate, Member


def rates_of(people: Sequence[Member], reader: Member, on: date) -> dict[uuid.UUID, Decimal]:
    """
    Answer what an hour of each person costs on a day, as this reader may see it.

    With the right to single persons: the person's rate, else the band's, else the department's. With the right to bands only: the
    band's or department's, never the person's. Without either: nothing.
    """
    if not (reader.may("personrate.read") or reader.may("bandrate.read")):
        return {}
    of_person, of_band, of_department = _latest(on)
    found: dict[uuid.UUID, Decimal] = {}
    for person in people:
        own = of_person.get(person.id) if reader.may("personrate.read") else None
        rate = own if own is not None else of_band.get(person.band, of_department.get(person.department_id))
        if rate is not None:
            found[person.id] = rate
    return found


def shared_rates(on: date) -> list[CostRate]:
    """Answer the rates of bands and departments that hold on a day."""
    latest: dict[tuple[str, uuid.UUID | None], CostRate] = {}
    rows = CostRate.objects.filter(member=None, from_on__lte=on).select_related("department").order_by("from_on")
    for row in rows:
        latest[row.band, row.department_id] = row
    return list(latest.values())


def _latest(on: date) -> tuple[dict[uuid.UUID, Decimal], dict[str, Decimal], dict[uuid.UUID | None, Decimal]]:
    of_person: dict[uuid.UUID, Decimal] = {}
    of_band: dict[str, Decimal] = {}
    of_department: dict[uuid.UUID | None, Decimal] = {}
    for rate in CostRate.objects.filter(from_on__lte=on).order_by("from_on"):
        if rate.member_id:
            of_person[rate.member_id] = rate.hourly_amount
        elif rate.band:
            of_band[rate.band] = rate.hourly_amount
        else:
            of_department[rate.department_id] = rate.hourly_amount
    return of_person, of_band, of_department
