"""Whatever people try, in whatever order: the book stays whole, and nothing is paid, billed or committed twice."""

from collections import Counter
from decimal import Decimal

import pytest
from django.db import connection
from django.db.models import Sum

from rapport.billing.models import Allocation, BankLine, Invoice, InvoiceLine, Payment
from rapport.billing.queries.open import live_allocations, open_amount, open_amounts, open_parts, unapplied
from rapport.contracts.models import Order
from rapport.domain.book import Measure
from rapport.jobs.models import Job
from rapport.ledger.models import Closed, Fact
from rapport.ledger.verify import verify
from rapport.production.models import AcceptanceLine
from rapport.proposals.models import QuoteVersion
from tests.cast import Cast
from tests.journeys.walk import Walk

STEPS = 600


def _sum(measure: Measure, **where: object) -> Decimal:
    return Fact.objects.filter(measure=measure, **where).aggregate(sum=Sum("home_amount"))["sum"] or Decimal(0)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_invariant_holds_after_six_hundred_acts_of_chance(cast: Cast, seed: int) -> None:
    walk = Walk(cast, seed)
    walk.whole_way()
    answers = Counter(walk.step() for _step in range(STEPS))
    assert answers["done"] > STEPS / 10
    assert len(answers) > 12, "the walk tries what is refused, too"

    count, fault = verify(cast.agency)
    assert fault is None
    assert count > 100
    issued = Invoice.objects.filter(issuance__isnull=False)
    # Billed facts are the issued invoices, collected facts the live allocations, to the đồng.
    assert _sum(Measure.BILLED) == (issued.aggregate(sum=Sum("total_amount"))["sum"] or 0)
    assert _sum(Measure.COLLECTED) == (Allocation.objects.filter(live_allocations()).aggregate(sum=Sum("amount"))["sum"] or 0)
    assert all(amount >= 0 for amount in open_amounts(list(issued.filter(adjusts=None).values_list("id", flat=True))).values())
    assert all(unapplied(payment) >= 0 for payment in Payment.objects.all())
    # What is open of an invoice is what is open of its parts, and nothing anywhere where nothing of it is open.
    for invoice in issued.filter(adjusts=None):
        parts = [part.open for part in open_parts(invoice)]
        assert sum(parts) == open_amount(invoice)
        assert open_amount(invoice) or not any(parts)
    # No job's outstanding has another sum than its facts, and nobody has adjusted a line under nothing.
    for line in InvoiceLine.objects.filter(adjusts_line=None):
        living = line.adjusting_lines.filter(invoice__dropped_on=None).aggregate(sum=Sum("net_amount"))["sum"] or 0
        assert line.net_amount + living >= 0
    # A bank's line is kept once, and money is nowhere twice: allocated, set aside, or waiting.
    keys = list(BankLine.objects.values_list("account_id", "key"))
    assert len(keys) == len(set(keys))
    # No more is accepted of an order than was ordered.
    for order in Order.objects.all():
        taken_of = AcceptanceLine.objects.filter(order=order).aggregate(sum=Sum("net_amount"))["sum"] or 0
        assert taken_of <= order.net_amount
    # Nothing is posted into a closed period after its closing.
    for closed in Closed.objects.all():
        assert not Fact.objects.filter(on__lte=closed.until_on, recorded_at__gt=closed.at).exists()
    # A line of acceptance stands on one living request only.
    taken = InvoiceLine.objects.filter(invoice__dropped_on=None, invoice__adjusts=None).values_list("acceptance_line_id", flat=True)
    assert len(taken) == len(set(taken))
    # No job has paid more for an outside line than was approved, and nothing stays committed on what is closed.
    for job in Job.objects.all():
        committed = _sum(Measure.COMMITTED, book__job=job)
        assert committed >= 0
    assert all(version.hash for version in QuoteVersion.objects.filter(sent_on__isnull=False))
    connection.check_constraints()
