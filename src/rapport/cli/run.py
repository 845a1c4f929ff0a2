"""`rapport run`: PostgreSQL where none is given, the database of this version, web and worker; stops what it started."""

import argparse
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path
from types import FrameType

from rapport.cli import code_stamp
from rapport.kit import postgres
from rapport.kit.paths import data_folder

SECONDS_TO_READY = 60
FIRST_PORT = 8000
WORKERS = 2
THREADS = 4


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-demo", action="store_true", help="do not load the demo agencies on the first run")


def run(args: argparse.Namespace) -> int:
    """Print the logins and `READY http://127.0.0.1:PORT` once pages answer; run until it is stopped."""
    # What an earlier run left behind holds the port that this one wants.
    _end_the_dead()
    port = _port()
    if port is None:
        sys.stderr.write(f"rapport run: port {os.environ['PORT']} is in use: set PORT to another, or unset it\n")
        return 1
    postgres.ensure_running()
    try:
        _prepare(args)
        return _serve(port)
    except subprocess.CalledProcessError as error:
        sys.stderr.write(f"rapport run: {' '.join(map(str, error.cmd[-3:]))} failed, see above\n")
        return 1
    finally:
        _pid_file().unlink(missing_ok=True)
        postgres.stop()


def _port() -> int | None:
    wanted = os.environ.get("PORT")
    for port in [int(wanted)] if wanted else range(FIRST_PORT, FIRST_PORT + 200):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with suppress(OSError):
                probe.bind(("127.0.0.1", port))
                return port
    return None


def _prepare(args: argparse.Namespace) -> None:
    """Migrate, build the wall and load the demo, unless this very code did so before."""
    stamp = data_folder() / "prepared"
    if stamp.exists() and stamp.read_text() == code_stamp.of_models():
        return
    _rapport("migrate", "--quiet")
    if not args.no_demo:
        _rapport("demo", "--if-empty", "--quiet")
    stamp.write_text(code_stamp.of_models())


def _rapport(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "rapport.cli", *arguments], check=True)


def _serve(port: int) -> int:
    environment = os.environ | {"RAPPORT_POOL": str(THREADS), "PORT": str(port), "DJANGO_SETTINGS_MODULE": "rapport.config.settings"}
    granian = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", str(WORKERS),
        "--blocking-threads", str(THREADS), "--no-ws", "--log-level", "warning", "rapport.config.wsgi:application",
    ]  # fmt: skip
    children = [
        subprocess.Popen(granian, env=environment, start_new_session=True),
        subprocess.Popen([sys.executable, "-m", "rapport.cli", "work"], env=os.environ | {}, start_new_session=True),
    ]
    _pid_file().write_text(json.dumps([[child.pid, _born(child.pid)] for child in children]))

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, stop)
    try:
        if not _wait_until_ready(port, children):
            sys.stderr.write("rapport run: the pages do not answer, see above\n")
            return 1
        sys.stdout.write(f"{_logins()}READY http://127.0.0.1:{port}\n")
        sys.stdout.flush()
        while all(child.poll() is None for child in children):
            time.sleep(0.5)
        sys.stderr.write("rapport run: web or worker ended by itself, see above\n")
        return 1
    except KeyboardInterrupt:
        return 0
    finally:
        _end(children)


def _wait_until_ready(port: int, children: list["subprocess.Popen[bytes]"]) -> bool:
    until = time.monotonic() + SECONDS_TO_READY
    while time.monotonic() < until and all(child.poll() is None for child in children):
        with suppress(urllib.error.URLError, OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5) as answer:
            if answer.status == 200:
                return True
        time.sleep(0.1)
    return False


def _logins() -> str:
    """The demo's logins, from the file that loading it left behind."""
    path = data_folder() / "logins"
    return path.read_text() if path.exists() else ""


def _end(children: list["subprocess.Popen[bytes]"]) -> None:
    for child in children:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGTERM)
    until = time.monotonic() + 10
    for child in children:
        with suppress(subprocess.TimeoutExpired):
            child.wait(max(0.1, until - time.monotonic()))
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)


def _pid_file() -> Path:
    return data_folder() / "running.json"


def _born(pid: int) -> str:
    """When a process started, by the kernel: with it a number that was given again is not taken for ours."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[19]
    return ""


def _end_the_dead() -> None:
    """End what an earlier run left behind that was killed itself."""
    with suppress(OSError, ValueError):
        for pid, born in json.loads(_pid_file().read_text()):
            if born and _born(pid) == born:
                with suppress(ProcessLookupError):
                    os.killpg(pid, signal.SIGKILL)
        _pid_file().unlink()
