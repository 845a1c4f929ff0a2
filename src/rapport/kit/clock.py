"""The clock at the edge: views, worker and command line read it here and pass the time on as an argument."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo


class HasTimeZone(Protocol):
    time_zone: str


def _offset() -> timedelta:
    start = os.environ.get("RAPPORT_NOW")
    if not start:
        return timedelta(0)
    if os.environ.get("RAPPORT_ENV") == "production":
        raise SystemExit("RAPPORT_NOW is refused in production: unset it.")
    try:
        pretended = datetime.fromisoformat(start)
    except ValueError:
        raise SystemExit(f"RAPPORT_NOW is no moment: {start}. Write it like 2026-12-31T23:30:00+07:00.") from None
    if pretended.tzinfo is None:
        raise SystemExit("RAPPORT_NOW needs a time zone, for example 2026-12-31T23:30:00+07:00.")
    # From the process's start on, the pretended clock runs as fast as the real one.
    return pretended - datetime.fromtimestamp(time.time(), UTC)


_OFFSET = _offset()
_set: ContextVar[datetime | None] = ContextVar("the moment that a face works at", default=None)


def now() -> datetime:
    """Answer the present moment in UTC; `RAPPORT_NOW` moves it and it runs on from there."""
    return _set.get() or datetime.now(UTC) + _OFFSET


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let the clock stand at a moment: for faces that carry out what happened then (`rapport play`, the demo, tests)."""
    token = _set.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _set.reset(token)


def day_of(moment: datetime, agency: HasTimeZone) -> date:
    """Answer the day of the agency's calendar on which a moment falls: 23:30 in Ho Chi Minh City is still that day."""
    return moment.astimezone(ZoneInfo(agency.time_zone)).date()


def today_of(agency: HasTimeZone) -> date:
    """Answer today's date where the agency is."""
    return day_of(now(), agency)
