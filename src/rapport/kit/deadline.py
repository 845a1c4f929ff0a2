"""
One deadline for each request: when it passes, the database connection's socket is shut.

A statement timeout asks the server to stop; a server that is silent does not hear it. Shutting our own end always answers.
"""

import itertools
import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

SECONDS = 4.0

_lock = threading.Lock()
_running: dict[int, tuple[float, Any]] = {}
_numbers = itertools.count()
_watch: list[threading.Thread] = []


@contextmanager
def deadline(connection: Any, seconds: float = SECONDS) -> Iterator[None]:
    """Shut the socket of a Django connection if the block takes longer; the query in flight then fails at once."""
    _start_watch()
    number = next(_numbers)
    with _lock:
        _running[number] = (time.monotonic() + seconds, connection)
    try:
        yield
    finally:
        with _lock:
            _running.pop(number, None)


def _start_watch() -> None:
    # After a fork the thread is gone though the list is not: ask the thread itself.
    if not _watch or not _watch[0].is_alive():
        _watch[:] = [threading.Thread(target=_look, name="deadlines", daemon=True)]
        _watch[0].start()


def _look() -> None:
    while True:
        time.sleep(0.2)
        with _lock:
            late = [number for number, (until, _connection) in _running.items() if until < time.monotonic()]
            connections = [_running.pop(number)[1] for number in late]
        for connection in connections:
            _shut(connection)


def _shut(connection: Any) -> None:
    with suppress(OSError, AttributeError):
        number = os.dup(connection.connection.pgconn.socket)
        with socket.socket(fileno=number) as copy:
            copy.shutdown(socket.SHUT_RDWR)
