"""Instalments before acceptance: payable where the order says so, their tax point the day of payment or of issue, the rest at the end."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db.models import Sum
from django.test import Client as Browser

from rapport.billing import later
from rapport.billing.commands.adjust_invoice import Adjustment, adjust_invoice
from rapport.billing.commands.confirm_draft import confirm_draft, drop_draft
from rapport.billing.commands.record_issue import IssueRefused, record_issue
from rapport.billing.commands.record_payment import record_payment
from rapport.billing.commands.request_instalment import InstalmentRefused, request_instalment
from rapport.billing.commands.request_invoice import InvoiceRefused, request_invoice
from rapport.billing.models import Invoice
from rapport.billing.queries.open import open_amount
from rapport.contracts.commands.agree_milestone import MilestoneRefused, agree_milestone, reach_milestone
from rapport.contracts.models import Milestone, Order
from rapport.jobs.models import Job
from rapport.kit.ids import fresh_id
from rapport.kit.wall import enter
from rapport.ledger.models import Fact
from rapport.production.commands.accept_job import AcceptedJob, accept_job
from rapport.production.models import AcceptanceLine
from tests.cast import NOW, TODAY, Cast

Trigger, Way = Milestone.Trigger, AcceptanceLine.Way
AMOUNT = 10_000_001


@pytest.fixture
def job(one: Cast) -> Job:
    return one.small_job(
        one.client(one.solo), one.solo, amount=AMOUNT, own_cost_amount=Decimal(1_000_000), external_cost_amount=Decimal(3_333_333)
    )


def agree(one: Cast, job: Job, percent: str, name: str = "Đợt 1, Điều 4.1", **more: Any) -> Milestone:
    return agree_milestone(
        client_order=Order.objects.get(job=job), percent=Decimal(percent), milestone_name=name, by=one.solo, today=TODAY, **more
    )


def ask(one: Cast, milestone: Milestone, today: date = TODAY, **more: Any) -> Invoice:
    return request_instalment(milestone=milestone, by=one.solo, today=today, **more)


def issue(one: Cast, invoice: Invoice, number: str, on: date = TODAY) -> Invoice:
    confirm_draft(invoice=invoice, by=one.solo, today=on)
    return record_issue(invoice=invoice, number=number, issued_on=on, by=one.solo, today=on, now=NOW)


def accept(one: Cast, job: Job, **more: Any) -> list[AcceptanceLine]:
    return list(accept_job(jobs=[AcceptedJob(job, TODAY, **more)], by=one.solo, today=TODAY).lines.order_by("position"))


def kinds(rows: list[Any]) -> tuple[Decimal, ...]:
    return tuple(
        sum((getattr(row, name) for row in rows), Decimal(0)) for name in ("fee_amount", "bought_in_amount", "pass_through_amount")
    )


def test_the_first_instalment_is_invoiced_at_signature_without_minutes_and_the_last_takes_the_rest(one: Cast, job: Job) -> None:
    shares = [agree(one, job, share, f"Đợt {place}") for place, share in enumerate(("33.333", "33.333", "33.333"), 1)]
    invoices = [issue(one, ask(one, milestone), str(place)) for place, milestone in enumerate(shares, 1)]
    assert [row.net_amount for row in invoices] == [3_333_300, 3_333_301, 3_333_300]
    assert [row.vat_amount for row in invoices] == [266_664, 266_664, 266_664]
    assert not AcceptanceLine.objects.exists()
    lines = accept(one, job)
    last = request_invoice(lines=lines, by=one.solo, today=TODAY)
    assert last.net_amount == 100
    assert "− RP2026000001, RP2026000002, RP2026000003" in last.lines.get().text
    issue(one, last, "9")
    # Kind by kind, what was billed is what was accepted.
    assert kinds([line for row in [*invoices, last] for line in row.lines.all()]) == kinds(lines) == (6_666_668, 3_333_333, 0)
    billed = Fact.objects.filter(book__job=job, measure="BILLED").exclude(kind="TAX").aggregate(sum=Sum("amount"))["sum"]
    assert billed == AMOUNT


def test_an_instalment_of_half_is_half_with_its_vat(one: Cast, job: Job) -> None:
    invoice = ask(one, agree(one, job, "50"))
    assert (invoice.net_amount, invoice.vat_amount, invoice.total_amount) == (5_000_001, 400_000, 5_400_001)
    assert invoice.lines.get().text == "Đợt 1, Điều 4.1 (50%): Bộ ảnh món mới"


@pytest.mark.parametrize(
    ("more", "code"),
    [({"percent": "100"}, "percent"), ({"percent": "0"}, "percent"), ({"percent": "70"}, "above_order"), ({"on": TODAY}, "no_day"),
     ({"trigger": Trigger.DAY}, "no_day"), ({"name": "Đợt 0"}, "known")],
)  # fmt: skip
def test_an_instalment_that_cannot_be_agreed_is_refused(one: Cast, job: Job, more: dict[str, Any], code: str) -> None:
    agree(one, job, "30", "Đợt 0")
    with pytest.raises(MilestoneRefused) as refused:
        agree(one, job, **({"percent": "30"} | more))
    assert refused.value.code == code
    assert Milestone.objects.count() == 1


def test_what_is_not_due_or_asked_for_already_is_not_invoiced(one: Cast, job: Job) -> None:
    by_day = agree(one, job, "20", "Đợt 1", trigger=Trigger.DAY, on=TODAY + timedelta(1))
    by_event = agree(one, job, "20", "Duyệt bản dựng", trigger=Trigger.EVENT)
    for milestone in (by_day, by_event):
        with pytest.raises(InstalmentRefused) as refused:
            ask(one, milestone)
        assert refused.value.code == "not_due"
    first = ask(one, by_day, today=TODAY + timedelta(1))
    ask(one, reach_milestone(milestone=by_event, reached_on=TODAY, by=one.solo, today=TODAY))
    with pytest.raises(InstalmentRefused) as twice:
        ask(one, by_day, today=TODAY + timedelta(1))
    assert twice.value.code == "invoiced"
    drop_draft(invoice=first, reason="sai tên", by=one.solo, today=TODAY)
    sent = {"today": TODAY + timedelta(2), "new_id": fresh_id()}
    assert ask(one, by_day, **sent) == ask(one, by_day, **sent)
    accept(one, job)
    with pytest.raises(InstalmentRefused) as accepted:
        ask(one, agree(one, job, "20", "Đợt 3"))
    assert accepted.value.code == "accepted"


def test_the_tax_point_is_the_day_of_payment_or_else_of_the_issue(one: Cast, job: Job) -> None:
    last_day, new_year = date(2026, 12, 31), date(2027, 1, 4)
    first, second = agree(one, job, "30", "Đợt 1"), agree(one, job, "30", "Đợt 2")
    unpaid = ask(one, first, today=last_day)
    with pytest.raises(IssueRefused) as refused:
        issue(one, unpaid, "1", new_year)
    assert refused.value.code == "tax_point"
    drop_draft(invoice=Invoice.objects.get(id=unpaid.id), reason="sang năm", by=one.solo, today=new_year)
    again = issue(one, ask(one, first, today=new_year), "1", new_year)
    paid = issue(one, ask(one, second, today=new_year, paid_on=last_day), "2", new_year)
    assert [(row.lines.get().vat_code, row.lines.get().tax_point_on) for row in (again, paid)] == [("10", new_year), ("8", last_day)]
    with pytest.raises(InstalmentRefused) as early:
        ask(one, agree(one, job, "10", "Đợt 3"), paid_on=TODAY - timedelta(1))
    assert early.value.code == "too_early"


def test_less_accepted_than_was_invoiced_is_adjusted_first(one: Cast, job: Job) -> None:
    invoice = issue(one, ask(one, agree(one, job, "80")), "1")
    lines = accept(one, job, way=Way.DEDUCTION, deduction_amount=Decimal(4_000_001), reason="bỏ bớt")
    with pytest.raises(InvoiceRefused, match="RP2026000001") as refused:
        request_invoice(lines=lines, by=one.solo, today=TODAY)
    assert refused.value.code == "above_accepted"
    less = Adjustment(invoice.lines.get(), Decimal(-3_000_001))
    adjust_invoice(invoice=invoice, lines=[less], reason="giảm phạm vi", alone_reason="khách xin", by=one.solo, today=TODAY)
    assert request_invoice(lines=lines, by=one.solo, today=TODAY).net_amount == 1_000_000


def test_what_is_accepted_in_parts_uses_the_instalment_up_once(one: Cast, job: Job) -> None:
    issue(one, ask(one, agree(one, job, "30")), "1")
    nets = []
    for amount in (2_000_000, 4_000_000):
        lines = accept(one, job, way=Way.ACTUAL, actual_amount=Decimal(amount))
        try:
            nets.append(request_invoice(lines=lines, by=one.solo, today=TODAY).net_amount)
        except InvoiceRefused as refused:
            assert refused.code == "nothing_left"
            first = lines
    both = request_invoice(lines=first + accept(one, job), by=one.solo, today=TODAY)
    assert sum(nets) + both.net_amount == AMOUNT - 3_000_000


def test_money_that_came_before_the_invoice_is_allocated_after_its_issue(one: Cast, job: Job) -> None:
    invoice = ask(one, agree(one, job, "50"), paid_on=TODAY)
    payment = record_payment(amount=invoice.total_amount, received_on=TODAY, memo=f"TT {invoice.number}", by=one.solo, today=TODAY, now=NOW)
    assert not payment.allocations.exists()
    invoice = issue(one, invoice, "1")
    later.match_waiting(str(invoice.id))
    assert payment.allocations.get().rule == "key"
    assert open_amount(invoice) == 0


def test_job_and_client_offer_what_is_due(one: Cast, job: Job) -> None:
    browser = Browser()
    browser.force_login(one.user("solo"))
    milestone = agree(one, job, "50")
    pages = {path: browser.get(path).content.decode() for path in (f"/jobs/{job.id}/", f"/clients/{job.client_id}/")}
    enter(one.agency.id)
    address = f"/milestones/{milestone.id}/invoice/"
    assert address in pages[f"/jobs/{job.id}/"]
    assert address in pages[f"/clients/{job.client_id}/"]
    sent = browser.post(address, {"new_id": str(fresh_id())})
    enter(one.agency.id)
    assert sent.status_code == 303
    invoice = Invoice.objects.get()
    assert sent["Location"] == f"/invoices/{invoice.id}/"
    page = browser.get(f"/jobs/{job.id}/").content.decode()
    enter(one.agency.id)
    assert invoice.number in page
    assert address not in page
