"""`rapport check`: each of its lines, tried failing."""

import argparse
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import OperationalError, connection

from rapport.cli import check
from tests.cast import Cast


def run(capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, str]]:
    code = check.run(argparse.Namespace(quiet=False))
    lines = [line[7:].partition(": ") for line in capsys.readouterr().out.splitlines() if line.startswith("WRONG")]
    return code, {name: why for name, _, why in lines}


def test_a_dead_mail_server_is_wrong(cast: Cast, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("RAPPORT_SMTP", "127.0.0.1:1")
    code, wrong = run(capsys)
    assert code == 2
    assert "refused" in wrong["mail"].lower()


def test_a_missing_font_is_named_with_what_to_type(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check, "FONTS", tmp_path)
    assert "BeVietnamPro-400.ttf, BeVietnamPro-600.ttf: type make setup" in run(capsys)[1]["fonts"]


def test_a_worker_that_was_started_and_is_heard_of_no_more_is_wrong(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check, "data_folder", lambda: tmp_path)
    assert "worker" not in run(capsys)[1]
    (tmp_path / "running.json").write_text("[]")
    assert "type make run" in run(capsys)[1]["worker"]
    with connection.cursor() as cursor:
        cursor.execute("insert into procrastinate_workers (last_heartbeat) values (now() - interval '1 hour')")
        assert "worker" in run(capsys)[1]
        cursor.execute("insert into procrastinate_workers (last_heartbeat) values (now())")
    assert "worker" not in run(capsys)[1]


def test_a_clock_ten_minutes_off_is_wrong(cast: Cast, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    here = check.here()
    monkeypatch.setattr(check, "here", lambda: here + timedelta(minutes=11))
    assert "set the clock" in run(capsys)[1]["clock"]


def test_a_migration_that_is_not_applied_is_wrong(cast: Cast, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    class Behind:
        def __init__(self, _connection: object) -> None:
            self.loader = self
            self.graph = self

        def leaf_nodes(self) -> list[object]:
            return []

        def migration_plan(self, _targets: object) -> list[object]:
            return [object(), object()]

    monkeypatch.setattr(check, "MigrationExecutor", Behind)
    assert run(capsys)[1]["migrations"] == "2 migrations are not applied: type rapport migrate"


def test_a_table_without_its_wall_is_named(
    owner_login: None, cast: Cast, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("alter table jobs_job disable row level security")
        cursor.execute("create table stray (id int)")
    assert run(capsys)[1]["wall"] == "not walled: jobs_job, stray: type rapport migrate"


def test_the_owners_login_is_wrong_for_the_application(owner_login: None, cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    assert "passes the wall" in run(capsys)[1]["login"]


def test_a_wrong_address_of_the_database_is_said_in_one_line(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(_sql: str) -> object:
        raise OperationalError("connection failed: port 1 failed\nfurther words\n")

    monkeypatch.setattr(check, "_ask", refused)
    code, wrong = run(capsys)
    assert code == 2
    assert wrong["database"] == "OperationalError: connection failed: port 1 failed"


def test_a_folder_that_cannot_be_written_is_wrong(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check, "data_folder", lambda: tmp_path / "nowhere")
    assert "FileNotFoundError" in run(capsys)[1]["data folder"]
