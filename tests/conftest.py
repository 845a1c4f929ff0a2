"""
The database of the tests: built once from the models and the wall, cloned for each worker, used under the application's login.

A test runs in a transaction that is rolled back; one that must commit takes the fixture `committed` and an agency of its own.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.utils import translation
from hypothesis import settings as hypothesis_settings
from psycopg.conninfo import conninfo_to_dict

from rapport.config.settings import database
from rapport.demo.found import found_all
from rapport.kit import clock, postgres, report, wall
from tests.cast import NOW, Cast
from tests.databases import admin, clone, drop, leftovers, name_of

ROOMS = [app.removeprefix("rapport.") for app in settings.INSTALLED_APPS if app.startswith("rapport.")]


# How long one example takes on a busy machine is no promise of ours; what must be quick has its own test.
hypothesis_settings.register_profile("rapport", deadline=None)
hypothesis_settings.load_profile("rapport")


def pytest_configure(config: pytest.Config) -> None:
    # Tests build from the models: a migration cannot hide what a model lacks (one test compares the two).
    settings.MIGRATION_MODULES = dict.fromkeys(ROOMS)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def template_database(worker_id: str, testrun_uid: str, django_db_blocker: Any) -> Iterator[str]:
    """Build the template under the owner's login: the first worker builds, the others wait for it."""
    # The number of the process that leads the run: a later run drops what one that is gone left behind.
    leader = os.getpid() if worker_id == "master" else os.getppid()
    name = f"test_rapport_{testrun_uid[:10]}_{leader}"
    with psycopg.connect(admin(), autocommit=True) as connected:
        # An advisory lock of the server: workers are processes of their own.
        connected.execute("select pg_advisory_lock(hashtext(%s))", [name])
        if connected.execute("select 1 from pg_database where datname = %s", [name]).fetchone() is None:
            leftovers(connected)
            postgres.prepare(name)
            with django_db_blocker.unblock():
                _build(name)
    yield name


def _build(name: str) -> None:
    with connected_to(name, role="owner"):
        call_command("migrate", run_syncdb=True, verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        wall.build()
        report.build()
    with connected_to(name, role="app"), clock.at(NOW):
        # The people of the three demo agencies are the cast of all tests.
        found_all(NOW.date())
    connections["default"].close()


@contextmanager
def connected_to(name: str, role: str) -> Iterator[None]:
    connection.close()
    before = dict(connection.settings_dict)
    fresh: dict[str, Any] = database(name_of(getattr(postgres.dsns(), role), name))
    connection.settings_dict.update(fresh)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(before)


@pytest.fixture(scope="session")
def django_db_setup(template_database: str, worker_id: str, django_db_blocker: Any) -> Iterator[None]:
    """Give this worker its clone, and the application's login to it."""
    name = f"{template_database}_{worker_id}_{os.getpid()}"
    if not name.startswith("test_"):
        raise RuntimeError("The tests refuse a database whose name does not begin with test_.")
    clone(template_database, name)
    with django_db_blocker.unblock(), connected_to(name, role="app"):
        yield
    drop(name)


@pytest.fixture(autouse=True)
def _no_agency_left(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    if "db" in request.fixturenames:
        # A foreign parent is refused at COMMIT, which a rolled-back test never reaches: ask for it here.
        connection.check_constraints()


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    """Every test begins in Vietnamese: whatever language a request before spoke, it is not this one's."""
    with translation.override("vi"):
        yield


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    """Every test happens on the same Tuesday morning."""
    with clock.at(NOW):
        yield


@pytest.fixture(scope="module")
def lasting(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """
    Hold one transaction around a whole file: what a fixture of the module builds in it costs its time once.

    Each test still begins where the building ended (its own transaction is a savepoint in this one), and all of it is gone with the file.
    """
    with django_db_blocker.unblock(), clock.at(NOW), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def cast(db: None) -> Cast:
    """The people of the full demo agency, inside its wall."""
    return Cast("demo")


@pytest.fixture
def one(db: None) -> Cast:
    """The agency of one decider, inside its wall."""
    return Cast("one")


@pytest.fixture
def owner_login(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Work under the owner's login, who may touch history; ask for it before anything that opens the test's transaction."""
    with django_db_blocker.unblock():
        connection.close()
    before = connection.settings_dict["USER"]
    connection.settings_dict["USER"] = conninfo_to_dict(postgres.dsns().owner)["user"]
    yield
    with django_db_blocker.unblock():
        connection.close()
    connection.settings_dict["USER"] = before
