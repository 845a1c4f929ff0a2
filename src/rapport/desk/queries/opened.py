"""Figures opened: the facts that count in each, as one reader may see them, and what of the plan is assumed."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from rapport.desk.queries.parts import Part, margin_open_to, parts_for
from rapport.domain.book import Kind, Measure
from rapport.domain.job_figures import exposure
from rapport.domain.opening import assumed_in, sign_of
from rapport.ledger.access import visible_facts
from rapport.ledger.models import Fact
from rapport.ledger.queries.sums import sums_of_jobs
from rapport.people.models import Member

NEEDS_COST = frozenset({"own_cost", "margin", "margin_share"})
"""Figures that a job of unknown cost does not count in."""


@dataclass(frozen=True)
class Opened:
    """A figure opened: the facts that count in it, and what of the plan is assumed. Their sum is the figure."""

    parts: list[Part]
    assumed: Decimal

    @property
    def sum(self) -> Decimal:
        return sum((part.amount for part in self.parts), Decimal(0)) + self.assumed


class OpenBooks:
    """The books of some jobs for one reader (as they stood at the end of a day): read once, however many figures are opened in them."""

    def __init__(self, job_ids: Collection[uuid.UUID], member: Member, as_of: date | None = None) -> None:
        self._member = member
        self._sums = sums_of_jobs(job_ids, as_of)
        self._final = {job for job, sums in self._sums.items() if sums.is_final}
        facts = visible_facts(member).filter(book__job__in=job_ids)
        if as_of:
            facts = facts.filter(on__lte=as_of)
        self._facts = list(facts.select_related("book__job", "line").order_by("book__job__number", "seq"))
        self._margin_open_to = margin_open_to(member, {fact.book.job_id for fact in self._facts})

    def figure(self, name: str) -> Opened:
        """Open a figure: facts in the order of the books, and the assumed rest of the forecast."""
        counted = {job: sums for job, sums in self._sums.items() if name not in NEEDS_COST or sums.is_cost_known}
        if name == "exposure":
            counted = {job: sums for job, sums in counted.items() if exposure(sums)}
        parts: list[tuple[Fact, int]] = []
        for fact in self._facts:
            job = fact.book.job_id
            sign = sign_of(name, Measure(fact.measure), Kind(fact.kind), is_final=job in self._final) if job in counted else 0
            if sign:
                parts.append((fact, sign))
        assumed = sum((assumed_in(name, sums) for job, sums in counted.items() if job not in self._final), Decimal(0))
        return Opened(parts_for(self._member, parts, self._margin_open_to), assumed)


def opened_facts(facts: QuerySet[Fact], figure: str, member: Member) -> Opened:
    """Open a figure of a period for one reader: what was billed and spent, nothing assumed."""
    found = []
    for fact in facts.select_related("book__job", "line").order_by("on", "book__job__number", "seq"):
        sign = sign_of(figure, Measure(fact.measure), Kind(fact.kind), is_final=True)
        if sign:
            found.append((fact, sign))
    return Opened(parts_for(member, found), Decimal(0))
