"""A small job promised without its cost: the floor is asked when the first cost becomes known."""

from decimal import Decimal

import pytest

from rapport.approvals.commands.answer_approval import answer_approval
from rapport.approvals.commands.ask_approval import ask_approval
from rapport.contracts.commands.answer_quote import answer_quote
from rapport.costs.commands.log_time import FloorRefused, log_time
from rapport.costs.models import TimeEntry
from rapport.desk.queries.told import tell
from rapport.domain.evidence import Grade
from rapport.jobs.commands.open_job import open_job
from rapport.jobs.models import Job
from rapport.ledger.models import Fact
from rapport.proposals.commands.draft_quote import draft_quote
from rapport.proposals.commands.send_quote import send_quote
from rapport.proposals.commands.set_lines import LineInput, set_lines
from rapport.proposals.models import QuoteAnswer, QuoteLine
from tests.cast import NOW, TODAY, Cast


@pytest.fixture
def cheap(cast: Cast) -> Job:
    return cast.small_job(cast.client(cast.am), cast.am, amount=1_000_000)


def _hours(cast: Cast, job: Job, hours: int, **more: str) -> TimeEntry:
    return log_time(job=job, hours=Decimal(hours), by=cast.am, today=TODAY, now=NOW, **more)


def test_a_first_cost_under_the_floor_is_refused_and_changes_nothing(cast: Cast, cheap: Job) -> None:
    with pytest.raises(FloorRefused) as refused:
        _hours(cast, cheap, 20)
    assert (refused.value.code, refused.value.missing) == ("floor", ("approval.floor",))


def test_a_second_person_lets_it_pass_and_later_hours_are_not_asked_again(cast: Cast, cheap: Job) -> None:
    request = ask_approval(kind="job_floor", subject=cheap.id, reason="Khách mới", by=cast.am, now=NOW)
    answer_approval(request=request, is_yes=True, by=cast.director, now=NOW)
    _hours(cast, cheap, 20)
    _hours(cast, cheap, 4)
    assert Fact.objects.filter(book__job=cheap, measure="SPENT").count() == 2


def test_a_first_cost_above_the_floor_just_passes(cast: Cast) -> None:
    job = cast.small_job(cast.client(cast.am), cast.am, amount=9_000_000)
    _hours(cast, job, 1)
    assert Fact.objects.filter(book__job=job, measure="SPENT").exists()


def test_the_only_decider_gives_a_reason(one: Cast) -> None:
    job = one.small_job(one.client(one.solo), one.solo, amount=1_000_000)
    with pytest.raises(FloorRefused):
        log_time(job=job, hours=Decimal(20), by=one.solo, today=TODAY, now=NOW)
    log_time(job=job, hours=Decimal(20), alone_reason="Khách giới thiệu", by=one.solo, today=TODAY, now=NOW)
    assert Fact.objects.filter(book__job=job, measure="SPENT").exists()


@pytest.mark.parametrize(
    ("line", "share"),
    [
        (LineInput(QuoteLine.Way.BOUGHT_IN, "In ấn", unit_cost_amount=Decimal(50_000_000), markup_percent=Decimal(12)), None),
        (LineInput(QuoteLine.Way.OWN, "Trọn gói", unit_amount=Decimal(50_000_000), unit_cost_amount=Decimal(0)), None),
        (LineInput(QuoteLine.Way.OWN, "Trọn gói", unit_amount=Decimal(50_000_000)), None),
        (LineInput(QuoteLine.Way.OWN, "Trọn gói", unit_amount=Decimal(50_000_000), unit_cost_amount=Decimal(20_000_000)), "0.6000"),
    ],
)
def test_a_quote_and_its_job_show_the_same_margin_and_none_where_no_own_work_is_planned(
    cast: Cast, line: LineInput, share: str | None
) -> None:
    job = open_job(client=cast.client(cast.am), name="In", lane=Job.Lane.J, by=cast.am, today=TODAY)
    version = draft_quote(job=job, by=cast.am, today=TODAY).versions.get()
    set_lines(version=version, lines=[line], by=cast.am, today=TODAY)
    sent = send_quote(version=version, by=cast.am, today=TODAY, now=NOW)
    answer_quote(version=sent, word=QuoteAnswer.Word.YES, grade=Grade.A, by=cast.am, today=TODAY, now=NOW)
    quoted = tell("quote", version.quote.number, cast.am)["figures"]["margin_share"]["value"]
    assert quoted == tell("job", job.number, cast.am)["figures"]["margin_share"]["value"] == share
