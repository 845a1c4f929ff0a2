"""The tour: a few weeks of three agencies, dated back from today, told through the same commands that people call."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from rapport.clients.models import Client
from rapport.demo.full_house import tell_full_house
from rapport.demo.one_decider import tell_one_decider
from rapport.demo.stage import Stage
from rapport.kit import clock
from rapport.kit.wall import enter
from rapport.ledger.later import seal_night
from rapport.people.models import Agency

STORIES: dict[str, Callable[[Stage], None]] = {"demo": tell_full_house, "rival": tell_full_house, "one": tell_one_decider}


def tell_tour(agencies: list[Agency], now: datetime) -> None:
    """Tell each agency's story where no client is there yet; in one transaction an agency, so that none is told by half."""
    for agency in agencies:
        with transaction.atomic():
            enter(agency.id)
            if not Client.objects.exists():
                STORIES[agency.slug](Stage(agency, now))
                yesterday = now - timedelta(1)
                with clock.at(yesterday):
                    seal_night(agency, on=clock.day_of(yesterday, agency), now=yesterday)
