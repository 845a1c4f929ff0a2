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

type Told = Callable[[str, int, int], None]


def fill(agency: Agency, size: Size, *, seed: int, now: datetime, told: Told) -> None:
    """
    Make what the agency lacks of a size, family by family; what is there counts, so that a second call adds nothing.

    :param told: is told the family, how much of it is there, and how much is wanted
    """
    for family in STEPS:
        wanted = getattr(size, family)
        there = fill_some(agency, size, family, seed=seed, now=now)
        while there < wanted:
            told(family, there, wanted)
            before, there = there, fill_some(agency, size, family, seed=seed, now=now)
            if there == before:
                raise SystemExit(f"demo: no more {family} can be made: {there} of {wanted}")
        told(family, there, wanted)


def fill_some(agency: Agency, size: Size, family: str, *, seed: int, now: datetime) -> int:
    """Make up to so many records of a family in one transaction; answer how many are there now."""
    with transaction.atomic():
        enter(agency.id)
        there, wanted = getattr(size_now(), family), getattr(size, family)
        scene = Scene(Stage(agency, now, remembers=True), Random(f"{seed} {family} {there}"), size)  # noqa: S311
        for _step in range(min(STEPS_AT_ONCE, wanted - there)):
            STEPS[family](scene)
        return int(getattr(size_now(), family))
