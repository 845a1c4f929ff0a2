"""What an hour of one person costs cannot be worked out from hours and cost by whoever may not see it (roles.md, rules 12 and 13)."""

import json
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client as Browser

from rapport.costs.access import visible_time
from rapport.costs.commands.log_time import log_time
from rapport.desk.queries.story import story_of
from rapport.desk.queries.why import explain
from rapport.jobs.commands.put_on_job import put_on_job
from rapport.jobs.models import Job
from rapport.kit.wall import enter
from rapport.ledger.models import Fact
from tests.cast import NOW, TODAY, Cast

HOURS = {"planner": Decimal(3), "creative": Decimal(7)}


@pytest.fixture
def job(cast: Cast) -> Job:
    job = cast.small_job(cast.client(cast.am), cast.am, own_cost_amount=Decimal(100_000))
    for login, hours in HOURS.items():
        put_on_job(job=job, member=getattr(cast, login), by=cast.am, today=TODAY)
        log_time(job=job, hours=hours, by=getattr(cast, login), today=TODAY, now=NOW)
    return job


def _costs() -> list[Decimal]:
    return list(Fact.objects.filter(source_kind="time_entry").values_list("home_amount", flat=True))


def _own_cost(cast: Cast, login: str, job: Job) -> list[dict[str, Any]]:
    told = explain("job", job.number, "spent", getattr(cast, login))
    assert told is not None
    assert Decimal(told["sum"]) == sum(_costs())
    return [fact for fact in told["facts"] if fact["source_kind"] == "time_entry"]


def test_a_director_sees_the_time_of_a_job_in_sum_and_no_hours_beside_it(cast: Cast, job: Job) -> None:
    (row,) = _own_cost(cast, "director", job)
    assert Decimal(row["amount"]) == sum(_costs())
    assert (row["source_id"], row["line"], len(row["ids"])) == (None, None, 2)
    assert not visible_time(cast.director).exists()


def test_whoever_may_see_what_an_hour_costs_sees_every_entry_with_its_hours(cast: Cast, job: Job) -> None:
    for login in ("owner", "finance"):
        assert sorted(Decimal(row["amount"]) for row in _own_cost(cast, login, job)) == sorted(_costs())
        assert visible_time(getattr(cast, login)).count() == 2


def test_each_sees_their_own_hours_and_a_manager_no_cost_of_one_entry(cast: Cast, job: Job) -> None:
    assert [entry.hours for entry in visible_time(cast.planner)] == [HOURS["planner"]]
    assert len(_own_cost(cast, "am", job)) == 1


def test_no_page_document_story_or_line_of_the_command_line_shows_a_director_one_entry(cast: Cast, job: Job) -> None:
    browser = Browser()
    browser.force_login(cast.user("director"))
    seen = [
        browser.get(path).content.decode()
        for path in (
            f"/jobs/{job.id}/",
            f"/jobs/{job.id}/costs/",
            f"/profit/job/{job.id}/spent/",
            f"/profit/job/{job.id}/own_cost/",
        )
    ]
    enter(cast.agency.id)
    seen.append(json.dumps(story_of(job, cast.director), default=str, ensure_ascii=False))
    for amount in _costs():
        for text in seen:
            assert f"{amount:,.0f}".replace(",", ".") not in text
            assert f"{amount:.0f}" not in text
    assert cast.planner.full_name not in seen[1]


def test_a_figure_of_time_taken_back_stands_at_nothing_in_one_row(cast: Cast, job: Job) -> None:
    whole = sum(_costs())
    assert whole > 0
    told = explain("job", job.number, "own_cost", cast.director)
    assert told is not None
    assert Decimal(told["sum"]) == Decimal(told["value"])
