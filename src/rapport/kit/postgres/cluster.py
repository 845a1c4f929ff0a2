"""Start and stop our own cluster: one start at a time, ready when it answers, alive again after `kill -9`."""

import fcntl
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

from rapport.kit.postgres.place import Place, binaries, make_folders, place

SECONDS_TO_START = 60
MOST_TRIES = 20
SETTINGS = {
    "listen_addresses": "",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "max_locks_per_transaction": "256",
    "log_min_messages": "warning",
    "logging_collector": "off",
    "timezone": "UTC",
}


def is_ours() -> bool:
    """Answer whether Rapport runs its own cluster: no DATABASE_URL was given."""
    return not os.environ.get("DATABASE_URL")


def own_dsn(database: str, user: str) -> str:
    """Answer the address in our own cluster, over its unix socket."""
    return make_conninfo(host=str(place().sockets), dbname=database, user=user)


def ensure_running() -> None:
    """
    Start our own cluster, or find it running; nothing to do where DATABASE_URL is given.

    It stays up until `stop`. Whoever comes while another starts it waits for that start.
    """
    if not is_ours() or _answers():
        return
    where = place()
    with _alone(where):
        if _answers():
            return
        make_folders(where)
        if not (where.data / "PG_VERSION").exists():
            _initialise(where)
        _start(where)


def stop() -> None:
    """Stop our own cluster, if it runs."""
    where = place()
    pid_file = where.data / "postmaster.pid"
    if is_ours() and pid_file.exists() and _lives(pid_file):
        _run(where, "pg_ctl", "stop", "-D", str(where.data), "-m", "fast", "-w", "-t", "20")


def _lives(pid_file: Path) -> bool:
    """Answer whether the server of this file runs: one that was killed leaves its file behind, and perhaps a zombie."""
    with suppress(OSError, ValueError, IndexError):
        pid = int(pid_file.read_text().splitlines()[0])
        with suppress(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)
        os.kill(pid, 0)
        return _state(pid) != "Z"
    return False


def _state(pid: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    return ""


def _clear_the_dead(where: Place) -> None:
    """Take away the file of a server that is dead but was never waited for (containers): PostgreSQL would take it for alive."""
    pid_file = where.data / "postmaster.pid"
    with suppress(OSError, ValueError, IndexError):
        pid = int(pid_file.read_text().splitlines()[0])
        # Its own processes, if any are left, still hold its memory; each works in the data folder.
        if not _lives(pid_file) and _state(pid) == "Z" and not any(_works_in(where.data)):
            pid_file.unlink()


def _works_in(folder: Path) -> Iterator[bool]:
    for cwd in Path("/proc").glob("[0-9]*/cwd"):
        with suppress(OSError):
            yield cwd.readlink() == folder


@contextmanager
def _alone(where: Place) -> Iterator[None]:
    with where.lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _answers() -> bool:
    with (
        suppress(psycopg.OperationalError),
        psycopg.connect(own_dsn("postgres", "postgres"), connect_timeout=2) as connection,
    ):
        connection.execute("select 1")
        return True
    return False


def _initialise(where: Place) -> None:
    _run(
        where,
        "initdb",
        "-D",
        str(where.data),
        "-U",
        "postgres",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-locale",
        "--no-sync",
    )


def _start(where: Place) -> None:
    until = time.monotonic() + SECONDS_TO_START
    _clear_the_dead(where)
    process, tries = _launch(where), 0
    while time.monotonic() < until:
        if _answers():
            # The server outlives this process on purpose: its handle is not waited for.
            process.returncode = 0
            return
        if process.poll() is not None:
            tries += 1
            if tries > MOST_TRIES:
                break
            # After `kill -9` the dead server's own processes hold its memory for a moment more: it is tried again until they are gone.
            time.sleep(0.5)
            _clear_the_dead(where)
            process = _launch(where)
        time.sleep(0.05)
    tail = (where.data / "server.log").read_text(errors="replace").strip().splitlines()[-3:]
    raise SystemExit(f"PostgreSQL did not start: {' '.join(tail)} (the whole log: {where.data}/server.log)")


def _launch(where: Place) -> "subprocess.Popen[bytes]":
    options = [f"-c{name}={value}" for name, value in SETTINGS.items()]
    with (where.data / "server.log").open("ab") as log:
        if where.uid is not None:
            os.chown(where.data / "server.log", where.uid, where.gid or -1)
        process: subprocess.Popen[bytes] = subprocess.Popen(
            [binaries() / "postgres", "-D", where.data, f"-k{where.sockets}", *options],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd="/",
            start_new_session=True,
            **_as_user(where),  # type: ignore[call-overload]
        )
        return process


def _run(where: Place, program: str, *arguments: str) -> None:
    done = subprocess.run([binaries() / program, *arguments], capture_output=True, text=True, check=False, cwd="/", **_as_user(where))  # type: ignore[call-overload]
    if done.returncode:
        raise SystemExit(f"{program} failed: {done.stderr.strip()}")


def _as_user(where: Place) -> dict[str, object]:
    environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"}
    if where.uid is None:
        return {"env": environment}
    # PostgreSQL refuses to run as root.
    return {"user": where.uid, "group": where.gid, "extra_groups": [], "env": environment}
