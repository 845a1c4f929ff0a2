"""What the machine lacks is said in one line, with what to type; a fault of ours is never hidden behind such a line."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from django.db.utils import DataError, OperationalError, ProgrammingError

from rapport.cli.failures import told


def caused(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (caused(OperationalError("could not extend file"), psycopg.errors.DiskFull("could not extend file")), "the disk is full"),
        (OSError(errno.ENOSPC, "No space left on device"), "the disk is full"),
        (OperationalError('connection failed: FATAL:  role "rapport_app" does not exist'), "not set up yet"),
        (caused(ProgrammingError("relation x"), psycopg.errors.UndefinedTable("relation x")), "not set up yet"),
        (
            OperationalError("connection failed: Connection refused\nIs the server running?"),
            "does not answer (connection failed: Connection refused)",
        ),
    ],
)
def test_what_the_reader_can_mend_is_a_line(error: Exception, line: str) -> None:
    assert line in told(error)
    assert "\n" not in told(error)


@pytest.mark.parametrize(
    "error",
    [
        ValueError("connection"),
        DataError("does not exist"),
        OperationalError("deadlock detected"),
        OSError(errno.EPERM, "x"),
        KeyError("x"),
    ],
)
def test_what_is_ours_stays_a_fault(error: Exception) -> None:
    assert told(error) == ""


def test_a_command_without_a_database_says_what_to_type(tmp_path: Path) -> None:
    environment = os.environ | {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none", "RAPPORT_DATA": str(tmp_path)}
    ended = subprocess.run(
        [sys.executable, "-m", "rapport.cli", "today", "--as", "a@b.vn"], env=environment, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith("rapport today: the database does not answer (")
    assert len(ended.stderr.splitlines()) == 1
