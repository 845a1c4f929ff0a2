"""A database that falls silent: the query in flight fails at the deadline, not when somebody gives up."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from types import SimpleNamespace

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from rapport.kit.deadline import deadline
from tests.databases import admin


class Line:
    """A wire between a client and the real server that can be held: what comes in is taken and goes nowhere."""

    def __init__(self, server: str) -> None:
        self.is_held = False
        self.server = server
        self.door = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._serve, daemon=True).start()

    @property
    def port(self) -> int:
        found: int = self.door.getsockname()[1]
        return found

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                near, _address = self.door.accept()
                far = socket.socket(socket.AF_UNIX)
                far.connect(self.server)
                for source, target in ((near, far), (far, near)):
                    threading.Thread(target=self._carry, args=(source, target), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while piece := source.recv(65536):
                if not self.is_held:
                    target.sendall(piece)


@pytest.fixture
def line() -> Iterator[Line]:
    wire = Line(f"{conninfo_to_dict(admin())['host']}/.s.PGSQL.5432")
    yield wire
    wire.door.close()


def test_a_silent_database_ends_in_the_deadline_and_not_in_a_hang(line: Line) -> None:
    at = make_conninfo(**{**conninfo_to_dict(admin()), "host": "127.0.0.1", "port": line.port})  # type: ignore[arg-type]
    with psycopg.connect(at, autocommit=True) as connected:
        assert connected.execute("select 1").fetchone() == (1,)
        line.is_held = True
        begun = time.monotonic()
        with pytest.raises(psycopg.OperationalError), deadline(SimpleNamespace(connection=connected), 0.5):
            connected.execute("select 1")
        assert time.monotonic() - begun < 10


def test_a_server_that_takes_the_call_and_says_nothing_is_given_up(line: Line) -> None:
    line.is_held = True
    begun = time.monotonic()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(f"host=127.0.0.1 port={line.port} dbname=x user=x connect_timeout=2")
    assert time.monotonic() - begun < 15
