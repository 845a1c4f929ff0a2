"""Adjustments, what they leave open, and what they give back; the issue of an e-invoice and the law."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from rapport.billing.commands.adjust_invoice import Adjustment, AdjustmentRefused, adjust_invoice
from rapport.billing.commands.allocate_payment import AllocationRefused, allocate_payment, undo_allocation
from rapport.billing.commands.confirm_draft import confirm_draft, drop_draft
from rapport.billing.commands.record_delivery import record_delivery
from rapport.billing.commands.record_issue import IssuedVat, IssueRefused, record_issue
from rapport.billing.commands.record_payment import record_payment
from rapport.billing.commands.request_invoice import request_invoice
from rapport.billing.commands.set_aside import SetAsideRefused, set_payment_aside, undo_set_aside
from rapport.billing.models import Invoice, Issuance, Payment, SetAside
from rapport.billing.queries.open import open_amount, open_parts, unapplied
from rapport.clients.commands.set_terms import set_terms
from rapport.clients.models import ClientTerms
from rapport.desk.queries.told import tell
from rapport.jobs.models import Job
from rapport.ledger.verify import verify
from rapport.production.commands.accept_job import AcceptedJob, accept_job, sign_acceptance
from tests.cast import NOW, TODAY, Cast


def draft_of(one: Cast, *jobs: Job, on: date = TODAY) -> Invoice:
    minutes = accept_job(jobs=[AcceptedJob(job, on) for job in jobs], by=one.solo, today=TODAY)
    return request_invoice(lines=list(minutes.lines.all()), by=one.solo, today=TODAY)


def issue(one: Cast, invoice: Invoice, number: str = "7", **more: Any) -> Invoice:
    return record_issue(**({"invoice": invoice, "number": number, "issued_on": TODAY, "by": one.solo, "today": TODAY, "now": NOW} | more))


def confirmed(one: Cast, *jobs: Job) -> Invoice:
    invoice = draft_of(one, *jobs)
    confirm_draft(invoice=invoice, by=one.solo, today=TODAY)
    return invoice


@pytest.fixture
def jobs(one: Cast) -> list[Job]:
    client = one.client(one.solo)
    return [
        one.small_job(client, one.solo, amount=4_444_444),
        one.small_job(client, one.solo, 7_250_000, external_cost_amount=Decimal(3_000_000)),
    ]


@pytest.fixture
def issued(one: Cast, jobs: list[Job]) -> Invoice:
    return issue(one, confirmed(one, *jobs))


def pay(one: Cast, amount: Any, memo: str = "chuyen tien", **more: Any) -> Payment:
    return record_payment(amount=Decimal(amount), received_on=TODAY, memo=memo, by=one.solo, today=TODAY, now=NOW, **more)


def adjust(one: Cast, invoice: Invoice, *changes: int, number: str = "") -> Invoice:
    lines = list(invoice.lines.order_by("position"))
    asked = [Adjustment(line, Decimal(change)) for line, change in zip(lines, changes, strict=False)]
    second = adjust_invoice(invoice=invoice, lines=asked, reason="giảm giá", alone_reason="một mình", by=one.solo, today=TODAY)
    return issue(one, second, number) if number else second


def outstanding(one: Cast) -> list[int]:
    return [tell("job", job.number, one.solo)["figures"]["outstanding"]["value"] for job in Job.objects.order_by("number")]  # type: ignore[index]


def test_two_adjustments_together_take_no_more_than_a_line_has(one: Cast, issued: Invoice) -> None:
    adjust(one, issued, -4_000_000)
    with pytest.raises(AdjustmentRefused) as refused:
        adjust(one, issued, -1_000_000)
    assert refused.value.code == "below_nothing"
    assert issued.adjustments.count() == 1


def test_a_dropped_adjustment_frees_what_it_would_have_taken(one: Cast, issued: Invoice) -> None:
    drop_draft(invoice=adjust(one, issued, -4_000_000), reason="nhầm", by=one.solo, today=TODAY)
    assert adjust(one, issued, -4_444_444).net_amount == -4_444_444


def test_a_line_that_loses_all_loses_its_bought_in_part_last(one: Cast, issued: Invoice) -> None:
    line = adjust(one, issued, 0, -6_250_000).lines.get()
    assert (line.fee_amount, line.bought_in_amount) == (-4_250_000, -2_000_000)


def test_after_an_adjustment_a_payment_in_full_leaves_nothing_open_on_any_part(one: Cast, issued: Invoice) -> None:
    adjust(one, issued, -4_444_444, -6_250_000, number="8")
    assert sum(part.open for part in open_parts(issued)) == open_amount(issued)
    pay(one, open_amount(issued), issued.number)
    assert {part.open for part in open_parts(issued)} == {Decimal(0)}
    assert outstanding(one) == [0, 0]
    assert [tell("job", job.number, one.solo)["stage"] for job in Job.objects.all()] == ["payment", "payment"]  # type: ignore[index]


def test_an_adjustment_of_what_is_paid_gives_the_rest_back_to_its_payment(one: Cast, issued: Invoice) -> None:
    payment = pay(one, issued.total_amount, issued.number)
    adjust(one, issued, -1_000_000, number="8")
    assert open_amount(issued) == 0
    assert unapplied(payment) == 1_080_000
    assert outstanding(one) == [0, 0]
    assert verify(one.agency)[1] is None


def test_an_adjustment_upwards_opens_a_paid_invoice_and_its_job_leaves_payment(one: Cast, issued: Invoice) -> None:
    pay(one, issued.total_amount, issued.number)
    adjust(one, issued, 1_000_000, number="8")
    assert open_amount(issued) == 1_080_000
    assert [tell("job", job.number, one.solo)["stage"] for job in Job.objects.order_by("number")] == ["invoice", "payment"]  # type: ignore[index]


def test_a_payment_taken_back_takes_the_station_of_payment_back(one: Cast, issued: Invoice) -> None:
    payment = pay(one, issued.total_amount, issued.number)
    undo_allocation(allocation=payment.allocations.get(), reason="nhầm", by=one.solo, today=TODAY, now=NOW)
    assert {tell("job", job.number, one.solo)["stage"] for job in Job.objects.all()} == {"invoice"}  # type: ignore[index]


def test_lines_of_a_dropped_request_wait_to_be_invoiced_again(one: Cast, jobs: list[Job]) -> None:
    invoice = confirmed(one, *jobs)
    drop_draft(invoice=invoice, reason="sai tên", by=one.solo, today=TODAY)
    assert "unbilled" in tell("job", jobs[0].number, one.solo)["missing"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"symbol": "1C25TYY"}, "symbol"),
        ({"symbol": "0C26TYY"}, "symbol"),
        ({"number": "123456789"}, "number"),
        ({"number": "１"}, "number"),
        ({"issued_on": date(2026, 6, 30), "symbol": "1C26FYY"}, "symbol"),
        ({"issued_on": date(1, 1, 1)}, "in_future"),
        ({"vat": [IssuedVat("10", Decimal(1))]}, "vat"),
        ({"vat": [IssuedVat("8", Decimal(935_567))]}, "vat"),
    ],
)
def test_an_issue_against_the_law_or_far_from_ours_is_refused(one: Cast, jobs: list[Job], more: dict[str, Any], code: str) -> None:
    invoice = confirmed(one, *jobs)
    with pytest.raises(IssueRefused) as refused:
        issue(one, invoice, **more)
    assert refused.value.code == code
    assert not Issuance.objects.exists()


def test_the_vat_of_the_issued_e_invoice_stands_where_it_is_a_dong_off(one: Cast, jobs: list[Job]) -> None:
    invoice = issue(one, confirmed(one, *jobs), vat=[IssuedVat("8", Decimal(935_557))])
    assert (invoice.vat_amount, invoice.total_amount) == (935_557, 12_630_001)
    assert sum(line.vat_amount for line in invoice.lines.all()) == 935_557
    assert sum(tell("job", job.number, one.solo)["figures"]["billed"]["value"] for job in jobs) == 12_630_001  # type: ignore[index]


@pytest.mark.parametrize(
    "touch",
    [
        "update billing_invoice set total_amount = total_amount + 1, net_amount = net_amount + 1",
        "update billing_invoiceline set net_amount = 1, fee_amount = 1, bought_in_amount = 0",
        "update billing_invoicevat set vat_amount = 1",
        "update billing_issuance set number = '00000009'",
        "delete from billing_issuance",
        "delete from billing_invoiceline",
    ],
)
def test_an_issued_invoice_is_immutable_for_the_database_too(one: Cast, issued: Invoice, touch: str) -> None:
    with pytest.raises(IntegrityError, match="frozen"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(touch)


def test_one_invoice_has_two_rate_groups_over_the_turn_of_the_year(one: Cast) -> None:
    client = one.client(one.solo)
    now = date(2027, 1, 5)
    jobs = [one.small_job(client, one.solo, amount=333_333) for _each in range(3)]
    done = [AcceptedJob(job, day) for job, day in zip(jobs, [date(2026, 12, 31), date(2027, 1, 1), now], strict=True)]
    minutes = accept_job(jobs=done, by=one.solo, today=now)
    invoice = request_invoice(lines=list(minutes.lines.all()), by=one.solo, today=now)
    assert [(group.vat_code, group.net_amount, group.vat_amount) for group in invoice.vat_groups.order_by("vat_code")] == [
        ("10", 666_666, 66_667),
        ("8", 333_333, 26_667),
    ]
    assert [line.vat_code for line in minutes.lines.order_by("position")] == ["8", "10", "10"]


def test_the_clock_of_a_complete_dossier_starts_when_it_is_complete(one: Cast) -> None:
    client = one.client(one.solo)
    set_terms(client=client, from_on=date(2026, 1, 1), clock=ClientTerms.Clock.DOSSIER, days=30, by=one.solo)
    invoice = issue(one, confirmed(one, one.small_job(client, one.solo)))
    assert (invoice.issuance.due_on, invoice.issuance.waits_for) == (None, "dossier")
    record_delivery(invoice=invoice, dossier_complete_on=TODAY, by=one.solo, today=TODAY)
    assert Issuance.objects.get().due_on == date(2026, 12, 24)


def test_the_clock_of_acceptance_starts_when_the_minutes_are_signed(one: Cast) -> None:
    client = one.client(one.solo)
    set_terms(client=client, from_on=date(2026, 1, 1), clock=ClientTerms.Clock.ACCEPTANCE, days=10, by=one.solo)
    minutes = accept_job(jobs=[AcceptedJob(one.small_job(client, one.solo), TODAY)], by=one.solo, today=TODAY)
    invoice = request_invoice(lines=list(minutes.lines.all()), by=one.solo, today=TODAY)
    confirm_draft(invoice=invoice, by=one.solo, today=TODAY)
    issue(one, invoice)
    assert Issuance.objects.get().due_on is None
    sign_acceptance(acceptance=minutes, signed_on=TODAY, by=one.solo, today=TODAY)
    assert Issuance.objects.get().due_on == date(2026, 12, 4)


def test_money_that_a_person_said_is_another_client_s_pays_no_invoice_of_this_one(one: Cast, issued: Invoice) -> None:
    payment = pay(one, 1_000_000, client=one.client(one.solo, "KHA"))
    with pytest.raises(AllocationRefused) as refused:
        allocate_payment(payment=payment, invoice=issued, by=one.solo, today=TODAY, now=NOW)
    assert refused.value.code == "other_client"
    assert not payment.allocations.exists()


def test_what_is_set_aside_waits_no_more_until_it_is_taken_back(one: Cast, issued: Invoice) -> None:
    payment = pay(one, 5_000)
    with pytest.raises(SetAsideRefused) as refused:
        set_payment_aside(payment=payment, cause=SetAside.Cause.INTEREST, amount=Decimal(5_001), by=one.solo, today=TODAY)
    assert refused.value.code == "above_payment"
    aside = set_payment_aside(payment=payment, cause=SetAside.Cause.INTEREST, by=one.solo, today=TODAY)
    assert unapplied(payment) == 0
    with pytest.raises(AllocationRefused) as too_much:
        allocate_payment(payment=payment, invoice=issued, amount=Decimal(1), by=one.solo, today=TODAY, now=NOW)
    assert too_much.value.code == "above_payment"
    undo_set_aside(aside=aside, by=one.solo, today=TODAY)
    assert unapplied(payment) == 5_000
