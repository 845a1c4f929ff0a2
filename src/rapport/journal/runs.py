"""
Long work in steps: each step is one transaction that also keeps how far the work is.

A worker that dies in the middle of a step leaves nothing of it behind, and the next one goes on after the last step that was kept.
Whoever started a run sees its page, and may cancel it between two steps.
"""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import QuerySet

from rapport.journal.models import Run
from rapport.journal.notices import in_both
from rapport.kit import clock, later
from rapport.kit.refusal import Words
from rapport.people.models import Member

ADVANCE = "journal.advance_run"
MOST_FAILURES = 5
SECONDS_TO_WAIT = 4


@dataclass(frozen=True)
class Step:
    """How far the work is after a step; `stage` says what it is at."""

    done_count: int
    is_over: bool
    stage: Words = ""


type Work = Callable[[Run], Step]
_works: dict[str, tuple[Words, Work]] = {}


def register(name: str, title: Words, work: Work) -> None:
    """Name a long piece of work: its title, and the function that does one step of a run (some seconds at most) and says how far it is."""
    _works[name] = (title, work)


def visible_runs(member: Member) -> QuerySet[Run]:
    """A run is seen by whoever started it."""
    return Run.objects.filter(by=member)


def start_run(*, work: str, wanted_count: int, by: Member, now: datetime, arguments: Mapping[str, Any]) -> Run:
    """
    Write a run down and let the worker begin it; both go with the present transaction.

    :raises KeyError: for work that nobody has registered
    """
    if work not in _works:
        raise KeyError(work)
    run = Run.objects.create(
        agency_id=by.agency_id, work=work, title=in_both(_works[work][0]), arguments=dict(arguments), by=by, started_at=now,
        wanted_count=wanted_count,
    )  # fmt: skip
    later.enqueue(ADVANCE, agency_id=run.agency_id, run_id=str(run.id))
    return run


def advance(run_id: str) -> None:
    """Do one step of a run and leave the next one to the worker; nothing where it is over, or where another does a step just now."""
    run = step(uuid.UUID(run_id))
    if run is not None and not run.is_over:
        wait = timedelta(seconds=SECONDS_TO_WAIT**run.failed_count) if run.failed_count else None
        later.enqueue(ADVANCE, agency_id=run.agency_id, after=wait, run_id=run_id)


def step(run_id: uuid.UUID) -> Run | None:
    """
    Do one step of a run within the present transaction; answer the run, or None where there is nothing to do.

    A step that fails leaves nothing but its reason behind; after five in a row the run is given up.
    """
    waiting = Run.objects.select_for_update(skip_locked=True).filter(id=run_id, ended_at=None, cancelled_at=None)
    run = waiting.first()
    if run is None:
        return None
    try:
        with transaction.atomic():
            after = _works[run.work][1](run)
    except (OperationalError, InterfaceError):
        # The database went away, and with it this transaction: the queue brings the step again.
        raise
    except Exception as error:
        run.failed_count += 1
        run.failure = f"{type(error).__name__}: {error}"[:500]
        run.ended_at = clock.now() if run.failed_count >= MOST_FAILURES else None
    else:
        run.failed_count, run.failure = 0, ""
        run.done_count, run.stage = after.done_count, in_both(after.stage)
        run.ended_at = clock.now() if after.is_over else None
    run.save()
    return run


later.register(ADVANCE, advance)
