"""A stage for the demo: people act on days counted back from today, with their own rights."""

import base64
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from rapport.kit import clock
from rapport.kit.command import GIVEN_BY_THE_FACE, REGISTRY
from rapport.kit.values import Upload
from rapport.people.models import Agency, Member

OPENS, WORKED_MINUTES = time(8, 30), 540
DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


class Stage:
    """One agency's stage: `stage.act("am", 12, "log_touchpoint", …)` is what the AM did twelve days ago."""

    def __init__(self, agency: Agency, now: datetime, *, remembers: bool = False) -> None:
        """
        :param remembers: fetch each person once; only where no right of theirs changes while the stage stands
        """
        self.agency = agency
        self.now = now
        self._remembered: dict[str, Member] | None = {} if remembers else None
        self.acts: Counter[int] = Counter()

    def day(self, days_ago: int) -> date:
        """Answer the day so many days ago; negative days are to come."""
        return clock.day_of(self.now, self.agency) - timedelta(days_ago)

    def person(self, login: str) -> Member:
        if self._remembered is not None and login in self._remembered:
            return self._remembered[login]
        member = Member.objects.select_related("agency").get(email__startswith=f"{login}@")
        if self._remembered is not None:
            self._remembered[login] = member
        return member

    def act(self, login: str, days_ago: int, verb: str, **arguments: Any) -> Any:
        """Carry a command out as a person, on a day in the past, as its page would."""
        moment = self._moment(days_ago)
        with clock.at(moment):
            spec = REGISTRY[verb]
            offered: dict[str, Any] = {"by": self.person(login), "now": moment, "today": clock.day_of(moment, self.agency)}
            call: Callable[..., Any] = spec.call
            return call(**arguments, **{name: offered[name] for name in GIVEN_BY_THE_FACE & set(spec.hints)})

    def _moment(self, days_ago: int) -> datetime:
        """Answer when it was done: in working hours, one thing after the other; today and to come: now."""
        if days_ago <= 0:
            return self.now - timedelta(days_ago)
        self.acts[days_ago] += 1
        opened = datetime.combine(self.day(days_ago), OPENS, ZoneInfo(self.agency.time_zone))
        return opened + timedelta(minutes=7 * self.acts[days_ago] % WORKED_MINUTES)

    @property
    def picture(self) -> Upload:
        """A picture of a chat: one dot, made here."""
        return Upload("tin-nhan.png", base64.b64decode(DOT))
