"""Money commands sent twice at once: one is done, the other is refused, and nothing is doubled."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from rapport.billing.commands.allocate_payment import allocate_payment, undo_allocation
from rapport.billing.commands.confirm_draft import confirm_draft
from rapport.billing.commands.record_issue import record_issue
from rapport.billing.commands.record_payment import record_payment
from rapport.billing.commands.request_invoice import request_invoice
from rapport.billing.models import Allocation, Invoice, Payment
from rapport.clients.commands.create_client import create_client
from rapport.clients.models import Client
from rapport.contracts.commands.open_small_job import open_small_job
from rapport.costs.commands.accept_bill import accept_bill
from rapport.costs.commands.log_time import log_time
from rapport.costs.commands.pay_bill import pay_bill
from rapport.costs.commands.place_order import confirm_order, place_order
from rapport.costs.models import BillPayment, PurchaseOrder
from rapport.jobs.models import Job
from rapport.ledger.commands.close_period import close_period
from rapport.ledger.verify import verify
from rapport.partners.commands.create_partner import create_partner
from rapport.partners.models import Partner
from rapport.people.commands.set_cost_rate import set_cost_rate
from rapport.people.models import Member
from rapport.production.commands.accept_job import AcceptedJob, accept_job
from rapport.production.models import AcceptanceLine
from tests.cast import NOW, TODAY
from tests.twin import House, new_house, twins

AT: dict[str, Any] = {"today": TODAY, "now": NOW}


@pytest.fixture
def house(django_db_setup: None, django_db_blocker: Any) -> Iterator[House]:
    with django_db_blocker.unblock():
        made = new_house()
        made.inside(_furnish)
        yield made
        assert made.inside(lambda member: verify(member.agency))[1] is None


def _furnish(by: Member) -> None:
    client = create_client(code="TWN", name="Hai", company_name="Công ty Hai", tax_code="0300588569", by=by, today=TODAY)
    open_small_job(
        client=client, name="Việc", amount=Decimal(10_000_000), due_on=TODAY, text="ok em", own_cost_amount=Decimal(1_000_000),
        external_cost_amount=Decimal(3_000_000), by=by, **AT,
    )  # fmt: skip
    create_partner(name="Mắt Lá", kind=Partner.Kind.COMPANY, tax_code="0309532909", by=by, today=TODAY)


def _accept(by: Member) -> Any:
    return accept_job(jobs=[AcceptedJob(Job.objects.get(), TODAY)], by=by, today=TODAY)


def _request(by: Member) -> Any:
    return request_invoice(lines=list(AcceptanceLine.objects.all()), by=by, today=TODAY)


def _issue(by: Member) -> Any:
    return record_issue(invoice=Invoice.objects.get(), number="1", issued_on=TODAY, by=by, **AT)


def _billed(by: Member) -> None:
    _accept(by)
    confirm_draft(invoice=_request(by), by=by, today=TODAY)
    _issue(by)
    record_payment(amount=Decimal(30_000_000), received_on=TODAY, client=Client.objects.get(), by=by, **AT)


def test_a_job_is_accepted_once(house: House) -> None:
    assert twins(house, _accept) == ["ok", "nothing_open"]


def test_a_line_is_requested_once(house: House) -> None:
    house.inside(_accept)
    assert twins(house, _request) == ["ok", "invoiced"]


def test_an_invoice_is_issued_once(house: House) -> None:
    house.inside(_accept)
    house.inside(lambda by: confirm_draft(invoice=_request(by), by=by, today=TODAY))
    assert twins(house, _issue) == ["ok", "issued"]


def test_a_payment_is_allocated_once(house: House) -> None:
    house.inside(_billed)

    def allocate(by: Member) -> Any:
        return allocate_payment(payment=Payment.objects.get(), invoice=Invoice.objects.get(), amount=Decimal(10_800_000), by=by, **AT)

    assert twins(house, allocate) == ["ok", "above_open"]


def test_an_allocation_is_taken_back_once(house: House) -> None:
    house.inside(_billed)
    house.inside(lambda by: allocate_payment(payment=Payment.objects.get(), invoice=Invoice.objects.get(), by=by, **AT))
    assert twins(house, lambda by: undo_allocation(allocation=Allocation.objects.get(), reason="nhầm", by=by, **AT)) == ["ok", "undone"]


def test_two_orders_do_not_pass_a_line_together(house: House) -> None:
    def place(by: Member) -> None:
        for _each in range(2):
            place_order(
                job=Job.objects.get(),
                partner=Partner.objects.get(),
                text="Ảnh",
                net_amount=Decimal(2_000_000),
                deliverable="ảnh",
                by=by,
                today=TODAY,
            )

    house.inside(place)
    orders = house.inside(lambda by: list(PurchaseOrder.objects.order_by("number")))
    waiting = iter(orders)
    assert twins(house, lambda by: confirm_order(order=next(waiting), by=by, **AT)) == ["ok", "over_line"]


def test_a_bill_is_not_paid_twice(house: House) -> None:
    bill = house.inside(
        lambda by: accept_bill(job=Job.objects.get(), partner=Partner.objects.get(), net_amount=Decimal(1_000_000), by=by, **AT)
    )
    paid = twins(house, lambda by: pay_bill(bill=bill, paid_on=TODAY, is_cash=True, amount=Decimal(1_000_000), by=by, **AT))
    assert paid == ["ok", "above_bill"]
    assert house.inside(lambda by: BillPayment.objects.count()) == 1


def test_two_jobs_opened_at_once_have_two_numbers(house: House) -> None:
    def open_one(by: Member) -> Any:
        return open_small_job(client=Client.objects.get(), name="Việc", amount=Decimal(1), due_on=TODAY, text="ok", by=by, **AT)

    assert twins(house, open_one) == ["ok", "ok"]
    assert house.inside(lambda by: sorted(Job.objects.values_list("number", flat=True))) == ["TWN-26-0001", "TWN-26-0002", "TWN-26-0003"]


def test_no_fact_slips_into_a_period_that_is_being_closed(house: House) -> None:
    yesterday = TODAY - timedelta(1)

    def log(by: Member) -> Any:
        return log_time(job=Job.objects.get(), hours=Decimal(1), on=yesterday, by=by, **AT)

    house.inside(lambda by: set_cost_rate(member=by, hourly_amount=Decimal(100_000), from_on=yesterday, by=by))
    acts = iter([lambda by: close_period(until_on=yesterday, by=by, **AT), log])
    assert twins(house, lambda by: next(acts)(by)) == ["ok", "period_closed"]
