"""`rapport run` that cannot: one line says what is missing and what to type, and nothing is left behind."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from rapport.cli.children import Child, end_all


def refusal(folder: Path, **environment: str) -> str:
    """Start Rapport in a folder of its own; answer the one line that it says."""
    clean = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "PORT", "RAPPORT_NOW", "RAPPORT_ENV")}
    done = subprocess.run(
        [sys.executable, "-m", "rapport.cli", "run"], env=clean | {"RAPPORT_DATA": str(folder), **environment}, capture_output=True,
        text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    return line


def test_a_port_in_use_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert refusal(tmp_path, PORT=str(port)) == (
            f"rapport run: port {port} is in use, or not for you to open: set PORT to another, or unset it"
        )


@pytest.mark.parametrize("port", ["eighty", "0", "70000", "-1"])
def test_what_is_no_port_is_said(tmp_path: Path, port: str) -> None:
    assert refusal(tmp_path, PORT=port).startswith(f"rapport run: PORT={port} is no port")


def test_a_database_that_does_not_answer_is_said_in_one_line(tmp_path: Path) -> None:
    line = refusal(tmp_path, DATABASE_URL="postgresql://nobody@127.0.0.1:1/rapport")
    assert line.startswith("rapport run: the database does not answer")
    assert line.endswith("start it, or correct or unset DATABASE_URL")


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    line = refusal(tmp_path / "file" / "below")
    assert str(tmp_path / "file" / "below") in line
    assert line.endswith("set RAPPORT_DATA to a folder that you may write")


def test_a_second_start_in_one_folder_leaves_the_first_alone(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", "import fcntl, sys; f = open(sys.argv[1], 'w'); fcntl.flock(f, fcntl.LOCK_EX); "
         "f.write('http://127.0.0.1:8000'); f.flush(); print('held', flush=True); sys.stdin.read()", str(tmp_path / "run.lock")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    assert "runs already in this folder at http://127.0.0.1:8000" in refusal(tmp_path)
    holder.communicate()


def test_production_refuses_a_clock_of_its_own(tmp_path: Path) -> None:
    line = refusal(tmp_path, RAPPORT_ENV="production", RAPPORT_NOW="2026-12-31T23:30:00+07:00")
    assert line == "RAPPORT_NOW is refused in production: unset it."


def test_a_child_that_ends_is_started_again_and_one_that_never_lives_is_given_up(capfd: pytest.CaptureFixture[str]) -> None:
    lives = Child("web", ["sleep", "60"], os.environ)
    lives.process.kill()
    lives.process.wait()
    assert lives.keep()
    assert lives.process.poll() is None
    end_all([lives])
    assert lives.process.poll() is not None

    fails = Child("worker", ["false"], os.environ)
    kept = []
    while not kept or kept[-1]:
        fails.process.wait()
        kept.append(fails.keep())
    assert len(kept) == 5
    assert "worker ends again and again" in capfd.readouterr().err
