"""Orders to partners: what overruns its line is stopped before it is committed."""

from decimal import Decimal

import pytest

from rapport.approvals.commands.answer_approval import AnswerRefused, answer_approval
from rapport.approvals.commands.ask_approval import ask_approval
from rapport.costs.commands.accept_bill import BillRefused, accept_bill
from rapport.costs.commands.pay_bill import PayRefused, pay_bill
from rapport.costs.commands.place_order import CostRefused, confirm_order, place_order
from rapport.costs.models import BillPayment, PurchaseOrder
from rapport.jobs.models import Job
from rapport.ledger.models import Fact
from rapport.partners.commands.create_partner import create_partner
from rapport.partners.models import Partner
from tests.cast import NOW, TODAY, Cast


@pytest.fixture
def job(cast: Cast) -> Job:
    return cast.small_job(cast.client(cast.am), cast.am, own_cost_amount=Decimal(1_000_000), external_cost_amount=Decimal(5_000_000))


def order(cast: Cast, job: Job, amount: int, kind: Partner.Kind = Partner.Kind.COMPANY) -> PurchaseOrder:
    tax_code = "0309532909" if kind is Partner.Kind.COMPANY else "079203012345"
    partner = Partner.objects.filter(kind=kind).first() or create_partner(
        name="Mắt Lá", kind=kind, tax_code=tax_code, by=cast.am, today=TODAY
    )
    return place_order(job=job, partner=partner, text="Chụp ảnh", net_amount=Decimal(amount), deliverable="ảnh", by=cast.am, today=TODAY)


def confirm(cast: Cast, placed: PurchaseOrder) -> PurchaseOrder:
    return confirm_order(order=placed, by=cast.am, today=TODAY, now=NOW)


def test_an_order_within_its_line_is_committed(cast: Cast, job: Job) -> None:
    confirm(cast, order(cast, job, 5_000_000))
    job.book.refresh_from_db()
    assert job.book.committed_bought_in == 5_000_000


def test_an_order_over_its_line_is_refused_and_changes_nothing(cast: Cast, job: Job) -> None:
    placed = order(cast, job, 5_000_001)
    with pytest.raises(CostRefused) as refused:
        confirm(cast, placed)
    assert refused.value.code == "over_line"
    placed.refresh_from_db()
    assert placed.confirmed_on is None
    assert not Fact.objects.filter(measure="COMMITTED").exists()


def test_two_orders_that_together_overrun_are_not_both_confirmed(cast: Cast, job: Job) -> None:
    confirm(cast, order(cast, job, 3_000_000))
    with pytest.raises(CostRefused):
        confirm(cast, order(cast, job, 3_000_000))
    job.book.refresh_from_db()
    assert job.book.committed_bought_in == 3_000_000


def test_a_second_persons_yes_lets_exactly_this_overrun_pass(cast: Cast, job: Job) -> None:
    placed = order(cast, job, 6_000_000)
    request = ask_approval(kind="overrun", subject=placed.id, reason="khách đổi", by=cast.am, now=NOW)
    with pytest.raises(AnswerRefused) as refused:
        answer_approval(request=request, is_yes=True, by=cast.am, now=NOW)
    assert refused.value.code == "not_yours"
    answer_approval(request=request, is_yes=True, by=cast.director, now=NOW)
    assert confirm(cast, placed).confirmed_on == TODAY


def test_an_approval_falls_when_what_was_seen_changes(cast: Cast, job: Job) -> None:
    placed = order(cast, job, 6_000_000)
    request = ask_approval(kind="overrun", subject=placed.id, reason="khách đổi", by=cast.am, now=NOW)
    answer_approval(request=request, is_yes=True, by=cast.director, now=NOW)
    confirm(cast, order(cast, job, 1_000_000))
    with pytest.raises(CostRefused):
        confirm(cast, placed)


def test_a_bill_takes_the_place_of_what_was_committed(cast: Cast, job: Job) -> None:
    placed = confirm(cast, order(cast, job, 5_000_000))
    accept_bill(job=job, order=placed, net_amount=Decimal(2_000_000), by=cast.am, today=TODAY, now=NOW)
    job.book.refresh_from_db()
    assert (job.book.spent_bought_in, job.book.committed_bought_in) == (2_000_000, 3_000_000)
    with pytest.raises(BillRefused) as refused:
        accept_bill(job=job, order=placed, net_amount=Decimal(3_000_001), by=cast.am, today=TODAY, now=NOW)
    assert refused.value.code == "above_order"


def test_a_payment_that_owes_withholding_is_refused_by_name(cast: Cast, job: Job) -> None:
    placed = confirm(cast, order(cast, job, 5_000_000, Partner.Kind.INDIVIDUAL))
    bill = accept_bill(job=job, order=placed, net_amount=Decimal(5_000_000), by=cast.am, today=TODAY, now=NOW)
    with pytest.raises(PayRefused) as refused:
        pay_bill(bill=bill, paid_on=TODAY, is_cash=True, by=cast.finance, today=TODAY, now=NOW)
    assert refused.value.code == "withholding"
    assert not BillPayment.objects.exists()
