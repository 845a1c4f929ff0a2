"""Who calls from the command line: a person by e-mail, inside their agency."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone, translation

from rapport.cli.saying import UnknownPerson
from rapport.kit import clock
from rapport.kit.wall import enter
from rapport.people.models import Agency, Member, User


@contextmanager
def acting_as(email: str, language: str | None = None) -> Iterator[Member]:
    """Open a transaction inside the agency of a person, with that person's rights and language."""
    with transaction.atomic():
        user = User.objects.filter(email=email.lower()).first()
        member = None
        for door in user.agency_ids if user else []:
            enter(door)
            member = Member.objects.select_related("agency").filter(user=user, left_on=None).first()
            if member:
                break
        if member is None:
            raise UnknownPerson(email)
        with translation.override(language or member.language), timezone.override(ZoneInfo(member.agency.time_zone)):
            yield member


@contextmanager
def inside_each_agency() -> Iterator[Iterator[Agency]]:
    """Go through the agencies, each inside its own wall."""

    def walk() -> Iterator[Agency]:
        for agency in Agency.objects.order_by("slug"):
            with transaction.atomic():
                enter(agency.id)
                yield agency

    yield walk()


def moment_of(text: str, time_zone: str = "Asia/Ho_Chi_Minh") -> datetime:
    """Read a moment: a day counts as nine in the morning of the agency's calendar."""
    if len(text) <= 10:
        return datetime.combine(date.fromisoformat(text), time(9), ZoneInfo(time_zone))
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(time_zone))


def a_day(text: str) -> date:
    """Read the day of an option; a moment stands for its day."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a day: write 2026-11-23") from None


def a_moment(text: str) -> datetime:
    """Read the moment of an option."""
    try:
        return moment_of(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no day and no moment: write 2026-11-23 or 2026-11-23T14:10:00+07:00") from None


def at_moment(moment: datetime | None) -> Any:
    """Let the clock stand at the moment that was asked for; at the present one where none was."""
    return clock.at(moment or clock.now())
