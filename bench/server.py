"""A Rapport of the bench's own: its folder, its port, its processes."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = Path(os.environ.get("RAPPORT_DATA") or ROOT / ".cache" / "bench")


class Server:
    """`rapport run`, timed from nothing to READY; stopped with the bench."""

    def __init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        started = time.perf_counter()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "rapport.cli", "run"], cwd=ROOT, stdout=subprocess.PIPE, text=True,
            env=os.environ | {"RAPPORT_DATA": str(FOLDER), "PORT": str(self.port), "RAPPORT_TIMING": "1"},
        )  # fmt: skip
        assert self.process.stdout is not None
        if not any(line.startswith("READY") for line in self.process.stdout):
            raise SystemExit("bench: rapport run did not become ready, see above")
        self.seconds_to_ready = time.perf_counter() - started

    def children(self) -> dict[str, list[int]]:
        """Answer the numbers of the processes: `web` (its leader), `page` (those that answer), `worker`."""
        under = _children(self.process.pid)
        web = [pid for pid in under if "granian" in _command(pid)]
        return {
            "web": web, "page": [page for pid in web for page in _children(pid) if "granian" in _command(page)],
            "worker": [pid for pid in under if "rapport.cli" in _command(pid)],
        }  # fmt: skip

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)


def _children(pid: int) -> list[int]:
    found = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False).stdout
    return [int(line) for line in found.split()]


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""


def pss_mebibytes(pid: int) -> float:
    """Answer the memory that a process adds to the machine: its own, and its share of what it shares."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def loop_milliseconds() -> float:
    """Answer how long a plain loop takes here and now: a busy or slower machine shows in it, and so in all other figures."""
    started = time.perf_counter()
    total = 0
    for number in range(1_000_000):
        total += number * number % 7
    return (time.perf_counter() - started) * 1000
