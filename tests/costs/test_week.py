"""A week in one tap: the last split is proposed, a sum other than 100 is warned, a week is written down once."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db.models import Sum
from django.test import Client as Browser

from rapport.costs.commands.log_time import undo_time
from rapport.costs.commands.log_week import WeekRefused, WeekShare, log_week
from rapport.costs.models import TimeEntry
from rapport.insight.queries.periods import Period, rows_of_period
from rapport.jobs.commands.put_on_job import put_on_job
from rapport.jobs.models import Job
from rapport.ledger.models import Fact
from tests.cast import NOW, TODAY, Cast

AT: dict[str, Any] = {"today": TODAY, "now": NOW}
MONDAY = date(2026, 11, 16)


def test_a_week_is_split_over_jobs_by_capacity_and_written_down_once(cast: Cast) -> None:
    client = cast.client(cast.am)
    jobs = [cast.small_job(client, cast.am, own_cost_amount=Decimal(100_000)) for _each in range(2)]
    shares = [WeekShare(jobs[0], Decimal(60)), WeekShare(jobs[1], Decimal(40))]
    log_week(shares=shares, week_on=MONDAY, by=cast.am, **AT)
    hours = list(TimeEntry.objects.order_by("id").values_list("hours", flat=True))
    assert hours == [cast.am.weekly_hours * Decimal("0.6"), cast.am.weekly_hours * Decimal("0.4")]
    with pytest.raises(WeekRefused) as refused:
        log_week(shares=shares, week_on=MONDAY, by=cast.am, **AT)
    assert refused.value.code == "week_logged"
    assert TimeEntry.objects.count() == 2


def spent_by_day() -> dict[date, Decimal]:
    return dict(Fact.objects.filter(measure="SPENT").values_list("on").annotate(sum=Sum("amount")).order_by("on"))


def test_a_week_over_the_end_of_a_month_costs_each_month_its_own_days_and_sums_exactly(cast: Cast) -> None:
    job = cast.small_job(cast.client(cast.am), cast.am, own_cost_amount=Decimal(100_000))
    # Monday 28/9 to Friday 2/10/2026: three working days and two.
    entry = log_week(shares=[WeekShare(job, Decimal("33.33"))], week_on=date(2026, 9, 28), by=cast.am, **AT)
    spent = spent_by_day()
    assert list(spent) == [date(2026, 9, 30), date(2026, 10, 2)]
    assert sum(spent.values()) == entry.cost_amount
    exact = entry.cost_amount * 3 / 5
    assert abs(spent[date(2026, 9, 30)] - exact) < 1
    rows = {row.key: row.figures["own_cost"] for row in rows_of_period(Job.objects.all(), Period(), "month")}
    assert (rows["2026-09"], rows["2026-10"]) == tuple(spent.values())
    undo_time(entry=entry, by=cast.am, **AT)
    assert sum(spent_by_day().values()) == 0


def test_days_of_a_month_to_come_stand_in_that_month_and_are_taken_back_there(cast: Cast) -> None:
    job = cast.small_job(cast.client(cast.am), cast.am, own_cost_amount=Decimal(100_000))
    monday = date(2026, 11, 30)
    entry = log_week(shares=[WeekShare(job, Decimal(50))], week_on=monday, by=cast.am, today=monday, now=NOW)
    assert list(spent_by_day()) == [monday, date(2026, 12, 4)]
    assert job.book.spent_fee == entry.cost_amount
    undo_time(entry=entry, by=cast.am, today=date(2026, 12, 1), now=NOW)
    assert spent_by_day()[date(2026, 12, 4)] == 0
    assert sum(spent_by_day().values()) == 0


def test_one_bad_share_keeps_nothing_of_the_week(cast: Cast) -> None:
    job = cast.small_job(cast.client(cast.am), cast.am, own_cost_amount=Decimal(100_000))
    with pytest.raises(WeekRefused) as refused:
        log_week(shares=[WeekShare(job, Decimal(50)), WeekShare(job, Decimal(50))], week_on=MONDAY, by=cast.am, **AT)
    assert refused.value.code == "twice"
    assert not TimeEntry.objects.exists()


def test_the_page_proposes_the_last_split_and_warns_of_a_sum_that_is_not_100(cast: Cast, client: Browser) -> None:
    job = cast.small_job(cast.client(cast.am), cast.am, own_cost_amount=Decimal(100_000))
    put_on_job(job=job, member=cast.am, by=cast.am, today=TODAY)
    log_week(shares=[WeekShare(job, Decimal(80))], week_on=MONDAY, by=cast.am, **AT)
    client.force_login(cast.user("am"))
    assert "80% tuần, chưa đúng 100%" in client.get("/time/?week=2026-11-16").content.decode()
    page = client.get("/time/?week=2026-11-23").content.decode()
    assert f'name="shares.0.job" value="{job.id}"' in page
    assert 'name="shares.0.percent" inputmode="decimal" size="4" value="80"' in page
