"""What a step of filling up has at hand: its stage, its chance, and what is there."""

import uuid
from datetime import date
from random import Random
from typing import Any

from rapport.clients.models import AccountPlace
from rapport.demo.stage import Stage
from rapport.demo.volume.size import Size

DRAWN_AT_ONCE = 40


class Scene:
    """
    One transaction's scene.

    What is there is asked once for a scene, not for each step: new records are chosen from in the next one.
    """

    def __init__(self, stage: Stage, chance: Random, size: Size) -> None:
        self.stage = stage
        self.chance = chance
        self.size = size
        self._chosen: dict[Any, list[Any]] = {}
        self._used: set[uuid.UUID] = set()
        self._in_charge: dict[uuid.UUID, str] = {}

    def days_since(self, day: date) -> int:
        return (self.stage.day(0) - day).days

    def in_charge_of(self, client_id: uuid.UUID) -> str:
        """Answer the login of whoever is in charge of a client."""
        if client_id not in self._in_charge:
            place = AccountPlace.objects.select_related("member").get(client_id=client_id, is_in_charge=True, last_on=None)
            self._in_charge[client_id] = place.member.email.partition("@")[0]
        return self._in_charge[client_id]

    def some(self, rows: Any, *, once: bool = False) -> Any:
        """
        Answer one of the rows by chance, or None where there is none; `once`: not again in this scene.

        They are chosen and fetched for many steps at a time.
        """
        chosen = self._chosen.get(rows.model)
        if not chosen:
            ids = [row_id for row_id in rows.order_by("id").values_list("id", flat=True) if row_id not in self._used]
            if not ids:
                return None
            drawn = self.chance.sample(ids, min(len(ids), DRAWN_AT_ONCE)) if once else self.chance.choices(ids, k=DRAWN_AT_ONCE)
            there = rows.in_bulk(drawn)
            chosen = self._chosen[rows.model] = [there[row_id] for row_id in drawn]
        row = chosen.pop()
        if once:
            self._used.add(row.id)
        return row
