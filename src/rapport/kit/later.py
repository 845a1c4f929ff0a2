"""Background work: named, enqueued in the transaction that wants it, carried out by the worker inside its agency."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.types import TimeDeltaParams

from rapport.kit.wall import enter

type Work = Callable[..., object]
_works: dict[str, Work] = {}


def register(name: str, work: Work) -> None:
    """Name a piece of work, `billing.make_invoice_pdf`; called in `AppConfig.ready()`."""
    _works[name] = work


def names() -> frozenset[str]:
    return frozenset(_works)


@app.task(name="rapport.do", pass_context=False, retry=RetryStrategy(max_attempts=6, exponential_wait=4))
def do(name: str, agency_id: str | None, arguments: dict[str, Any]) -> None:
    """Carry one piece of work out, inside its agency's wall, in one transaction."""
    with transaction.atomic():
        enter(uuid.UUID(agency_id) if agency_id else None)
        _works[name](**arguments)


def enqueue(name: str, *, agency_id: uuid.UUID, once: str = "", after: timedelta | None = None, **arguments: Any) -> None:
    """
    Enqueue work by name; it goes with the transaction and comes back with its rollback.

    :param once: a key under which only one piece of work waits at a time
    :param after: not before this much time has passed
    :raises KeyError: for a name that nobody has registered
    """
    if name not in _works:
        raise KeyError(name)
    wait: TimeDeltaParams | None = {"seconds": int(after.total_seconds())} if after else None
    do.configure(queueing_lock=once or None, schedule_in=wait).defer(name=name, agency_id=str(agency_id), arguments=arguments)
