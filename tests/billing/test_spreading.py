"""Money over jobs and kinds, to the đồng: the product against a slow oracle, and back to nothing when all is undone."""

import random
from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rapport.billing.commands.adjust_invoice import Adjustment, adjust_invoice
from rapport.billing.commands.allocate_payment import allocate_payment, undo_allocation
from rapport.billing.commands.confirm_draft import confirm_draft
from rapport.billing.commands.record_issue import record_issue
from rapport.billing.commands.record_payment import record_payment
from rapport.billing.commands.request_invoice import request_invoice
from rapport.billing.models import Allocation, Invoice, InvoiceLine, Payment
from rapport.billing.queries.open import open_amount, open_amounts, owing_since, unapplied
from rapport.billing.queries.open_rows import late_count, open_by
from rapport.domain.book import Kind
from rapport.domain.receivables import OpenPart, spread_payment
from rapport.kit.refusal import Refused
from rapport.kit.wall import enter
from rapport.ledger.models import Fact
from rapport.ledger.verify import verify
from rapport.production.commands.accept_job import AcceptedJob, accept_job
from tests.billing.spreading_oracle import KINDS, Cell, PaidInvoice, Taken, spread_one
from tests.cast import NOW, TODAY, Cast

FIELDS = dict(zip(KINDS, ("fee_amount", "bought_in_amount", "pass_through_amount", "vat_amount"), strict=True))
AMOUNTS = st.integers(0, 10**10)


@settings(max_examples=400)
@given(st.lists(st.tuples(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS), min_size=1, max_size=8), st.data())
def test_one_payment_is_spread_as_the_oracle_spreads_it(lines: list[tuple[int, ...]], data: st.DataObject) -> None:
    open_now = {(place, kind): amount for place, line in enumerate(lines) for kind, amount in zip(KINDS, line, strict=True)}
    if not (whole := sum(open_now.values())):
        return
    payment = data.draw(st.one_of(st.integers(1, whole), st.just(whole), st.just(1)))
    parts = [OpenPart(place, place, Kind(kind), Decimal(amount)) for (place, kind), amount in open_now.items()]
    data.draw(st.randoms()).shuffle(parts)
    given_out = {(part.line, part.kind.value): int(part.amount) for part in spread_payment(parts, Decimal(payment))}
    assert given_out == {cell: amount for cell, amount in spread_one(open_now, payment).items() if amount}


class Desk:
    """Two invoices over several jobs in the product, and beside them what the oracle says of them."""

    def __init__(self, one: Cast, dice: random.Random) -> None:
        self.one, self.dice, self.today, self.number = one, dice, TODAY, 0
        client = one.client(one.solo)
        self.invoices = [self._issued(client, dice.randint(1, 3)) for _time in range(2)]
        self.shadows = [PaidInvoice(self._cells(invoice.lines.order_by("position"))) for invoice in self.invoices]
        self.payments: list[Payment] = []
        self.made: list[tuple[Allocation, PaidInvoice, Taken]] = []

    def _issued(self, client: Any, count: int) -> Invoice:
        accepted = []
        for _job in range(count):
            amount = self.dice.randint(1_000, 9_999_999)
            outside = self.dice.choice([0, self.dice.randint(0, amount // 3)])
            job = self.one.small_job(
                client, self.one.solo, amount=amount, own_cost_amount=Decimal(1), external_cost_amount=Decimal(outside)
            )
            accepted.append(AcceptedJob(job, TODAY))
        minutes = accept_job(jobs=accepted, by=self.one.solo, today=TODAY)
        invoice = request_invoice(lines=list(minutes.lines.all()), by=self.one.solo, today=TODAY)
        confirm_draft(invoice=invoice, by=self.one.solo, today=TODAY)
        return self._issue(invoice)

    def _issue(self, invoice: Invoice) -> Invoice:
        self.number += 1
        return record_issue(invoice=invoice, number=str(self.number), issued_on=self.today, by=self.one.solo, today=self.today, now=NOW)

    def _cells(self, lines: Any) -> dict[Cell, int]:
        return {(line.position, kind): int(getattr(line, name)) for line in lines for kind, name in FIELDS.items()}

    def pay(self) -> None:
        """Money comes in, less, as much or more than is open; it goes to one invoice or, joint, to both."""
        whole = sum(int(open_amount(invoice)) for invoice in self.invoices)
        amount = self.dice.choice([self.dice.randint(1, max(whole, 1)), max(whole, 1), whole + 777])
        payment = record_payment(amount=Decimal(amount), received_on=self.today, memo="ck", by=self.one.solo, today=self.today, now=NOW)
        self.payments.append(payment)
        for index in self.dice.choice([[0], [1], [0, 1], [1, 0]]):
            fits = min(int(unapplied(payment)), int(open_amount(self.invoices[index])))
            if fits > 0:
                part = self.dice.choice([None, self.dice.randint(1, fits)])
                allocation = allocate_payment(
                    payment=payment, invoice=self.invoices[index], amount=None if part is None else Decimal(part), by=self.one.solo,
                    today=self.today, now=NOW,
                )  # fmt: skip
                self.made.append((allocation, self.shadows[index], self.shadows[index].pay(fits if part is None else part)))

    def undo(self) -> None:
        standing = [row for row in self.made if row[2].stands]
        if standing:
            allocation, _shadow, taken = self.dice.choice(standing)
            undo_allocation(allocation=allocation, reason="nhầm", by=self.one.solo, today=self.today, now=NOW)
            taken.stands = False

    def adjust(self) -> None:
        """A credit (or a debit) by a second invoice, on one line."""
        index = self.dice.randrange(2)
        invoice = self.invoices[index]
        line = self.dice.choice(list(invoice.lines.order_by("position")))
        change = Adjustment(line, Decimal(self.dice.randint(-int(line.net_amount), int(line.net_amount) // 4)))
        try:
            second = adjust_invoice(
                invoice=invoice, lines=[change], reason=str(self.number), alone_reason="đã xem", by=self.one.solo, today=self.today
            )
        except Refused as refused:
            assert refused.code in ("below_nothing", "no_lines")
            return
        self._issue(second)
        changed = {
            (line.position, kind): int(getattr(row, name))
            for row in InvoiceLine.objects.filter(invoice=second)
            for kind, name in FIELDS.items()
        }
        before = len(self.shadows[index].taken)
        self.shadows[index].lower(changed)
        again = list(Allocation.objects.filter(invoice=invoice).order_by("id"))[
            -(len(self.shadows[index].taken) - before) or len(self.made) + 99 :
        ]
        self.made += zip(again, [self.shadows[index]] * len(again), self.shadows[index].taken[before:], strict=True)

    def agrees(self) -> None:
        """The books say what the oracle says: by job and kind, and what is open of invoices and payments."""
        expected: dict[tuple[Any, str], int] = defaultdict(int)
        for invoice, shadow in zip(self.invoices, self.shadows, strict=True):
            jobs = dict(invoice.lines.values_list("position", "job_id"))
            for (place, kind), amount in shadow.collected().items():
                expected[jobs[place], kind] += amount
            assert open_amount(invoice) == sum(shadow.open().values())
        found: dict[tuple[Any, str], int] = defaultdict(int)
        for job, kind, amount in Fact.objects.filter(measure="COLLECTED").values_list("book__job_id", "kind", "amount"):
            found[job, kind] += int(amount)
        assert {key: amount for key, amount in found.items() if amount} == {key: amount for key, amount in expected.items() if amount}
        self._lists_agree()
        standing = sum(taken.amount for _allocation, _shadow, taken in self.made if taken.stands)
        assert sum(int(unapplied(payment)) for payment in self.payments) == sum(int(payment.amount) for payment in self.payments) - standing

    def _lists_agree(self) -> None:
        """What the database adds up for lists is what each invoice says of itself, now and at the end of the day before."""
        every = Invoice.objects.filter(client=self.invoices[0].client_id)
        ids = [row.id for row in self.invoices]
        one_by_one = {key: amount for key, amount in open_amounts(ids).items() if amount}
        assert owing_since(every) == {key: (amount, Invoice.objects.get(id=key).issuance.due_on) for key, amount in one_by_one.items()}
        assert owing_since(every.none()) == {}
        for day in (date.min, self.today, date.max):
            assert late_count(every, day) == sum(due_on is not None and due_on < day for _amount, due_on in owing_since(every).values())
        for as_of in (None, self.today - timedelta(1), TODAY - timedelta(1)):
            together = sum(amount for *_by, amount in open_by(every, self.today, as_of))
            assert together == sum(open_amounts(ids, as_of).values())


@pytest.mark.usefixtures("db")
@settings(max_examples=5, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32), st.lists(st.sampled_from(["pay", "pay", "undo", "adjust"]), min_size=3, max_size=9))
def test_partial_joint_and_over_payments_credits_and_undoing_agree_with_the_oracle(seed: int, acts: list[str]) -> None:
    one = Cast("one")
    point = transaction.savepoint_create()
    try:
        desk = Desk(one, random.Random(seed))
        for act in acts:
            desk.today += timedelta(1)
            getattr(desk, act)()
            desk.agrees()
        for allocation, _shadow, taken in desk.made:
            if taken.stands:
                undo_allocation(allocation=allocation, reason="gỡ hết", by=one.solo, today=desk.today, now=NOW)
                taken.stands = False
        desk.agrees()
        # Everything is as it was before any money came.
        assert [open_amount(invoice) for invoice in desk.invoices] == [sum(shadow.billed.values()) for shadow in desk.shadows]
        assert [unapplied(payment) for payment in desk.payments] == [payment.amount for payment in desk.payments]
        assert verify(one.agency)[1] is None
    finally:
        transaction.savepoint_rollback(point)
        enter(one.agency.id)
