"""A demo agency filled up to a size: exactly that size, by commands, the same from the same seed, and never twice."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db.models import Count

from rapport.billing.models import Payment
from rapport.clients.models import Client
from rapport.demo.volume.fill import fill
from rapport.demo.volume.size import Size, size_now
from rapport.jobs.models import Job
from rapport.ledger.verify import verify
from tests.cast import NOW, Cast

SMALL = Size(clients=20, jobs=12, tasks=20, time_entries=15, invoices=8, payments=6)


def told(family: str, there: int, wanted: int) -> None:
    assert 0 <= there <= wanted, family


@pytest.fixture
def filled(cast: Cast) -> Cast:
    fill(cast.agency, SMALL, seed=1, now=NOW, told=told)
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
