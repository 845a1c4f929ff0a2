"""A browser without pictures: one connection, cookies, forms; it measures what it asks."""

import http.client
import re
import time
import urllib.parse
from dataclasses import dataclass
from http.cookies import SimpleCookie

TIMING = re.compile(r'db;desc="(\d+)";dur=([0-9.]+)')

IDLE = 2.0
TOO_MANY, SECONDS_TO_WAIT, MOST_WAITS = 429, 10.0, 8


@dataclass(frozen=True)
class Answer:
    """One answer: its status, milliseconds from asking to the last byte, queries and their milliseconds (`RAPPORT_TIMING=1`)."""

    status: int
    milliseconds: float
    queries: int
    sql_milliseconds: float
    location: str
    body: bytes


class Browser:
    """One person at work."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.asked_at = time.monotonic()

    def log_in(self, email: str, password: str = "rapport-demo") -> None:
        """Log in; where the server holds back after many logins, wait as a person would."""
        self.ask("GET", "/login/")
        for _wait in range(MOST_WAITS):
            answer = self.post("/login/", login=email, password=password)
            if answer.status != TOO_MANY:
                break
            time.sleep(SECONDS_TO_WAIT)
        if answer.status != 302:
            raise SystemExit(f"bench: {email} cannot log in ({answer.status})")

    def another(self) -> "Browser":
        """Answer another window of the same person, with a line of its own."""
        window = Browser(self.port)
        window.cookies = dict(self.cookies)
        return window

    def get(self, path: str) -> Answer:
        return self.ask("GET", path)

    def post(self, path: str, **fields: str) -> Answer:
        form = urllib.parse.urlencode(fields | {"csrfmiddlewaretoken": self.cookies.get("csrftoken", "")})
        return self.ask("POST", path, form.encode())

    def ask(self, method: str, path: str, body: bytes | None = None) -> Answer:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://127.0.0.1:{self.port}"}
        # The server hangs up on who says nothing for a while: a new line is opened before it is asked in vain.
        if time.monotonic() - self.asked_at > IDLE:
            self.connection.close()
        started = time.perf_counter()
        try:
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
            content = answer.read()
        except (OSError, http.client.HTTPException):
            self.connection.close()
            raise
        took = (time.perf_counter() - started) * 1000
        self.asked_at = time.monotonic()
        for name, value in answer.headers.items():
            if name.lower() == "set-cookie":
                self.cookies |= {key: morsel.value for key, morsel in SimpleCookie(value).items()}
        timing = TIMING.search(answer.headers.get("Server-Timing", ""))
        queries, sql = (int(timing[1]), float(timing[2])) if timing else (0, 0.0)
        return Answer(answer.status, took, queries, sql, answer.headers.get("Location", ""), content)
