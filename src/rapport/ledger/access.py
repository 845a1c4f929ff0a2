"""The only gate to the book: facts of cost and margin are seen only with the right to margin; amounts billed with that to invoices."""

from django.db.models import Q, QuerySet

from rapport.domain.book import Measure
from rapport.jobs.access import jobs_in_scope
from rapport.ledger.models import Fact, Line
from rapport.people.models import Member

PRICE = frozenset({Measure.QUOTED, Measure.CONTRACTED})
MONEY_IN = frozenset({Measure.BILLED, Measure.COLLECTED, Measure.WRITTEN_OFF, Measure.FX})
COST = frozenset({Measure.BUDGETED, Measure.COMMITTED, Measure.SPENT, Measure.ADVANCED, Measure.PAID, Measure.WITHHELD})


def visible_facts(member: Member) -> QuerySet[Fact]:
    """Facts that exist for this member, by measure: prices, money in, cost; the kinds of a price show the cost behind it."""
    price = Q(measure__in=PRICE, book__job__in=jobs_in_scope(member, "quote.read"))
    money = Q(measure__in=MONEY_IN, book__job__in=jobs_in_scope(member, "payment.read"))
    cost = Q(measure__in=COST, book__job__in=jobs_in_scope(member, "margin.read"))
    return Fact.objects.filter(price | money | cost)


def visible_lines(member: Member) -> QuerySet[Line]:
    """Lines of the cost plan: for whoever sees costs of the job."""
    return Line.objects.filter(book__job__in=jobs_in_scope(member, "cost.read"))


def may_verify_ledger(member: Member) -> bool:
    return member.may("ledger.read")


def may_close_period(member: Member) -> bool:
    return member.may("ledger.update")
