"""Hold, cancel, close, reopen: what a job takes in each state, and what a cancellation does to its promises."""

from decimal import Decimal
from typing import Any

import pytest

from rapport.billing.commands.close_job import CloseRefused, cancel_job, close_job
from rapport.billing.commands.reopen_job import ReopenRefused, reopen_job
from rapport.contracts.commands.answer_quote import answer_quote
from rapport.costs.commands.accept_bill import accept_bill
from rapport.costs.commands.log_time import TimeRefused, log_time
from rapport.costs.commands.place_order import confirm_order, place_order
from rapport.jobs.commands.hold_job import TurnRefused, hold_job, resume_job
from rapport.jobs.commands.turns import RestRefused
from rapport.jobs.models import Cancellation, Job
from rapport.jobs.queries.stage import flags_of
from rapport.ledger.models import Fact
from rapport.ledger.queries.sums import sums_of_jobs
from rapport.partners.commands.create_partner import create_partner
from rapport.partners.models import Partner
from rapport.production.commands.accept_job import AcceptedJob, accept_job
from rapport.production.commands.add_task import add_task
from rapport.proposals.commands.draft_quote import draft_quote
from rapport.proposals.models import QuoteAnswer
from tests.cast import NOW, TODAY, Cast

AT: dict[str, Any] = {"today": TODAY, "now": NOW}


@pytest.fixture
def job(cast: Cast) -> Job:
    return cast.small_job(cast.client(cast.am), cast.am, own_cost_amount=Decimal(1_000_000), external_cost_amount=Decimal(3_000_000))


def order(cast: Cast, job: Job, amount: int) -> Any:
    partner = create_partner(name="Mắt Lá", kind=Partner.Kind.COMPANY, tax_code="0309532909", by=cast.am, today=TODAY)
    return place_order(job=job, partner=partner, text="Chụp", net_amount=Decimal(amount), deliverable="ảnh", by=cast.am, today=TODAY)


def contracted(job: Job) -> Decimal:
    job.book.refresh_from_db()
    return job.book.contracted_fee + job.book.contracted_bought_in  # type: ignore[no-any-return]


def test_a_job_on_hold_takes_time_and_no_order_to_a_partner(cast: Cast, job: Job) -> None:
    placed = order(cast, job, 3_000_000)
    hold_job(job=job, reason="khách chờ mẫu", by=cast.am, today=TODAY)
    with pytest.raises(RestRefused) as refused:
        confirm_order(order=placed, by=cast.am, **AT)
    assert refused.value.code == "on_hold"
    log_time(job=job, hours=Decimal(1), by=cast.am, **AT)
    with pytest.raises(TurnRefused) as twice:
        hold_job(job=job, reason="lần nữa", by=cast.am, today=TODAY)
    assert twice.value.code == "on_hold"
    resume_job(job=job, by=cast.am, today=TODAY)
    assert confirm_order(order=placed, by=cast.am, **AT).confirmed_on == TODAY


def test_a_cancelled_job_takes_nothing_new_and_promises_nothing(cast: Cast, job: Job) -> None:
    assert contracted(job) == 9_000_000
    cancel_job(job=job, reason="khách đổi kế hoạch", by=cast.am, **AT)
    assert contracted(job) == 0
    assert not Fact.objects.filter(book__job=job, measure="QUOTED", reverses=None, reversed_by=None).exists()
    facts = Fact.objects.count()
    for act in (
        lambda: log_time(job=job, hours=Decimal(1), by=cast.am, **AT),
        lambda: add_task(job=job, text="Việc", owner=cast.am, due_on=TODAY, by=cast.am, **AT),
        lambda: draft_quote(job=job, by=cast.am, today=TODAY),
        lambda: order(cast, job, 1_000_000),
        lambda: hold_job(job=job, reason="x", by=cast.am, today=TODAY),
        lambda: answer_quote(version=job.quotes.get().versions.get(), word=QuoteAnswer.Word.SILENT, by=cast.am, **AT),
    ):
        with pytest.raises(RestRefused) as refused:
            act()
        assert refused.value.code == "over"
    assert Fact.objects.count() == facts


def test_reopening_a_cancelled_job_promises_again_what_the_cancellation_took_back(cast: Cast, job: Job) -> None:
    cancel_job(job=job, reason="khách đổi kế hoạch", by=cast.am, **AT)
    reopen_job(job=job, reason="khách làm tiếp", by=cast.am, **AT)
    assert contracted(job) == 9_000_000
    assert "cancelled" not in flags_of(job)
    assert not sums_of_jobs([job.id])[job.id].is_final
    log_time(job=job, hours=Decimal(1), by=cast.am, **AT)
    cancel_job(job=job, reason="thôi hẳn", by=cast.am, **AT)
    assert contracted(job) == 0


def test_a_job_with_a_part_of_an_order_still_committed_is_not_cancelled(cast: Cast, job: Job) -> None:
    placed = confirm_order(order=order(cast, job, 3_000_000), by=cast.am, **AT)
    accept_bill(job=job, order=placed, net_amount=Decimal(1_000_000), by=cast.am, **AT)
    with pytest.raises(CloseRefused) as refused:
        cancel_job(job=job, reason="khách thôi", by=cast.am, **AT)
    assert (refused.value.code, refused.value.missing) == ("open", ("purchase_order",))
    assert not Cancellation.objects.exists()


def test_what_was_accepted_stays_contracted_and_keeps_a_job_from_being_cancelled(cast: Cast, job: Job) -> None:
    accept_job(jobs=[AcceptedJob(job, TODAY)], by=cast.am, today=TODAY)
    with pytest.raises(CloseRefused) as refused:
        cancel_job(job=job, reason="khách thôi", by=cast.am, **AT)
    assert refused.value.missing == ("unbilled",)
    assert contracted(job) == 9_000_000


def test_a_job_closed_for_cost_takes_no_time_until_it_is_reopened(cast: Cast, job: Job) -> None:
    close_job(job=job, is_for_cost_only=True, by=cast.am, today=TODAY)
    with pytest.raises(CloseRefused) as twice:
        close_job(job=job, is_for_cost_only=True, by=cast.am, today=TODAY)
    assert twice.value.code == "over"
    with pytest.raises(TimeRefused) as refused:
        log_time(job=job, hours=Decimal(1), by=cast.am, **AT)
    assert refused.value.code == "closed_for_cost"
    assert sums_of_jobs([job.id], TODAY)[job.id].is_final
    reopen_job(job=job, reason="còn một hóa đơn", by=cast.am, **AT)
    assert not sums_of_jobs([job.id], TODAY)[job.id].is_final
    log_time(job=job, hours=Decimal(1), by=cast.am, **AT)


def test_a_running_job_is_not_reopened(cast: Cast, job: Job) -> None:
    with pytest.raises(ReopenRefused) as refused:
        reopen_job(job=job, reason="x", by=cast.am, **AT)
    assert refused.value.code == "running"
