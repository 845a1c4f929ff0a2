"""Twins: the second call starts when the first has done all but commit; with its locks it must wait, and end in the refusal."""

import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from rapport.kit import clock
from rapport.kit.refusal import Refused
from rapport.kit.wall import enter
from rapport.people.commands.found_agency import Founder, found_agency
from rapport.people.models import Member
from tests.cast import NOW, TODAY

WAIT = 10


@dataclass
class House:
    """An agency of its own for tests that commit; it is left behind in the test's database."""

    agency_id: uuid.UUID
    owner_id: uuid.UUID

    def inside[R](self, work: Callable[[Member], R]) -> R:
        """Do something inside this agency, as its owner, in one transaction that is committed."""
        with clock.at(NOW), transaction.atomic():
            enter(self.agency_id)
            return work(Member.objects.select_related("agency").get(id=self.owner_id))


def new_house() -> House:
    slug = f"twin-{uuid.uuid4().hex[:10]}"
    with clock.at(NOW), transaction.atomic():
        founder = Founder("Nguyễn Một Mình", f"owner@{slug}.example", "x", ("owner", "am", "finance"))
        agency, owner = found_agency(slug=slug, name=slug, tax_code="0312770607", address="x", founder=founder, today=TODAY)
        return House(agency.id, owner.id)


def twins(house: House, call: Callable[[Member], Any]) -> list[str]:
    """Run the call twice at once; answer how each ended: `ok`, or the code of its refusal."""
    first_done, commit = threading.Event(), threading.Event()
    ends: dict[str, str] = {}

    def run(name: str, work: Callable[[Member], Any]) -> None:
        try:
            house.inside(work)
            ends[name] = "ok"
        except Refused as refused:
            ends[name] = refused.code
        finally:
            first_done.set()
            connection.close()

    def first(member: Member) -> None:
        call(member)
        first_done.set()
        assert commit.wait(WAIT)

    one = threading.Thread(target=run, args=("one", first))
    other = threading.Thread(target=run, args=("other", call))
    one.start()
    assert first_done.wait(WAIT)
    other.start()
    # The second is given time to reach the lock; without one it would be through by now.
    other.join(0.3)
    commit.set()
    one.join(WAIT)
    other.join(WAIT)
    return [ends["one"], ends["other"]]
