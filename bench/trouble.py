"""Fifty people at once, and processes killed in the middle of flows: what was acknowledged must be there."""

import http.client
import os
import signal
import statistics
import threading
import time
import uuid
from random import Random

import measures as what
from django.db import transaction
from server import Server

from browser import Browser
from rapport.kit.postgres.cluster import place
from rapport.kit.wall import enter
from rapport.ledger.verify import verify
from rapport.production.models import Task

PEOPLE, SECONDS = int(os.environ.get("PEOPLE", "50")), float(os.environ.get("SECONDS", "30"))
KILLS = int(os.environ.get("KILLS", "5"))
LOGINS = ("owner", "director", "am", "am2", "kam", "finance", "planner", "creative", "producer", "junior")
TO_HEAL = 30.0


def crowd(server: Server) -> list[str]:
    """Let fifty people read and write at once; they are threads of one process, which takes its own share of the machine."""
    found, people = what.stock(), [_signed_in(server, f"{login}@demo.example") for login in LOGINS]
    what.close()
    until = time.monotonic() + SECONDS
    times: list[float] = []
    errors: list[int] = []

    def work(number: int) -> None:
        chance, browser = Random(number), people[number % len(people)].another()
        task = what.small_writes(found, chance)[0]
        while time.monotonic() < until:
            path = chance.choice(("/today/", "/clients/", "/jobs/", "/invoices/", f"/jobs/{chance.choice(found.jobs)}/"))
            answer = browser.get(path) if chance.random() > 0.1 or task.form is None else browser.post(task.path(), **task.form())
            times.append(answer.milliseconds)
            if answer.status >= 500:
                errors.append(answer.status)

    _together([threading.Thread(target=work, args=(number,)) for number in range(PEOPLE)])
    times.sort()
    if not times:
        return ["- Nobody of the crowd was answered."]
    return [
        f"- {PEOPLE} people at once for {SECONDS:.0f} s, the bench itself on the same machine: {len(times) / SECONDS:.0f} answers a second, "
        f"median {statistics.median(times):.0f} ms, p95 {times[int(len(times) * 0.95)]:.0f} ms, {len(errors)} server errors."
    ]


def kills(server: Server) -> list[str]:
    """Kill a page process and the database in turn while tasks are added; every task that was acknowledged must be found again."""
    found = what.stock()
    what.close()
    acknowledged: list[uuid.UUID] = []
    done, person = threading.Event(), _signed_in(server, what.LOGIN)
    writers = [threading.Thread(target=_write, args=(person.another(), found, number, acknowledged, done)) for number in range(4)]
    for writer in writers:
        writer.start()
    longest = 0.0
    try:
        for number in range(KILLS):
            time.sleep(1.5)
            os.kill(_database() if number % 2 else _page_process(server), signal.SIGKILL)
            longest = max(longest, _healed(server))
    finally:
        done.set()
        for writer in writers:
            writer.join()
    with transaction.atomic():
        enter(found.agency.id)
        kept = set(Task.objects.filter(id__in=acknowledged).values_list("id", flat=True))
        checked, fault = verify(found.agency)
    what.close()
    if not acknowledged:
        raise SystemExit("bench: no task was acknowledged while processes were killed: nothing was tried")
    return [
        f"- {KILLS} times `kill -9`, web and database in turn, while four people add tasks: {len(acknowledged)} acknowledged, "
        f"{len(set(acknowledged) - kept)} lost; pages answered again within {longest:.0f} s; ledger verify over {checked} facts: {fault or 'right'}."
    ]


def _page_process(server: Server) -> int:
    """Answer a process that serves pages; right after a kill there may be none for a moment."""
    started = time.monotonic()
    while time.monotonic() - started < TO_HEAL:
        if found := server.children()["web"]:
            return found[0]
        time.sleep(0.1)
    raise SystemExit("bench: no process serves pages any more")


def _signed_in(server: Server, email: str) -> Browser:
    person = Browser(server.port)
    person.log_in(email)
    return person


def _write(browser: Browser, found: what.Stock, number: int, acknowledged: list[uuid.UUID], done: threading.Event) -> None:
    chance = Random(number)
    while not done.is_set():
        new_id = uuid.uuid4()
        form = {"text": "Bench", "owner": str(found.owner), "due_on": found.today.isoformat(), "new_id": str(new_id)}
        try:
            answer = browser.post(f"/jobs/{chance.choice(found.running)}/tasks/new/", **form)
        except (OSError, http.client.HTTPException):
            time.sleep(0.1)
            continue
        if answer.status in (204, 302, 303):
            acknowledged.append(new_id)


def _healed(server: Server) -> float:
    """Answer after how many seconds pages answer again."""
    started = time.monotonic()
    time.sleep(0.5)
    while time.monotonic() - started < TO_HEAL:
        try:
            if Browser(server.port).get("/readyz").status == 200:
                break
        except (OSError, http.client.HTTPException):
            pass
        time.sleep(0.1)
    return time.monotonic() - started


def _database() -> int:
    return int((place().data / "postmaster.pid").read_text().splitlines()[0])


def _together(threads: list[threading.Thread]) -> None:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
