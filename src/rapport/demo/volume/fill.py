"""Fill an agency up to a size: small transactions, each of which leaves whole records behind, so that it may be stopped and go on."""

from collections.abc import Callable
from datetime import datetime
from random import Random

from django.db import transaction

from rapport.demo.stage import Stage
from rapport.demo.volume.scene import Scene
from rapport.demo.volume.size import Size, size_now
from rapport.demo.volume.steps import STEPS
from rapport.kit.wall import enter
from rapport.people.models import Agency

STEPS_AT_ONCE = 40


class CannotFill(Exception):
    """What the agency has does not let another record of a family be made."""


type Told = Callable[[str, int, int], None]


def fill(agency: Agency, size: Size, *, seed: int, now: datetime, told: Told) -> None:
    """
    Make what the agency lacks of a size, family by family; what is there counts, so that a second call adds nothing.

    :param told: is told the family, how much of it is there, and how much is wanted
    """
    while True:
        with transaction.atomic():
            enter(agency.id)
            family = next_family(size)
        if not family:
            return
        told(family, fill_some(agency, size, family, seed=seed, now=now), getattr(size, family))


def next_family(size: Size) -> str:
    """Answer the first family that the present agency has too few of, or "" where it lacks nothing."""
    there = size_now()
    return next((family for family in STEPS if getattr(there, family) < getattr(size, family)), "")


def reached(there: Size, wanted: Size) -> int:
    """Answer how many of the records that are wanted are there; more of a family than is wanted counts for nothing."""
    return sum(min(getattr(there, family), getattr(wanted, family)) for family in STEPS)


def fill_some(agency: Agency, size: Size, family: str, *, seed: int, now: datetime) -> int:
    """
    Make up to so many records of a family in one transaction; answer how many are there now.

    :raises CannotFill: where no step makes another one
    """
    with transaction.atomic():
        enter(agency.id)
        there, wanted = getattr(size_now(), family), getattr(size, family)
        scene = Scene(Stage(agency, now, remembers=True), Random(f"{seed} {family} {there}"), size)  # noqa: S311
        for _step in range(min(STEPS_AT_ONCE, wanted - there)):
            STEPS[family](scene)
        now_there = int(getattr(size_now(), family))
        if now_there == there:
            raise CannotFill(f"no more {family} can be made: {there} of {wanted}")
        return now_there
