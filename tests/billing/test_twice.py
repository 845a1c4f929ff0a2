"""What is sent twice is done once: with the form's id it is answered with the first, without it it is refused."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from rapport.billing.commands.adjust_invoice import Adjustment
from rapport.billing.commands.confirm_draft import confirm_draft
from rapport.billing.commands.match_payment import MatchedPart
from rapport.billing.commands.record_issue import record_issue
from rapport.billing.commands.record_payment import record_payment
from rapport.billing.commands.request_invoice import request_invoice
from rapport.billing.models import Allocation, Delivery, Invoice, Payment, SetAside
from rapport.billing.queries.open import open_amount, unapplied
from rapport.costs.commands.accept_bill import accept_bill
from rapport.costs.models import BillPayment, TimeEntry
from rapport.kit.command import GIVEN_BY_THE_FACE, REGISTRY
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused
from rapport.ledger.models import Fact
from rapport.partners.commands.create_partner import create_partner
from rapport.partners.models import Partner
from rapport.production.commands.accept_job import AcceptedJob, accept_job
from tests.cast import NOW, TODAY, Cast

type Books = dict[str, Any]


@pytest.fixture
def books(one: Cast) -> Books:
    """A job with a bill, its issued invoice, a draft, and money that nobody knows."""
    client = one.client(one.solo)
    job = one.small_job(client, one.solo, amount=10_000_000, own_cost_amount=Decimal(1_000_000), external_cost_amount=Decimal(3_000_000))
    partner = create_partner(name="Mắt Lá", kind=Partner.Kind.COMPANY, tax_code="0309532909", by=one.solo, today=TODAY)
    bill = accept_bill(job=job, partner=partner, net_amount=Decimal(2_000_000), number="9", by=one.solo, today=TODAY, now=NOW)
    minutes = accept_job(jobs=[AcceptedJob(job, TODAY)], by=one.solo, today=TODAY)
    invoice = request_invoice(lines=list(minutes.lines.all()), by=one.solo, today=TODAY)
    confirm_draft(invoice=invoice, by=one.solo, today=TODAY)
    invoice = record_issue(invoice=invoice, number="7", issued_on=TODAY, by=one.solo, today=TODAY, now=NOW)
    second = accept_job(jobs=[AcceptedJob(one.small_job(client, one.solo), TODAY)], by=one.solo, today=TODAY)
    payment = record_payment(amount=Decimal(8_000_000), received_on=TODAY, memo="khong ro", by=one.solo, today=TODAY, now=NOW)
    return {
        "job": job,
        "bill": bill,
        "invoice": invoice,
        "payment": payment,
        "line": invoice.lines.get(),
        "lines": list(second.lines.all()),
    }


def send(one: Cast, verb: str, **arguments: Any) -> Any:
    offered = {"by": one.solo, "today": TODAY, "now": NOW}
    spec = REGISTRY[verb]
    return spec.call(**arguments, **{name: offered[name] for name in GIVEN_BY_THE_FACE & set(spec.hints)})


PART = Decimal(2_000_000)
FORMS: dict[str, tuple[Callable[[Books], dict[str, Any]], type[Any], str]] = {
    "allocate_payment": (lambda of: {"payment": of["payment"], "invoice": of["invoice"], "amount": PART}, Allocation, "twice"),
    "match_payment": (lambda of: {"payment": of["payment"], "parts": [MatchedPart(of["invoice"], PART)]}, Allocation, "twice"),
    "set_payment_aside": (lambda of: {"payment": of["payment"], "cause": SetAside.Cause.DEPOSIT, "amount": PART}, SetAside, "twice"),
    "record_delivery": (lambda of: {"invoice": of["invoice"], "sent_on": TODAY}, Delivery, "twice"),
    "adjust_invoice": (lambda of: {"invoice": of["invoice"], "lines": [Adjustment(of["line"], -PART)], "reason": "bớt"}, Invoice, "asked"),
    "request_invoice": (lambda of: {"lines": of["lines"]}, Invoice, "invoiced"),
    "pay_bill": (lambda of: {"bill": of["bill"], "paid_on": TODAY, "amount": Decimal(500_000), "is_cash": True}, BillPayment, "twice"),
    "log_time": (lambda of: {"job": of["job"], "percent": Decimal(20)}, TimeEntry, "week_logged"),
}  # fmt: skip


@pytest.mark.parametrize("verb", sorted(FORMS))
def test_the_same_form_sent_twice_is_answered_with_the_first(one: Cast, books: Books, verb: str) -> None:
    arguments, model, _code = FORMS[verb]
    sent = arguments(books) | {"new_id": fresh_id()}
    first = send(one, verb, **sent)
    rows, facts = model.objects.count(), Fact.objects.count()
    assert send(one, verb, **sent) == first
    assert (model.objects.count(), Fact.objects.count()) == (rows, facts)


@pytest.mark.parametrize("verb", sorted(FORMS))
def test_the_same_request_without_an_id_is_refused_the_second_time(one: Cast, books: Books, verb: str) -> None:
    arguments, model, code = FORMS[verb]
    send(one, verb, **arguments(books))
    rows, facts = model.objects.count(), Fact.objects.count()
    with pytest.raises(Refused) as refused:
        send(one, verb, **arguments(books))
    assert refused.value.code == code
    assert (model.objects.count(), Fact.objects.count()) == (rows, facts)


def test_a_part_that_was_taken_back_may_stand_again(one: Cast, books: Books) -> None:
    payment: Payment = books["payment"]
    allocation = send(one, "allocate_payment", payment=payment, invoice=books["invoice"], amount=PART)
    send(one, "undo_allocation", allocation=allocation, reason="nhầm")
    send(one, "allocate_payment", payment=payment, invoice=books["invoice"], amount=PART)
    assert unapplied(payment) == 6_000_000
    assert open_amount(books["invoice"]) == 8_800_000


def test_a_draft_goes_to_the_client_once(one: Cast, books: Books) -> None:
    draft = send(one, "request_invoice", lines=books["lines"])
    version = send(one, "send_draft", invoice=draft).version
    with pytest.raises(Refused) as refused:
        send(one, "send_draft", invoice=draft)
    assert refused.value.code == "sent"
    assert Invoice.objects.get(id=draft.id).version == version
