"""What whoever watches Rapport asks: does it live, can it answer, how long did that take, which moment does it hold to be now."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test import override_settings

from rapport import __version__
from rapport.config import health
from tests.cast import NOW, Cast

FIELDS = {"status", "database", "worker", "migrations", "now", "version"}


@pytest.mark.django_db
def test_a_process_that_lives_says_so_without_a_login() -> None:
    told = Browser().get("/healthz").json()
    assert told.keys() == FIELDS
    assert (told["status"], told["version"], told["now"]) == ("ok", __version__, NOW.isoformat())


@pytest.mark.django_db
def test_it_is_ready_while_a_worker_has_been_heard_of_and_503_names_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    # The tests' tables come from the models: no migration of a room was run.
    monkeypatch.setattr(health, "_migrated", {"all"})
    dead = Browser().get("/readyz")
    assert (dead.status_code, dead.json()["status"], dead.json()["database"], dead.json()["worker"]) == (503, "not ready", True, False)
    with connection.cursor() as cursor:
        cursor.execute("insert into procrastinate_workers (last_heartbeat) values (now() - interval '31 seconds')")
        assert Browser().get("/readyz").status_code == 503
        cursor.execute("insert into procrastinate_workers (last_heartbeat) values (now())")
    alive = Browser().get("/readyz")
    assert (alive.status_code, alive.json()["status"]) == (200, "ok")


@pytest.mark.django_db
def test_an_answer_says_how_many_queries_it_took_only_where_that_is_asked_for(cast: Cast) -> None:
    browser = Browser()
    browser.force_login(cast.user("am"))
    assert "Server-Timing" not in browser.get("/clients/").headers
    with override_settings(SHOWS_TIMING=True):
        told = browser.get("/clients/").headers["Server-Timing"]
    found = re.fullmatch(r'db;desc="(\d+)";dur=\d+\.\d', told)
    assert found is not None
    assert 5 < int(found[1]) <= 25


def test_the_clock_starts_where_it_is_told_to_and_runs_on(tmp_path: Path) -> None:
    asks = (
        "from rapport.kit import clock; import time; first = clock.now(); time.sleep(0.01); print(first.isoformat(), first < clock.now())"
    )
    environment = os.environ | {"RAPPORT_NOW": "2026-12-31T23:30:00+07:00", "RAPPORT_DATA": str(tmp_path)}
    environment.pop("RAPPORT_ENV", None)
    said = subprocess.run([sys.executable, "-c", asks], env=environment, capture_output=True, text=True, check=True).stdout.split()
    assert said[0].startswith(("2026-12-31T16:30", "2026-12-31T23:30"))
    assert said[1] == "True"
