"""Every command leaves an event behind: who, what, when, with which arguments, on which records."""

import dataclasses
import enum
import uuid
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Model

from rapport.journal.models import Event, EventSubject
from rapport.journal.search import index
from rapport.kit import clock
from rapport.kit.command import Command
from rapport.kit.subjects import subject_of
from rapport.kit.values import Upload

# Given by the face, or nobody's to read.
NOT_KEPT = frozenset({"by", "now", "today", "password"})
# A record stands in the timelines of what it hangs on, too.
ABOVE = ("job", "client", "quote", "invoice")


def record(verb: Command, arguments: Mapping[str, Any], result: Any, seconds: float) -> None:
    """Write one event and the records that it touched, in the command's own transaction."""
    by = arguments["by"]
    now = arguments.get("now") or clock.now()
    event = Event.objects.create(agency_id=by.agency_id, verb=verb.name, by=by, at=now, arguments=_plain(_said(arguments)), seconds=seconds)
    touched = _touched([result, *arguments.values()])
    EventSubject.objects.bulk_create(
        EventSubject(agency_id=by.agency_id, event=event, kind=kind, subject_id=record_id, at=now) for kind, record_id in touched
    )
    # What was made or changed is found by its present words.
    index(result if isinstance(result, list | tuple) else [result])


def was_sent(verb: Command, arguments: Mapping[str, Any], made: Model) -> bool:
    """Answer whether a record was made by this very person, verb and arguments."""
    subject = subject_of(type(made))
    if subject is None:
        return False
    touched = EventSubject.objects.filter(kind=subject.kind, subject_id=made.pk, event__verb=verb.name, event__by=arguments["by"])
    return touched.filter(event__arguments=_plain(_said(arguments))).exists()


def _said(arguments: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in arguments.items() if name not in NOT_KEPT}


def _touched(things: list[Any]) -> set[tuple[str, uuid.UUID]]:
    found: set[tuple[str, uuid.UUID]] = set()
    for thing in things:
        if isinstance(thing, list | tuple):
            found |= _touched(list(thing))
        elif dataclasses.is_dataclass(thing) and not isinstance(thing, type):
            found |= _touched([getattr(thing, field.name) for field in dataclasses.fields(thing)])
        elif isinstance(thing, Model):
            subject = subject_of(type(thing))
            if subject:
                found.add((subject.kind, thing.pk))
            for name in ABOVE:
                if getattr(thing, f"{name}_id", None):
                    found.add((name, getattr(thing, f"{name}_id")))
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, Upload):
        return {"file": value.name, "bytes": len(value.content)}
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, Decimal | uuid.UUID):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(name): _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value
