"""A figure opens to its facts, and each fact to the paper, the money or the hours that made it true, as far as the reader sees them."""

import re
from decimal import Decimal

import pytest
from django.test import Client as Browser

from rapport.costs.commands.log_time import log_time
from rapport.jobs.commands.put_on_job import put_on_job
from rapport.jobs.models import Job
from tests.cast import NOW, TODAY, Cast


@pytest.fixture
def job(cast: Cast) -> Job:
    job = cast.small_job(cast.client(cast.am), cast.am, own_cost_amount=Decimal(100_000))
    put_on_job(job=job, member=cast.planner, by=cast.am, today=TODAY)
    log_time(job=job, hours=Decimal(3), by=cast.planner, today=TODAY, now=NOW)
    return job


def _opened(cast: Cast, login: str, job: Job) -> dict[str, str]:
    """The words and address of every source on the page of the job's margin."""
    browser = Browser()
    browser.force_login(cast.user(login))
    page = browser.get(f"/profit/job/{job.id}/margin/").content.decode()
    return {words: url for url, words in re.findall(r'<a class="plain" href="([^"]+)">([^<]+)</a></td>', page)}


def test_a_fact_leads_to_the_order_and_to_the_hours_that_made_it(cast: Cast, job: Job) -> None:
    assert _opened(cast, "owner", job) == {
        "đơn của khách": f"/jobs/{job.id}/#orders",
        f"giờ của {cast.planner.full_name}": f"/jobs/{job.id}/costs/#time",
    }


def test_whose_hours_they_are_stays_with_who_may_know_what_an_hour_costs(cast: Cast, job: Job) -> None:
    assert _opened(cast, "am", job) == {"đơn của khách": f"/jobs/{job.id}/#orders"}
