"""Invoices and money: refusals change nothing, sums hold, undo restores everything."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from rapport.billing.commands.adjust_invoice import Adjustment, adjust_invoice
from rapport.billing.commands.allocate_payment import AllocationRefused, allocate_payment, undo_allocation
from rapport.billing.commands.confirm_draft import confirm_draft, drop_draft
from rapport.billing.commands.record_issue import IssueRefused, record_issue
from rapport.billing.commands.record_payment import record_payment
from rapport.billing.commands.request_invoice import InvoiceRefused, request_invoice
from rapport.billing.models import Invoice, Issuance, Payment
from rapport.billing.queries.open import open_amount, unapplied
from rapport.desk.queries.told import tell
from rapport.kit.ids import fresh_id
from rapport.ledger.models import Fact
from rapport.ledger.verify import verify
from rapport.production.commands.accept_job import AcceptedJob, accept_job
from tests.cast import NOW, TODAY, Cast


@pytest.fixture
def draft(one: Cast) -> Invoice:
    client = one.client(one.solo)
    job = one.small_job(client, one.solo, amount=10_000_000)
    minutes = accept_job(jobs=[AcceptedJob(job, TODAY)], by=one.solo, today=TODAY)
    return request_invoice(lines=list(minutes.lines.all()), by=one.solo, today=TODAY)


@pytest.fixture
def issued(one: Cast, draft: Invoice) -> Invoice:
    confirm_draft(invoice=draft, by=one.solo, today=TODAY)
    return issue(one, draft)


def issue(one: Cast, invoice: Invoice, **more: Any) -> Invoice:
    return record_issue(**({"invoice": invoice, "number": "7", "issued_on": TODAY, "by": one.solo, "today": TODAY, "now": NOW} | more))


def pay(one: Cast, amount: int, memo: str) -> Payment:
    return record_payment(amount=Decimal(amount), received_on=TODAY, memo=memo, by=one.solo, today=TODAY, now=NOW)


def test_an_unconfirmed_draft_is_not_issued(one: Cast, draft: Invoice) -> None:
    with pytest.raises(IssueRefused) as refused:
        issue(one, draft)
    assert refused.value.code == "not_confirmed"
    assert not Issuance.objects.exists()
    assert not Fact.objects.filter(measure="BILLED").exists()


@pytest.mark.parametrize(
    ("more", "code"), [({"symbol": "1C26ZYY"}, "symbol"), ({"number": "0"}, "number"), ({"issued_on": date(2026, 11, 25)}, "in_future")]
)
def test_an_issue_that_cannot_be_is_refused(one: Cast, draft: Invoice, more: dict[str, Any], code: str) -> None:
    confirm_draft(invoice=draft, by=one.solo, today=TODAY)
    with pytest.raises(IssueRefused) as refused:
        issue(one, draft, **more)
    assert refused.value.code == code
    assert not Issuance.objects.exists()


def test_a_line_is_invoiced_once_until_its_request_is_dropped(one: Cast, draft: Invoice) -> None:
    lines = [line.acceptance_line for line in draft.lines.all()]
    with pytest.raises(InvoiceRefused) as refused:
        request_invoice(lines=lines, by=one.solo, today=TODAY)
    assert refused.value.code == "invoiced"
    assert Invoice.objects.count() == 1
    drop_draft(invoice=draft, reason="sai nội dung", by=one.solo, today=TODAY)
    assert request_invoice(lines=lines, by=one.solo, today=TODAY).number == "RP2026000002"


def test_sending_the_same_form_twice_answers_with_the_first(one: Cast) -> None:
    minutes = accept_job(jobs=[AcceptedJob(one.small_job(one.client(one.solo), one.solo), TODAY)], by=one.solo, today=TODAY)
    sent = {"lines": list(minutes.lines.all()), "new_id": fresh_id()}
    first, again = (request_invoice(**sent, by=one.solo, today=TODAY) for _time in range(2))  # type: ignore[arg-type]
    assert again == first
    assert Invoice.objects.count() == 1


def test_our_key_makes_a_payment_certain(one: Cast, issued: Invoice) -> None:
    payment = pay(one, 4_000_000, f"MBVCB.1234.{issued.number}.CT tu 0011")
    assert payment.allocations.get().rule == "key"
    assert open_amount(issued) == 6_800_000


def test_symbol_number_and_exact_amount_make_a_payment_certain(one: Cast, issued: Invoice) -> None:
    assert pay(one, 10_800_000, "TT HD 1C26TYY 00000007").allocations.get().rule == "number"


@pytest.mark.parametrize(
    ("amount", "memo"),
    [
        (10_800_000, "chuyen tien"),
        (10_800_000, "TT HD 7"),
        (10_800_001, "RP2026000001"),
        (100, "RP2026000001 RP2026000009"),
        (9, "XRP2026000001"),
    ],
)
def test_all_else_stays_unapplied(one: Cast, issued: Invoice, amount: int, memo: str) -> None:
    payment = pay(one, amount, memo)
    assert not payment.allocations.exists()
    assert unapplied(payment) == amount
    assert open_amount(issued) == 10_800_000


def test_no_more_is_allocated_than_is_open_or_left(one: Cast, issued: Invoice) -> None:
    payment = pay(one, 20_000_000, "khong ro")
    for amount, code in ((10_800_001, "above_open"), (20_000_001, "above_payment"), (0, "negative")):
        with pytest.raises(AllocationRefused) as refused:
            allocate_payment(payment=payment, invoice=issued, amount=Decimal(amount), by=one.solo, today=TODAY, now=NOW)
        assert refused.value.code == code
    assert not payment.allocations.exists()


def test_undo_restores_everything_to_the_dong(one: Cast, issued: Invoice) -> None:
    before = tell("job", "BLU-26-0001", one.solo)
    payment = pay(one, 10_800_000, issued.number)
    assert tell("job", "BLU-26-0001", one.solo)["stage"] == "payment"
    undo_allocation(allocation=payment.allocations.get(), reason="nhầm khách", by=one.solo, today=TODAY, now=NOW)
    after = tell("job", "BLU-26-0001", one.solo)
    assert {name: row["value"] for name, row in after["figures"].items()} == {name: row["value"] for name, row in before["figures"].items()}
    assert (open_amount(issued), unapplied(payment)) == (10_800_000, 10_800_000)
    assert verify(one.agency)[1] is None


def test_an_adjustment_names_its_original_and_moves_what_is_open(one: Cast, issued: Invoice) -> None:
    line = issued.lines.get()
    second = adjust_invoice(
        invoice=issued, lines=[Adjustment(line, Decimal(-1_000_000))], reason="giảm giá", alone_reason="một mình", by=one.solo, today=TODAY
    )
    assert (second.adjusts, second.total_amount) == (issued, -1_080_000)
    issue(one, second, number="8")
    assert open_amount(issued) == 9_720_000
    payment = pay(one, 9_720_000, issued.number)
    assert open_amount(issued) == 0
    assert sum(part.amount for part in payment.allocations.get().parts.all()) == 9_720_000
    assert tell("job", "BLU-26-0001", one.solo)["figures"]["outstanding"]["value"] == 0


def test_an_adjustment_without_a_second_person_is_not_issued(one: Cast, issued: Invoice) -> None:
    second = adjust_invoice(invoice=issued, lines=[Adjustment(issued.lines.get(), Decimal(-1))], reason="x", by=one.solo, today=TODAY)
    with pytest.raises(IssueRefused) as refused:
        issue(one, second, number="8")
    assert refused.value.code == "approval"


def test_vat_follows_the_day_of_completion(one: Cast) -> None:
    client = one.client(one.solo)
    job = one.small_job(client, one.solo, amount=1_000_000)
    later = date(2027, 1, 5)
    minutes = accept_job(jobs=[AcceptedJob(job, later)], by=one.solo, today=later)
    invoice = request_invoice(lines=list(minutes.lines.all()), by=one.solo, today=later)
    assert invoice.vat_groups.get().vat_code == "10"
    assert invoice.total_amount == 1_100_000
