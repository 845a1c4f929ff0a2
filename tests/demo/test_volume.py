"""A demo agency filled up to a size: exactly that size, by commands, the same from the same seed, and never twice."""

import dataclasses
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db.models import Count

from rapport.billing.models import Payment
from rapport.clients.models import Client
from rapport.demo.volume.fill import fill
from rapport.demo.volume.size import Size, size_now
from rapport.jobs.models import Job
from rapport.kit import clock
from rapport.kit.command import REGISTRY
from rapport.ledger.verify import verify
from tests.cast import NOW, Cast

SMALL = Size(clients=20, jobs=12, tasks=20, time_entries=15, invoices=8, payments=6)


def told(family: str, there: int, wanted: int) -> None:
    assert 0 <= there <= wanted, family


@pytest.fixture(scope="module")
def _full(lasting: None) -> None:
    fill(Cast("demo").agency, SMALL, seed=1, now=NOW, told=told)


@pytest.fixture
def filled(_full: None, cast: Cast) -> Cast:
    return cast


def test_an_agency_is_filled_up_to_exactly_its_size_and_its_books_hold(filled: Cast) -> None:
    assert size_now() == SMALL
    assert verify(filled.agency)[1] is None


def test_a_few_clients_hold_half_of_the_jobs(filled: Cast) -> None:
    assert SMALL.large_clients == 1
    largest = Client.objects.annotate(count=Count("jobs")).order_by("-count").first()
    assert largest is not None
    assert Job.objects.filter(client=largest).count() == SMALL.jobs // 2


def test_filling_up_again_adds_nothing(filled: Cast) -> None:
    fill(filled.agency, SMALL, seed=1, now=NOW + timedelta(1), told=told)
    assert size_now() == SMALL


def test_money_is_never_put_against_more_than_there_is(filled: Cast) -> None:
    for payment in Payment.objects.prefetch_related("allocations"):
        assert sum((row.amount for row in payment.allocations.all()), Decimal(0)) <= payment.amount


def test_work_that_rests_or_is_over_is_left_alone(filled: Cast) -> None:
    running = Job.objects.filter(stations__station="production", closings=None, cancellations=None)
    over, resting = running.distinct().order_by("id")[:2]
    with clock.at(NOW):
        REGISTRY["cancel_job"].call(job=over, reason="Khách dừng", by=filled.director, today=NOW.date(), now=NOW)
        REGISTRY["hold_job"].call(job=resting, reason="Khách chờ", by=filled.director, today=NOW.date())
    before = {job.id: job.tasks.count() for job in (over, resting)}
    larger = dataclasses.replace(SMALL, tasks=60, time_entries=60)
    fill(filled.agency, larger, seed=2, now=NOW + timedelta(1), told=told)
    assert size_now() == larger
    assert {job.id: job.tasks.count() for job in (over, resting)} == before
