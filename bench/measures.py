"""What is measured: the pages and writes of an account manager's day, on records chosen by seed."""

import itertools
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from django.db import connection, transaction
from django.db.models import Max

from browser import Answer, Browser
from rapport.billing.models import Invoice, Issuance
from rapport.clients.models import Client
from rapport.demo.stage import Stage
from rapport.demo.volume.scene import Scene
from rapport.demo.volume.size import S
from rapport.demo.volume.steps import accept_one_more
from rapport.jobs.models import Job
from rapport.kit import clock
from rapport.kit.wall import enter
from rapport.people.models import Agency, Member
from rapport.production.models import AcceptanceLine

LOGIN, FINANCE = "owner@demo.example", "finance@demo.example"


@dataclass
class Measure:
    """One thing that is done again and again: its target in milliseconds, its address, what a write sends, and how it went."""

    name: str
    target: int
    path: Callable[[], str]
    form: Callable[[], dict[str, str]] | None = None
    answers: list[Answer] = field(default_factory=list)
    bare: float = 0.0

    def do(self, browser: Browser) -> Answer:
        path = self.path()
        answer = browser.get(path) if self.form is None else browser.post(path, **self.form())
        # A write answers with the way to what it made.
        if answer.status not in ((200,) if self.form is None else (204, 302, 303)):
            raise SystemExit(f"bench: {self.name} at {path} answers {answer.status}: {answer.body[-600:].decode(errors='replace')}")
        self.answers.append(answer)
        return answer


@dataclass(frozen=True)
class Stock:
    """The records of the agency that measures choose from."""

    agency: Agency
    clients: list[uuid.UUID]
    jobs: list[uuid.UUID]
    running: list[uuid.UUID]
    owner: uuid.UUID
    today: date


def stock() -> Stock:
    agency = Agency.objects.get(slug="demo")
    with transaction.atomic():
        enter(agency.id)
        # A job that is over takes nothing new.
        running = Job.objects.filter(stations__station="production", closings=None, cancellations=None).distinct()
        return Stock(
            agency, list(Client.objects.order_by("id").values_list("id", flat=True)), list(Job.objects.order_by("id").values_list("id", flat=True)),
            list(running.order_by("id").values_list("id", flat=True)), Member.objects.get(email=LOGIN).id, clock.today_of(agency),
        )  # fmt: skip


def lines_to_invoice(agency: Agency, count: int, chance: Random) -> Iterator[uuid.UUID]:
    """Yield accepted lines that are on no invoice yet; what is missing is ordered and accepted first, outside of what is timed."""
    with transaction.atomic():
        enter(agency.id)
        waiting = AcceptanceLine.objects.filter(invoice_lines=None)
        scene = Scene(Stage(agency, clock.now(), remembers=True), chance, S)
        while waiting.count() < count:
            accept_one_more(scene)
        lines = list(waiting.order_by("id").values_list("id", flat=True)[:count])
    return iter(lines)


def reads(found: Stock, chance: Random) -> list[Measure]:
    client, job = (lambda: chance.choice(found.clients)), (lambda: chance.choice(found.jobs))
    return [
        Measure("clients with receivables", 20, lambda: "/clients/"),
        Measure("client", 25, lambda: f"/clients/{client()}/"),
        Measure("jobs", 20, lambda: "/jobs/"),
        Measure("job", 25, lambda: f"/jobs/{job()}/"),
        Measure("profit of one job", 25, lambda: f"/profit/job/{job()}/agi/"),
        Measure("profit of all", 20, lambda: "/profit/"),
        Measure("invoices with ageing", 20, lambda: "/invoices/"),
        Measure("match", 20, lambda: "/match/"),
        Measure("today", 20, lambda: "/today/"),
        Measure("payments", 20, lambda: "/payments/"),
    ]


def small_writes(found: Stock, chance: Random) -> list[Measure]:
    number = itertools.count(1)
    due = (found.today + timedelta(7)).isoformat()

    def path(what: str) -> Callable[[], str]:
        return lambda: f"/jobs/{chance.choice(found.running)}/{what}/new/"

    return [
        Measure("add a task", 12, path("tasks"), lambda: {"text": f"Bench {next(number)}", "owner": str(found.owner), "due_on": due}),
        Measure("add a time entry", 12, path("time"), lambda: {"hours": "0.5", "on": found.today.isoformat()}),
    ]


class Invoicing:
    """Request, confirm and issue, one invoice after the other: request and issue are measured."""

    def __init__(self, found: Stock, lines: Iterator[uuid.UUID], finance: Browser) -> None:
        self.found, self.lines, self.finance = found, lines, finance
        self.invoice = ""
        with transaction.atomic():
            enter(found.agency.id)
            last = Issuance.objects.filter(year=found.today.year).aggregate(last=Max("number"))["last"]
        self.numbers = itertools.count(int(last or 0) + 1)
        self.request = Measure("request an invoice", 12, lambda: "/invoices/new/", lambda: {"lines": str(next(self.lines))})
        self.issue = Measure(
            "issue an invoice", 12, lambda: f"/invoices/{self.invoice}/issuance/",
            lambda: {"number": str(next(self.numbers)), "issued_on": found.today.isoformat()},
        )  # fmt: skip

    def do(self, browser: Browser) -> None:
        self.request.do(browser)
        self.invoice = self.newest()
        browser.post(f"/invoices/{self.invoice}/confirmation/")
        # Issuing is finance's right, not the owner's.
        self.issue.do(self.finance)

    def newest(self) -> str:
        with transaction.atomic():
            enter(self.found.agency.id)
            return str(Invoice.objects.order_by("-number").values_list("id", flat=True)[0])


def close() -> None:
    """Leave the database alone while others are measured."""
    connection.close()
