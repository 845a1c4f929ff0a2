"""Facts behind a figure, each with its sign; for readers without the right to margin the kinds of a price stand as one."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from rapport.domain.book import Kind
from rapport.jobs.access import jobs_in_scope
from rapport.ledger.access import MONEY_IN, PRICE
from rapport.ledger.models import Fact
from rapport.people.models import Member


@dataclass(frozen=True)
class Part:
    """A fact behind a figure, with the sign with which it counts; `others` are facts of the same source that stand with it."""

    fact: Fact
    sign: int
    others: tuple[Fact, ...] = ()
    is_veiled: bool = False

    @property
    def amount(self) -> Decimal:
        return self.sign * sum((fact.home_amount for fact in (self.fact, *self.others)), Decimal(0))

    @property
    def kind(self) -> str:
        """The kind of money, or "" where it would show the cost behind a price to somebody who may not see it."""
        return "" if self.is_veiled else self.fact.kind

    @property
    def ids(self) -> list[str]:
        return [str(fact.id) for fact in (self.fact, *self.others)]


def parts_for(member: Member, facts: Iterable[tuple[Fact, int]]) -> list[Part]:
    """
    Answer facts, each with its sign, as one reader may see them, in their order.

    What is bought in stands in a price at its cost: whoever may not read margin of the job sees the net of a source as one.
    """
    facts = list(facts)
    jobs = {fact.book.job_id for fact, _sign in facts}
    open_to = set(jobs_in_scope(member, "margin.read").filter(id__in=jobs).values_list("id", flat=True)) if jobs else set()
    found: dict[object, Part] = {}
    for fact, sign in facts:
        if fact.book.job_id in open_to or fact.kind == Kind.TAX or fact.measure not in PRICE | MONEY_IN:
            found[fact.id] = Part(fact, sign)
            continue
        key = (fact.book_id, fact.measure, fact.source_kind, fact.source_id, fact.on, sign)
        first = found.get(key)
        found[key] = Part(first.fact, sign, (*first.others, fact), True) if first else Part(fact, sign, (), True)
    return list(found.values())
