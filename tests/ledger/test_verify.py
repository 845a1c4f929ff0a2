"""Any touch of the book by its owner is found, and the first bad fact is named."""

import pytest
from django.db import connection

from rapport.jobs.models import Job
from rapport.ledger.later import seal_night
from rapport.ledger.verify import verify
from tests.cast import NOW, TODAY, Cast


@pytest.fixture
def job(owner_login: None, cast: Cast) -> Job:
    return cast.small_job(cast.client(cast.am), cast.am)


def test_an_untouched_book_verifies(job: Job, cast: Cast) -> None:
    assert verify(cast.agency) == (4, None)


@pytest.mark.parametrize(
    ("touch", "code", "seq"),
    [
        ("update ledger_fact set amount = amount + 1 where seq = 2", "content", 2),
        ("update ledger_fact set \"on\" = '2026-01-01' where seq = 3", "content", 3),
        ("delete from ledger_fact where seq = 2", "missing", 2),
        ("delete from ledger_fact where seq = 4", "head", 4),
        ("update ledger_fact set seq = 9 where seq = 4", "missing", 4),
        ("update ledger_book set contracted_fee = contracted_fee + 1", "sums", 0),
        ("update ledger_book set head = repeat('0', 64)", "head", 5),
    ],
)
def test_a_touch_by_the_owner_is_named(job: Job, cast: Cast, touch: str, code: str, seq: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(touch)
    _count, fault = verify(cast.agency)
    assert fault is not None
    assert (fault.code, fault.seq) == (code, seq)


def test_the_last_fact_removed_with_its_traces_is_found_by_the_nights_seal(job: Job, cast: Cast) -> None:
    seal_night(cast.agency, on=TODAY, now=NOW)
    with connection.cursor() as cursor:
        cursor.execute("select previous_hash, home_amount from ledger_fact where seq = 4")
        previous, amount = cursor.fetchone()
        cursor.execute("delete from ledger_fact where seq = 4")
        cursor.execute("update ledger_book set head = %s, last_seq = 3, contracted_tax = contracted_tax - %s", [previous, amount])
    _count, fault = verify(cast.agency)
    assert fault is not None
    assert (fault.code, fault.seq) == ("seal", 4)
