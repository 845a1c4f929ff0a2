"""Any touch of the book by its owner is found, and the first bad fact is named."""

import pytest
from django.db import connection

from rapport.domain.chain import START, link
from rapport.jobs.models import Job
from rapport.journal.models import Mail
from rapport.ledger.content import content_of
from rapport.ledger.later import seal_night
from rapport.ledger.models import Book, Fact
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


def _link_anew(cast: Cast) -> None:
    """What a thorough forger does: number and chain all facts of the book again, and set its head and sums."""
    book = Book.objects.get()
    previous = START
    facts = list(Fact.objects.filter(book=book).order_by("seq"))
    with connection.cursor() as cursor:
        for place, fact in enumerate(facts, 1):
            cursor.execute("update ledger_fact set seq = %s where id = %s", [1000 + place, fact.id])
        for place, fact in enumerate(facts, 1):
            fact.seq, fact.previous_hash = place, previous
            previous = link(previous, content_of(fact))
            cursor.execute(
                "update ledger_fact set seq = %s, previous_hash = %s, hash = %s where id = %s",
                [place, fact.previous_hash, previous, fact.id],
            )
        cursor.execute("update ledger_book set head = %s, last_seq = %s", [previous, len(facts)])


def test_facts_put_into_another_order_and_chained_anew_are_found_by_the_seal(job: Job, cast: Cast) -> None:
    seal_night(cast.agency, on=TODAY, now=NOW)
    with connection.cursor() as cursor:
        cursor.execute("update ledger_fact set seq = case seq when 1 then 102 when 2 then 101 end where seq in (1, 2)")
        cursor.execute("update ledger_fact set seq = seq - 100 where seq > 100")
    _link_anew(cast)
    _count, fault = verify(cast.agency)
    assert fault is not None
    assert fault.code == "seal"


def test_a_fact_put_in_between_and_chained_anew_is_found_by_the_seal(job: Job, cast: Cast) -> None:
    seal_night(cast.agency, on=TODAY, now=NOW)
    with connection.cursor() as cursor:
        cursor.execute("update ledger_fact set seq = seq + 100 where seq > 2")
        cursor.execute("create temporary table put as select * from ledger_fact where seq = 2")
        cursor.execute("update put set id = gen_random_uuid(), seq = 3, amount = 0, home_amount = 0")
        cursor.execute("insert into ledger_fact select * from put")
    _link_anew(cast)
    _count, fault = verify(cast.agency)
    assert fault is not None
    assert fault.code == "seal"


def test_a_whole_book_that_is_gone_is_found_by_the_seal(job: Job, cast: Cast) -> None:
    seal_night(cast.agency, on=TODAY, now=NOW)
    with connection.cursor() as cursor:
        for table in ("ledger_fact", "ledger_line", "ledger_book"):
            cursor.execute(f"delete from {table}")
    _count, fault = verify(cast.agency)
    assert fault is not None
    assert fault.code == "seal"


def test_the_night_s_seal_is_mailed_to_the_owner_once(job: Job, cast: Cast) -> None:
    seal = seal_night(cast.agency, on=TODAY, now=NOW)
    seal_night(cast.agency, on=TODAY, now=NOW)
    mail = Mail.objects.get(to=["owner@demo.example"], kind="seal")
    assert seal.root in mail.body
