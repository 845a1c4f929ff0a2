"""Who calls from the command line: a person by e-mail, inside their agency."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import translation

from rapport.kit import clock
from rapport.kit.wall import enter
from rapport.people.models import Agency, Member, User

REFUSED = 2


class UnknownPerson(LookupError):
    """No active member has this e-mail."""


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
        with translation.override(language or member.language):
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


def say_json(answer: Any) -> None:
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, default=_plain) + "\n")


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def at_moment(text: str | None) -> Any:
    """Let the clock stand at the moment that was asked for; at the present one where none was."""
    return clock.at(moment_of(text)) if text else clock.at(clock.now())
