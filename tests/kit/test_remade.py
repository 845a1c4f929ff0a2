"""A database made by an earlier state of the initial migrations is carried over where that only adds, and is left alone where it would lose."""

import argparse
import os
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from rapport.cli import migrate
from rapport.kit import first_tables, postgres, remade
from tests.conftest import connected_to
from tests.databases import admin, clone, drop, name_of

FIELD = "                ('email', models.EmailField(max_length=254)),\n"


@pytest.fixture(scope="module")
def made(django_db_blocker: Any) -> Iterator[str]:
    """A database that a first start made, once for all tests here."""
    name = f"test_remade_{os.getpid()}"
    drop(name)
    postgres.prepare(name)
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), connected_to(name, role="owner"):
        patch.setattr(settings, "MIGRATION_MODULES", {})
        first_tables.build()
        call_command("migrate", verbosity=0, interactive=False)
    yield name
    drop(name)


@pytest.fixture
def migrated(made: str, django_db_blocker: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    name = f"test_remade_copy_{os.getpid()}"
    drop(name)
    clone(made, name)
    monkeypatch.setattr(settings, "MIGRATION_MODULES", {})
    with django_db_blocker.unblock(), connected_to(name, role="owner"):
        yield name
    drop(name)


def _columns(name: str) -> set[tuple[object, ...]]:
    asked = (
        "select table_name, column_name, data_type, character_maximum_length from information_schema.columns where table_schema = 'public'"
    )
    with psycopg.connect(name_of(admin(), name)) as connected:
        return set(connected.execute(asked).fetchall())


def _today(monkeypatch: pytest.MonkeyPatch, replaced: str, by: str) -> None:
    """Let today's files say something else than those that made the database."""
    texts = dict(FILES)
    key = ("people", "0001_initial")
    assert replaced in texts[key]
    texts[key] = texts[key].replace(replaced, by, 1)
    monkeypatch.setattr(remade, "_of_files", lambda: texts)


FILES = remade._of_files()


def test_what_is_new_is_added_and_what_would_be_lost_is_refused(
    migrated: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # A database from before the texts were kept is today's, for its columns are.
    assert not remade.carry_over()
    remade.keep()
    before = _columns(migrated)
    assert remade.differing() == []

    _today(monkeypatch, FIELD, f"{FIELD}                ('badge', models.CharField(default='none', max_length=20)),\n")
    assert remade.differing() == ["people"]
    assert remade.carry_over()
    remade.keep()
    added = _columns(migrated) - before
    assert added == {("people_member", "badge", "character varying", 20)}
    assert remade.differing() == []

    # Today's files again: the column would have to go, with what stands in it.
    monkeypatch.setattr(remade, "_of_files", lambda: FILES)
    with pytest.raises(remade.CannotCarryOver, match="badge"):
        remade.carry_over()
    monkeypatch.setattr(postgres, "prepare", lambda: None)
    assert migrate.run(argparse.Namespace(quiet=True)) == 2
    english, vietnamese = capsys.readouterr().err.splitlines()
    assert "nothing was changed" in english
    assert "RAPPORT_DATA=" in english or "DATABASE_URL=" in english
    assert "chưa thay đổi gì" in vietnamese
    assert _columns(migrated) == before | added


def test_a_first_migrate_that_was_stopped_half_way_goes_on(migrated: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("drop table billing_invoice cascade")
        cursor.execute("delete from django_migrations where app = 'billing'")
    assert not remade.carry_over()


def test_a_database_older_than_the_texts_that_is_not_todays_is_refused(migrated: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("alter table people_member drop column theme")
    with pytest.raises(remade.CannotCarryOver, match=r"people_member\.theme"):
        remade.carry_over()


@pytest.mark.parametrize(
    ("before", "now", "fits"),
    [
        ("varchar(40)", "varchar(60)", True), ("varchar(60)", "varchar(40)", False), ("varchar(60)", "text", True), ("text", "varchar(60)", False),
        ("numeric(18, 2)", "numeric(20, 2)", True), ("numeric(18, 2)", "numeric(18, 4)", False), ("numeric(18, 2)", "numeric(18, 0)", False),
        ("integer", "bigint", True), ("integer", "smallint", False), ("date", "timestamp with time zone", False), ("uuid", "uuid", True),
    ],
)  # fmt: skip
def test_a_column_type_is_changed_only_where_every_value_stands(before: str, now: str, fits: bool) -> None:
    assert remade.is_wider(before, now) == fits
