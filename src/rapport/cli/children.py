"""The processes that `rapport run` starts: kept alive while it runs, ended with it, found again after it was killed."""

import ctypes
import json
import os
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

SECONDS_TO_END = 10
# A process that ends so often within so many seconds will not get well by being started once more.
MOST_STARTS, WITHIN = 5, 60.0
PR_SET_PDEATHSIG = 1


class Child:
    """One process by its name; started again when it ends by itself."""

    def __init__(self, name: str, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.name = name
        self.command = list(command)
        self.environment = dict(environment)
        self.starts: deque[float] = deque(maxlen=MOST_STARTS)
        self.process = self._start()

    def _start(self) -> "subprocess.Popen[bytes]":
        self.starts.append(time.monotonic())
        # A session of its own: Ctrl-C at the terminal reaches the launcher alone, which then ends all in order.
        return subprocess.Popen(self.command, env=self.environment, start_new_session=True, preexec_fn=_end_with_parent)

    def keep(self) -> bool:
        """Start it again if it ended; False where it ends too often."""
        code = self.process.poll()
        if code is None:
            return True
        if len(self.starts) == MOST_STARTS and time.monotonic() - self.starts[0] < WITHIN:
            sys.stderr.write(f"rapport run: {self.name} ends again and again (code {code}), see above\n")
            return False
        sys.stderr.write(f"rapport run: {self.name} ended by itself (code {code}): started again\n")
        self.end()
        self.process = self._start()
        return True

    def ask_to_end(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGTERM)

    def end(self, seconds: float = SECONDS_TO_END) -> None:
        """Wait for its end; what is left of its session is killed."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(max(0.1, seconds))
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def _end_with_parent() -> None:
    # Where the launcher is killed without a word, nothing that it started outlives it (Linux; elsewhere the next start does it).
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def end_all(children: Sequence[Child]) -> None:
    """Ask all to end at once, then wait for each."""
    until = time.monotonic() + SECONDS_TO_END
    for child in children:
        child.ask_to_end()
    for child in children:
        child.end(until - time.monotonic())


def remember(children: Sequence[Child], path: Path) -> None:
    """Write down which processes run, so that the next start finds what this one may leave behind."""
    path.write_text(json.dumps([[child.process.pid, _born(child.process.pid)] for child in children]))


def end_the_dead(path: Path) -> None:
    """End what an earlier launcher left behind that was killed itself."""
    with suppress(OSError, ValueError):
        for pid, born in json.loads(path.read_text()):
            if born and _born(pid) == born:
                with suppress(ProcessLookupError):
                    os.killpg(pid, signal.SIGKILL)
        path.unlink()


def _born(pid: int) -> str:
    """When a process started, by the kernel: with it a number that was given again is not taken for ours."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[19]
    return ""
