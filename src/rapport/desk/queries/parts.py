"""
Facts behind a figure, each with its sign, as one reader may see them.

For readers without the right to margin the kinds of a price stand as one; for readers without the right to what an hour of one person costs
the time of everybody on a job stands as one: an entry's cost beside its hours is a rate (roles.md, rules 12 and 13).
"""

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal

from rapport.domain.book import Kind
from rapport.jobs.access import jobs_in_scope
from rapport.ledger.access import MONEY_IN, PRICE
from rapport.ledger.models import Fact, Line
from rapport.people.models import Member

TIME = "time_entry"


@dataclass(frozen=True)
class Part:
    """
    A fact behind a figure, with the sign with which it counts; `others` are facts that stand with it.

    :param is_veiled: the kinds of a price stand as one
    :param is_time_in_sum: the time of a job stands as one, under its newest fact; no line of the plan, no entry is named
    """

    fact: Fact
    sign: int
    others: tuple[Fact, ...] = ()
    is_veiled: bool = False
    is_time_in_sum: bool = False

    @property
    def amount(self) -> Decimal:
        return self.sign * sum((fact.home_amount for fact in (self.fact, *self.others)), Decimal(0))

    @property
    def kind(self) -> str:
        """The kind of money, or "" where it would show the cost behind a price to somebody who may not see it."""
        return "" if self.is_veiled else self.fact.kind

    @property
    def line(self) -> Line | None:
        return None if self.is_time_in_sum else self.fact.line

    @property
    def source_id(self) -> str | None:
        """The record that made the fact true; None where it would name one person's time."""
        return None if self.is_time_in_sum else str(self.fact.source_id)

    @property
    def name(self) -> str:
        """The id of its first fact, as text."""
        return str(self.fact.id)

    @property
    def ids(self) -> list[str]:
        return [str(fact.id) for fact in (self.fact, *self.others)]


def margin_open_to(member: Member, jobs: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """Answer those of the jobs whose margin this reader may see."""
    return set(jobs_in_scope(member, "margin.read").filter(id__in=jobs).values_list("id", flat=True)) if jobs else set()


def parts_for(member: Member, facts: Iterable[tuple[Fact, int]], open_to: Collection[uuid.UUID] | None = None) -> list[Part]:
    """
    Answer facts, each with its sign, as one reader may see them, in their order.

    What is bought in stands in a price at its cost: whoever may not read margin of the job sees the net of a source as one. Time is told
    entry by entry only to those who may see what an hour of one person costs.

    :param open_to: the jobs whose margin the reader may see, where that has been read before
    """
    facts = list(facts)
    if open_to is None:
        open_to = margin_open_to(member, {fact.book.job_id for fact, _sign in facts})
    found: dict[object, Part] = {}
    times = [] if member.may("personrate.read") else [(fact, sign) for fact, sign in facts if fact.source_kind == TIME]
    newest = {(fact.book_id, sign): fact.id for fact, sign in sorted(times, key=lambda pair: pair[0].seq)}
    for fact, sign in facts:
        if times and fact.source_kind == TIME:
            if newest[(fact.book_id, sign)] == fact.id:
                rest = tuple(other for other, side in times if (other.book_id, side) == (fact.book_id, sign) and other.id != fact.id)
                found[fact.id] = Part(fact, sign, rest, is_time_in_sum=True)
            continue
        if fact.book.job_id in open_to or fact.kind == Kind.TAX or fact.measure not in PRICE | MONEY_IN:
            found[fact.id] = Part(fact, sign)
            continue
        key = (fact.book_id, fact.measure, fact.source_kind, fact.source_id, fact.on, sign)
        first = found.get(key)
        found[key] = Part(first.fact, sign, (*first.others, fact), True) if first else Part(fact, sign, (), True)
    return list(found.values())
