"""Orders to partners: what overruns its line is stopped before it is committed."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from rapport.approvals.commands.answer_approval import AnswerRefused, answer_approval
from rapport.approvals.commands.ask_approval import ask_approval
from rapport.billing.commands.close_job import cancel_job, close_job
from rapport.contracts.commands.answer_quote import answer_quote
from rapport.contracts.commands.record_contract import record_contract
from rapport.costs.commands.accept_bill import BillRefused, accept_bill
from rapport.costs.commands.log_time import TimeRefused, log_time, undo_time
from rapport.costs.commands.pay_bill import PayRefused, pay_bill
from rapport.costs.commands.place_order import CostRefused, close_order, confirm_order, place_order
from rapport.costs.models import Bill, BillPayment, PurchaseOrder
from rapport.domain.evidence import Grade
from rapport.jobs.commands.open_job import open_job
from rapport.jobs.models import Job
from rapport.kit.refusal import Refused
from rapport.ledger.models import Fact, Line
from rapport.partners.commands.create_partner import create_partner
from rapport.partners.models import Partner
from rapport.people.commands.add_own_account import add_legal_entity, add_own_account
from rapport.people.models import LegalEntity, OwnBankAccount
from rapport.playbook.commands.add_law_row import add_law_row
from rapport.production.commands.accept_job import AcceptedJob, accept_job
from rapport.production.commands.add_task import add_task
from rapport.proposals.commands.draft_quote import draft_quote
from rapport.proposals.commands.send_quote import send_quote
from rapport.proposals.commands.set_lines import set_lines
from rapport.proposals.models import QuoteAnswer
from tests.cast import NOW, STORY_ONE, TODAY, Cast


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


def test_an_order_closed_short_gives_back_what_is_committed_and_takes_no_more_bills(cast: Cast, job: Job) -> None:
    placed = confirm(cast, order(cast, job, 5_000_000))
    accept_bill(job=job, order=placed, net_amount=Decimal(2_000_000), by=cast.am, today=TODAY, now=NOW)
    close_order(order=placed, by=cast.am, today=TODAY, now=NOW)
    with pytest.raises(BillRefused) as refused:
        accept_bill(job=job, order=placed, net_amount=Decimal(1_000_000), by=cast.am, today=TODAY, now=NOW)
    assert refused.value.code == "closed"
    job.book.refresh_from_db()
    assert (job.book.spent_bought_in, job.book.committed_bought_in) == (2_000_000, 0)


def test_vat_that_is_lost_counts_on_its_order(cast: Cast, job: Job) -> None:
    placed = confirm(cast, order(cast, job, 5_000_000))

    def bill(net: int, vat: int) -> None:
        accept_bill(
            job=job,
            order=placed,
            net_amount=Decimal(net),
            vat_amount=Decimal(vat),
            is_vat_creditable=False,
            by=cast.am,
            today=TODAY,
            now=NOW,
        )

    bill(2_000_000, 160_000)
    job.book.refresh_from_db()
    assert (job.book.spent_bought_in, job.book.committed_bought_in) == (2_160_000, 2_840_000)
    with pytest.raises(BillRefused) as refused:
        bill(2_700_000, 216_000)
    assert refused.value.code == "above_order"


def test_cash_that_loses_its_vat_credit_is_said_when_the_bill_is_entered(cast: Cast, job: Job) -> None:
    placed = confirm(cast, order(cast, job, 5_000_000))

    def bill(net: int, vat: int, **more: bool) -> Bill:
        return accept_bill(
            job=job, order=placed, net_amount=Decimal(net), vat_amount=Decimal(vat), is_cash=True, by=cast.am, today=TODAY, now=NOW, **more
        )

    bill(2_000_000, 160_000)
    with pytest.raises(BillRefused) as refused:
        bill(2_700_000, 216_000)
    assert refused.value.code == "vat_lost"
    assert "5.000.000" in str(refused.value.message)
    assert Bill.objects.count() == 1
    assert bill(2_700_000, 216_000, is_vat_creditable=False).is_cash


def test_a_bill_entered_for_transfer_is_not_paid_in_cash_above_the_limit(cast: Cast, job: Job) -> None:
    placed = confirm(cast, order(cast, job, 5_000_000))
    bill = accept_bill(job=job, order=placed, net_amount=Decimal(5_000_000), vat_amount=Decimal(400_000), by=cast.am, today=TODAY, now=NOW)
    with pytest.raises(PayRefused) as refused:
        pay_bill(bill=bill, paid_on=TODAY, is_cash=True, by=cast.finance, today=TODAY, now=NOW)
    assert refused.value.code == "vat_lost"
    assert not BillPayment.objects.exists()


def test_our_own_rows_of_law_move_the_limit_of_cash_and_the_threshold_of_withholding(cast: Cast, job: Job) -> None:
    row = {"from_on": TODAY, "basis": "ND 999/2026/NĐ-CP", "source": "congbao", "by": cast.owner}
    add_law_row(table="vat.cash_limit", value=Decimal(2_000_000), **row)  # type: ignore[arg-type]
    add_law_row(table="withholding.threshold", value=Decimal(6_000_000), **row)  # type: ignore[arg-type]
    placed = confirm(cast, order(cast, job, 5_000_000, Partner.Kind.INDIVIDUAL))
    with pytest.raises(BillRefused) as refused:
        accept_bill(
            job=job,
            order=placed,
            net_amount=Decimal(2_000_000),
            vat_amount=Decimal(160_000),
            is_cash=True,
            by=cast.am,
            today=TODAY,
            now=NOW,
        )
    assert (refused.value.code, "2.000.000" in str(refused.value.message)) == ("vat_lost", True)
    bill = accept_bill(job=job, order=placed, net_amount=Decimal(5_000_000), by=cast.am, today=TODAY, now=NOW)
    assert pay_bill(bill=bill, paid_on=TODAY, is_cash=True, by=cast.finance, today=TODAY, now=NOW).amount == 5_000_000


def test_splitting_a_payment_does_not_escape_withholding(cast: Cast, job: Job) -> None:
    placed = confirm(cast, order(cast, job, 5_000_000, Partner.Kind.INDIVIDUAL))
    bill = accept_bill(job=job, order=placed, net_amount=Decimal(5_000_000), by=cast.am, today=TODAY, now=NOW)
    pay_bill(bill=bill, amount=Decimal(2_500_000), paid_on=TODAY, is_cash=True, by=cast.finance, today=TODAY, now=NOW)
    with pytest.raises(PayRefused) as refused:
        pay_bill(bill=bill, amount=Decimal(2_500_000), paid_on=TODAY, is_cash=True, by=cast.finance, today=TODAY, now=NOW)
    assert refused.value.code == "withholding"
    assert BillPayment.objects.count() == 1


def test_a_refused_overrun_tells_each_reader_what_that_reader_may_see(cast: Cast) -> None:
    client = cast.client(cast.am)
    contact = cast.contact(client, cast.am)
    record_contract(
        client=client,
        client_entity=client.entities.get(),
        number="HDNT-1",
        from_on=TODAY,
        signed_on=TODAY,
        by=cast.am,
        today=TODAY,
        now=NOW,
    )
    job = open_job(client=client, name="TVC", lane=Job.Lane.C, contact=contact, by=cast.am, today=TODAY)
    version = draft_quote(job=job, by=cast.am, today=TODAY).versions.get()
    set_lines(version=version, lines=STORY_ONE, discount_amount=Decimal(10_000_000), by=cast.am, today=TODAY)
    send_quote(version=version, by=cast.am, today=TODAY, now=NOW)
    answer_quote(version=version, word=QuoteAnswer.Word.YES, grade=Grade.A, by=cast.am, today=TODAY, now=NOW)
    add_task(job=job, text="Quay", owner=cast.producer, due_on=TODAY, by=cast.am, today=TODAY, now=NOW)
    partner = create_partner(name="Nhà Phim", kind=Partner.Kind.COMPANY, tax_code="0309532909", by=cast.am, today=TODAY)
    line = Line.objects.get(book__job=job, name="Production house", kind="BOUGHT_IN")
    placed = place_order(
        job=job, partner=partner, text="Quay TVC", net_amount=Decimal(500_000_000), deliverable="TVC 30s", line=line, by=cast.producer,
        today=TODAY,
    )  # fmt: skip
    with pytest.raises(CostRefused) as refused:
        confirm_order(order=placed, by=cast.producer, today=TODAY, now=NOW)
    read = str(refused.value.message)
    assert "20.000.000" in read
    assert cast.director.full_name in read
    assert "%" not in read
    with pytest.raises(CostRefused) as refused:
        confirm_order(order=placed, by=cast.am, today=TODAY, now=NOW)
    read = str(refused.value.message)
    assert "57,89% → 54,43%" in read
    assert "0,57" in read
    assert "496.933.333" in read
    assert not Fact.objects.filter(measure="COMMITTED").exists()


def _bill(cast: Cast, job: Job, **more: Any) -> Bill:
    partner = create_partner(name="Xưởng In", kind=Partner.Kind.COMPANY, tax_code="0309532909", by=cast.am, today=TODAY)
    return accept_bill(
        job=job, partner=partner, net_amount=Decimal(1_000_000), number="7", **({"by": cast.am, "today": TODAY, "now": NOW} | more)
    )


def test_a_bill_bears_no_more_vat_than_the_highest_rate(cast: Cast, job: Job) -> None:
    with pytest.raises(BillRefused, match="vat_above"):
        _bill(cast, job, vat_amount=Decimal(100_011))
    assert Bill.objects.count() == 0
    Partner.objects.all().delete()
    assert _bill(cast, job, vat_amount=Decimal(100_010)).vat_amount == 100_010


def test_a_bill_is_no_own_work(cast: Cast, job: Job) -> None:
    with pytest.raises(BillRefused, match="kind"):
        _bill(cast, job, line=Line.objects.get(book__job=job, kind="FEE"))


def test_own_time_is_no_purchase(cast: Cast, job: Job) -> None:
    with pytest.raises(TimeRefused, match="kind"):
        log_time(job=job, hours=Decimal(1), line=Line.objects.get(book__job=job, kind="BOUGHT_IN"), by=cast.am, today=TODAY, now=NOW)


def test_time_stays_when_its_job_is_closed_for_cost(cast: Cast, job: Job) -> None:
    entry = log_time(job=job, hours=Decimal(1), by=cast.am, today=TODAY, now=NOW)
    close_job(job=job, is_for_cost_only=True, by=cast.am, today=TODAY)
    with pytest.raises(TimeRefused, match="closed_for_cost"):
        undo_time(entry=entry, by=cast.am, today=TODAY, now=NOW)


def test_a_day_before_any_law_is_refused_by_name(cast: Cast, job: Job) -> None:
    early = date(1990, 1, 1)
    with pytest.raises(BillRefused, match="too_early"):
        _bill(cast, job, vat_amount=Decimal(80_000), is_cash=True, dated_on=early)


def test_a_bill_is_paid_from_an_open_account_of_the_jobs_own_company(cast: Cast, job: Job) -> None:
    bill = _bill(cast, job)
    other = add_legal_entity(name="Công ty Khác", tax_code="0312770607", address="2 phố Mới", by=cast.owner)
    theirs = add_own_account(legal_entity=other, bank_bin="970422", number="1234", holder="KHAC", by=cast.owner, now=NOW)
    with pytest.raises(PayRefused, match="other_account"):
        pay_bill(bill=bill, paid_on=TODAY, account=theirs, by=cast.finance, today=TODAY, now=NOW)
    ours = OwnBankAccount.objects.get(legal_entity=job.legal_entity)
    OwnBankAccount.objects.filter(id=ours.id).update(closed_on=TODAY)
    with pytest.raises(PayRefused, match="closed_account"):
        pay_bill(bill=bill, paid_on=TODAY, account=OwnBankAccount.objects.get(id=ours.id), by=cast.finance, today=TODAY, now=NOW)
    OwnBankAccount.objects.filter(id=ours.id).update(closed_on=None, is_waiting=True)
    with pytest.raises(PayRefused, match="waiting_account"):
        pay_bill(bill=bill, paid_on=TODAY, account=OwnBankAccount.objects.get(id=ours.id), by=cast.finance, today=TODAY, now=NOW)


@pytest.mark.parametrize("digits", ["²²²²²²", "97043", "97043a"])
def test_a_banks_number_has_six_plain_digits(cast: Cast, digits: str) -> None:
    with pytest.raises(Refused, match="bin"):
        add_own_account(legal_entity=LegalEntity.objects.get(), bank_bin=digits, number="1", holder="X", by=cast.owner, now=NOW)
    with pytest.raises(Refused, match="account"):
        create_partner(name="Y", kind=Partner.Kind.INDIVIDUAL, bank_bin=digits, account_number="1", by=cast.finance, today=TODAY)


def test_work_given_up_is_not_accepted(cast: Cast, job: Job) -> None:
    cancel_job(job=job, reason="khách bỏ", by=cast.am, today=TODAY, now=NOW)
    with pytest.raises(Refused, match="over"):
        accept_job(jobs=[AcceptedJob(job, TODAY)], by=cast.am, today=TODAY)
