"""The migrations make what the models say: a database migrated from nothing, step by step or at once, is the one that the tests build."""

import os
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations import operations
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.recorder import MigrationRecorder

from rapport.kit import first_tables, postgres, report, wall
from tests.conftest import ROOMS, connected_to
from tests.databases import admin, drop, name_of

CATALOGUE = {
    "columns": """select table_name, column_name, data_type, character_maximum_length, numeric_precision, numeric_scale, is_nullable,
                  column_default, collation_name from information_schema.columns where table_schema = 'public'""",
    "constraints": """select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint
                      where connamespace = 'public'::regnamespace""",
    "indexes": "select tablename, indexname, indexdef from pg_indexes where schemaname = 'public'",
    "policies": "select tablename, policyname, qual, with_check from pg_policies",
    "security": "select relname, relrowsecurity, relforcerowsecurity from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
    "triggers": "select tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal",
    "rights": """select table_name, privilege_type from information_schema.role_table_grants
                 where grantee = 'rapport_app' and table_schema = 'public'""",
    "views": "select viewname, definition from pg_views where schemaname = 'report'",
}
# Django keeps a list of the migrations that were run; the tests' database ran none of the rooms'.
BESIDE = "django_migrations"


@pytest.fixture(params=["at once", "step by step"])
def migrated(request: pytest.FixtureRequest, django_db_blocker: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    name = f"test_migrated_{os.getpid()}"
    drop(name)
    monkeypatch.setattr(settings, "MIGRATION_MODULES", {})
    postgres.prepare(name)
    with django_db_blocker.unblock(), connected_to(name, role="owner"):
        if request.param == "at once":
            assert first_tables.build()
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        wall.build()
        report.build()
        assert set(MigrationRecorder(connection).applied_migrations()) == set(MigrationLoader(None).disk_migrations)
        assert not first_tables.build()
    yield name
    drop(name)


def _catalogue(name: str) -> dict[str, set[tuple[object, ...]]]:
    with psycopg.connect(name_of(admin(), name)) as connected:
        return {part: {row for row in connected.execute(sql).fetchall() if row[0] != BESIDE} for part, sql in CATALOGUE.items()}  # type: ignore[call-overload]


def test_a_migrated_database_is_the_one_built_from_the_models(template_database: str, migrated: str) -> None:
    built, made = _catalogue(template_database), _catalogue(migrated)
    for part in CATALOGUE:
        assert made[part] - built[part] == set(), part
        assert built[part] - made[part] == set(), part


def test_every_room_keeps_one_initial_migration_until_the_first_release() -> None:
    package = settings.PACKAGE
    found = {room: sorted(path.name for path in (package / room / "migrations").glob("[0-9]*.py")) for room in ROOMS}
    assert {room: names for room, names in found.items() if (package / room / "models").exists() and names != ["0001_initial.py"]} == {}


def test_no_migration_of_a_room_does_more_than_the_models_say(monkeypatch: pytest.MonkeyPatch) -> None:
    # A new database is made from the models: what a step did beside them, it would lack.
    monkeypatch.setattr(settings, "MIGRATION_MODULES", {})
    steps = [(key, step) for key, found in MigrationLoader(None).disk_migrations.items() if key[0] in ROOMS for step in found.operations]
    assert len(steps) > len(ROOMS)
    assert [(key, step.describe()) for key, step in steps if not _comes_from_the_models(step)] == []


def _comes_from_the_models(step: Operation) -> bool:
    return type(step).__module__.startswith("django.db.migrations.operations") and not isinstance(
        step, operations.RunPython | operations.RunSQL | operations.SeparateDatabaseAndState
    )
