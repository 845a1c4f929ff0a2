"""`rapport run`: PostgreSQL where none is given, the database of this version, web and worker; stops what it started."""

import argparse
import fcntl
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import TextIO

import psycopg

from rapport.cli import code_stamp
from rapport.cli.children import Child, end_all, end_the_dead, remember
from rapport.cli.saying import REFUSED
from rapport.kit import clock, postgres
from rapport.kit.paths import data_folder

SECONDS_TO_READY = 60
SECONDS_BETWEEN_LOOKS = 0.5
SECONDS_BETWEEN_ASKING = 2.0
FIRST_PORT, PORTS = 8000, 200
WORKERS = 2
THREADS = 4
PRODUCTION = os.environ.get("RAPPORT_ENV") == "production"


class CannotRun(Exception):
    """What is missing and what to type, in one line."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-demo", action="store_true", help="do not load the demo agencies on the first run")


def run(args: argparse.Namespace) -> int:
    """Print the logins and `READY http://127.0.0.1:PORT` once pages answer; run until it is stopped."""
    # From the first moment on: a start that is stopped half-way stops what it had begun, too.
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, _stop)
    # Refused in production, before anything starts.
    clock.now()
    try:
        return _run(args)
    except KeyboardInterrupt:
        return 0
    except CannotRun as error:
        sys.stderr.write(f"rapport run: {error}\n")
        return 1
    except subprocess.CalledProcessError as error:
        if error.returncode == REFUSED:
            # It has said in its own line what to type.
            return 1
        sys.stderr.write(f"rapport run: {' '.join(map(str, error.cmd[3:]))} failed, see above\n")
        return 1
    except OSError as error:
        where = error.filename or os.environ.get("RAPPORT_DATA") or "the folder .data"
        sys.stderr.write(f"rapport run: {where}: {error.strerror}: make room there, or set RAPPORT_DATA to a folder that you may write\n")
        return 1


def _run(args: argparse.Namespace) -> int:
    lock = _alone()
    try:
        # What an earlier run left behind holds the port that this one wants.
        end_the_dead(_pid_file())
        port = _port()
        _note(lock, port)
        try:
            postgres.ensure_running()
            _check_address()
            _prepare(args)
            return _serve(port)
        finally:
            _hush()
            _pid_file().unlink(missing_ok=True)
            postgres.stop()
    finally:
        lock.close()


def _stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _hush() -> None:
    # A second Ctrl-C must not leave half of it running.
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, signal.SIG_IGN)


def _alone() -> TextIO:
    """Hold the data folder: two launchers in one folder would end each other's processes. Released by any end, `kill -9` too."""
    lock = (data_folder() / "run.lock").open("a+")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        lock.seek(0)
        at = lock.read().strip()
        lock.close()
        where = f" at {at}" if at else ""
        raise CannotRun(f"it runs already in this folder{where}: stop it first, or set RAPPORT_DATA to another folder") from error
    return lock


def _note(lock: TextIO, port: int) -> None:
    lock.truncate(0)
    lock.write(f"http://127.0.0.1:{port}")
    lock.flush()


def _port() -> int:
    wanted = os.environ.get("PORT", "")
    if wanted and not (wanted.isdecimal() and 0 < int(wanted) < 65536):
        raise CannotRun(f"PORT={wanted} is no port: set it to a number from 1 to 65535, or unset it")
    for port in [int(wanted)] if wanted else range(FIRST_PORT, FIRST_PORT + PORTS):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with suppress(OSError):
                probe.bind(("127.0.0.1", port))
                return port
    if wanted:
        raise CannotRun(f"port {wanted} is in use, or not for you to open: set PORT to another, or unset it")
    raise CannotRun(f"ports {FIRST_PORT} to {FIRST_PORT + PORTS - 1} are all in use: set PORT to a free one")


def _check_address() -> None:
    """Ask the server that was given for one answer, so that a wrong address is said in one line."""
    try:
        with psycopg.connect(postgres.admin_dsn(), connect_timeout=5) as connection:
            row = connection.execute("select rolcreaterole or rolsuper from pg_roles where rolname = current_user").fetchone()
            version = connection.info.server_version
    except psycopg.Error as error:
        told = str(error).strip().splitlines()[0]
        raise CannotRun(f"the database does not answer ({told}): start it, or correct or unset DATABASE_URL") from error
    if version < 150000:
        raise CannotRun(f"PostgreSQL {version // 10000} is too old: 15 or newer, or unset DATABASE_URL")
    if not row or not row[0]:
        raise CannotRun("the login of DATABASE_URL may not make roles: alter role … createrole")


def _prepare(args: argparse.Namespace) -> None:
    """Migrate, build the wall and load the demo, unless this very code did so before with this database."""
    stamp = data_folder() / "prepared"
    wanted = f"{code_stamp.of_models()} {os.environ.get('DATABASE_URL', '')}".strip()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    sys.stderr.write("rapport run: the database, a minute or more the first time\n")
    _rapport("migrate", "--quiet")
    if not args.no_demo and not PRODUCTION:
        sys.stderr.write("rapport run: the demo\n")
        _rapport("demo", "--if-empty", "--quiet")
    stamp.write_text(wanted)


def _rapport(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "rapport.cli", *arguments], check=True)


def _serve(port: int) -> int:
    environment = os.environ | {"PORT": str(port), "DJANGO_SETTINGS_MODULE": "rapport.config.settings"}
    granian = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", str(WORKERS),
        "--blocking-threads", str(THREADS), "--respawn-failed-workers", "--no-ws", "--log-level", "warning", "rapport.config.wsgi:application",
    ]  # fmt: skip
    children: list[Child] = []
    try:
        children.append(Child("web", granian, environment | {"RAPPORT_POOL": str(THREADS)}))
        children.append(Child("worker", [sys.executable, "-m", "rapport.cli", "work"], environment))
        remember(children, _pid_file())
        if not _wait_until_ready(port, children):
            raise CannotRun("the pages do not answer, see above")
        sys.stdout.write(f"{_logins()}READY http://127.0.0.1:{port}\n")
        sys.stdout.flush()
        return _watch(children)
    finally:
        _hush()
        end_all(children)


def _watch(children: list[Child]) -> int:
    """Keep web, worker and our own PostgreSQL alive; 1 where one of them cannot be."""
    looked_at = time.monotonic()
    while all(child.keep() for child in children):
        remember(children, _pid_file())
        if time.monotonic() - looked_at > SECONDS_BETWEEN_ASKING:
            postgres.ensure_running()
            looked_at = time.monotonic()
        time.sleep(SECONDS_BETWEEN_LOOKS)
    return 1


def _wait_until_ready(port: int, children: list[Child]) -> bool:
    until = time.monotonic() + SECONDS_TO_READY
    # The name that this installation answers to; in production 127.0.0.1 need not be one.
    host = os.environ.get("RAPPORT_HOSTS", "127.0.0.1").split(",")[0].strip()
    while time.monotonic() < until and all(child.process.poll() is None for child in children):
        with suppress(OSError, http.client.HTTPException):
            pages = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            pages.request("GET", "/readyz", headers={"Host": host})
            if pages.getresponse().status == 200:
                return True
        time.sleep(0.05)
    return False


def _logins() -> str:
    """The demo's logins, from the file that loading it left behind; a real installation prints none."""
    path = data_folder() / "logins"
    return path.read_text() if path.exists() and not PRODUCTION else ""


def _pid_file() -> Path:
    return data_folder() / "running.json"
