"""The agency wall, proved under the application's own login."""

import uuid

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from rapport.clients.models import Client, Contact
from rapport.kit.wall import enter, walled_models
from tests.cast import Cast


def test_the_application_is_no_superuser_no_owner_and_bound_by_row_security(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select rolsuper, rolbypassrls from pg_roles where rolname = current_user")
        assert cursor.fetchone() == (False, False)
        cursor.execute("select count(*) from pg_tables where schemaname = 'public' and tableowner = current_user")
        assert cursor.fetchone() == (0,)


def test_every_table_of_the_rooms_is_walled_and_forced(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select relname from pg_class where relrowsecurity and relforcerowsecurity")
        secured = {name for (name,) in cursor.fetchall()}
    assert {model._meta.db_table for model in walled_models()} <= secured


def test_without_an_agency_nothing_is_seen_and_nothing_is_written(cast: Cast) -> None:
    cast.client(cast.am)
    enter(None)
    assert Client.objects.count() == 0
    with pytest.raises(DatabaseError), transaction.atomic():
        Client.objects.create(agency=cast.agency, code="XX", name="X", since_on="2026-01-01")


def test_two_agencies_on_one_connection_never_see_each_other(db: None) -> None:
    demo = Cast("demo")
    client = demo.client(demo.am)
    rival = Cast("rival")
    assert not Client.objects.filter(id=client.id).exists()
    rival.client(rival.am, code="BLU")
    assert Client.objects.count() == 1
    Cast("demo")
    assert list(Client.objects.values_list("id", flat=True)) == [client.id]


def test_a_row_of_another_agency_is_refused_by_the_database(db: None) -> None:
    demo, rival = Cast("demo"), Cast("rival")
    with pytest.raises(DatabaseError), transaction.atomic():
        Client.objects.create(agency=demo.agency, code="XX", name="X", since_on="2026-01-01")
    assert Client.objects.filter(code="XX").count() == 0
    assert rival.agency.slug == "rival"


def test_a_foreign_parent_is_refused_at_the_end_of_the_transaction(db: None) -> None:
    demo = Cast("demo")
    client = demo.client(demo.am)
    rival = Cast("rival")
    with pytest.raises(IntegrityError), transaction.atomic():
        Contact.objects.create(agency=rival.agency, client_id=client.id, full_name="X", given_name="X", sort_key="x")
        connection.check_constraints()


def test_history_is_neither_changed_nor_removed_by_the_application(cast: Cast) -> None:
    job = cast.small_job(cast.client(cast.am), cast.am)
    for statement in ("update ledger_fact set amount = 1", "delete from ledger_fact", "truncate ledger_fact"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert job.book.facts.count() == 4


def test_a_sent_quote_is_frozen_by_the_database(cast: Cast) -> None:
    job = cast.small_job(cast.client(cast.am), cast.am)
    for statement in ("update proposals_quoteversion set discount_amount = 1", "delete from proposals_quoteline"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert job.quotes.get().versions.get().discount_amount == 0


def test_an_unknown_agency_sees_nothing(db: None) -> None:
    enter(uuid.uuid4())
    assert Client.objects.count() == 0
