"""Figures of papers (quote, contract, invoice, payment) with the facts behind each, for `rapport show` and `rapport why`."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet

from rapport.billing.models import Allocation, Invoice, Payment
from rapport.billing.queries.open import unapplied
from rapport.contracts.models import Contract, Order
from rapport.desk.queries.parts import Part, parts_for
from rapport.domain.book import Kind, Measure
from rapport.domain.margin import four_decimals
from rapport.jobs.access import may_on_job
from rapport.ledger.access import visible_facts
from rapport.ledger.models import Fact
from rapport.people.models import Member
from rapport.proposals.models import Quote
from rapport.proposals.queries.estimate import estimate_of

type Signed = tuple[Fact, int]


@dataclass(frozen=True)
class PaperFigure:
    """A figure of a paper: its value, None where it is not known, and the facts that make it."""

    value: Decimal | None
    parts: list[Part]


def invoice_figures(invoice: Invoice, member: Member, as_of: date | None = None) -> dict[str, PaperFigure]:
    """Answer what an invoice bills and what of it came in; its issued adjustments count in what is outstanding."""
    adjusting = list(Invoice.objects.filter(adjusts=invoice).values_list("id", flat=True))
    paid = _allocation_sources(Allocation.objects.filter(invoice=invoice))
    billed = _facts(member, as_of, Q(measure=Measure.BILLED, source_id=invoice.id))
    adjusted = _facts(member, as_of, Q(measure=Measure.BILLED, source_id__in=adjusting))
    collected = _facts(member, as_of, Q(measure=Measure.COLLECTED, source_id__in=paid))
    given_up = _facts(member, as_of, Q(measure=Measure.WRITTEN_OFF, source_id=invoice.id))
    # An adjustment itself is open for nothing: it moves what is open on its original.
    left = [] if invoice.adjusts_id else _signed(billed + adjusted, 1) + _signed(collected + given_up, -1)
    tax = [fact for fact in billed if fact.kind == Kind.TAX]
    return {
        "billed": _summed(member, _signed(billed, 1)), "vat": _summed(member, _signed(tax, 1)), "collected": _summed(member, _signed(collected, 1)),
        "written_off": _summed(member, _signed(given_up, 1)), "outstanding": _summed(member, left),
    }  # fmt: skip


def payment_figures(payment: Payment, member: Member, as_of: date | None = None) -> dict[str, PaperFigure]:
    """Answer what of a payment is allocated, and what stands against nothing."""
    sources = _allocation_sources(Allocation.objects.filter(payment=payment))
    collected = _summed(member, _signed(_facts(member, as_of, Q(measure=Measure.COLLECTED, source_id__in=sources)), 1))
    return {
        "amount": PaperFigure(payment.amount, []), "collected": collected,
        "unapplied": PaperFigure(unapplied(payment, as_of), []),
    }  # fmt: skip


def contract_figures(contract: Contract, member: Member, as_of: date | None = None) -> dict[str, PaperFigure]:
    """Answer what was ordered under a contract, without tax."""
    orders = list(Order.objects.filter(contract=contract).values_list("id", flat=True))
    facts = _facts(member, as_of, Q(measure=Measure.CONTRACTED, source_id__in=orders))
    net = [fact for fact in facts if fact.kind != Kind.TAX]
    return {"contracted": _summed(member, _signed(net, 1))}


def quote_figures(quote: Quote, member: Member, as_of: date | None = None) -> dict[str, PaperFigure]:
    """Answer what an offer stands at, without tax, and for those who may see margin what its last version leaves."""
    versions = list(quote.versions.order_by("position"))
    facts = _facts(member, as_of, Q(measure=Measure.QUOTED, source_id__in=[row.id for row in versions]))
    estimate = estimate_of(versions[-1])
    figures = {
        "quoted": _summed(member, _signed([fact for fact in facts if fact.kind != Kind.TAX], 1)),
        "vat": PaperFigure(estimate.vat, parts_for(member, _signed([fact for fact in facts if fact.kind == Kind.TAX], 1))),
    }
    if may_on_job(member, "margin.read", quote.job):
        profit = estimate.profit
        inside = {
            "external": profit.external, "bought_in": estimate.kinds[Kind.BOUGHT_IN], "pass_through": estimate.kinds[Kind.PASS_THROUGH],
            "agi": profit.agi, "own_cost": profit.own_cost, "margin": profit.margin, "margin_share": four_decimals(profit.share),
        }  # fmt: skip
        figures |= {name: PaperFigure(value, []) for name, value in inside.items()}
    return figures


def _allocation_sources(allocations: QuerySet[Allocation]) -> list[object]:
    """Ids under which the facts of allocations and of their undoing stand."""
    rows = list(allocations.values_list("id", "undo__id"))
    return [source for row in rows for source in row if source]


def _facts(member: Member, as_of: date | None, wanted: Q) -> list[Fact]:
    facts = visible_facts(member).filter(wanted)
    if as_of:
        facts = facts.filter(on__lte=as_of)
    return list(facts.select_related("book__job", "line").order_by("book__job__number", "seq"))


def _signed(facts: list[Fact], sign: int) -> list[Signed]:
    return [(fact, sign) for fact in facts]


def _summed(member: Member, facts: list[Signed]) -> PaperFigure:
    parts = parts_for(member, facts)
    return PaperFigure(sum((part.amount for part in parts), Decimal(0)), parts)
