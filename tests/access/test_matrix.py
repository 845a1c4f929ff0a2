"""Every address × every role × own, another client's and another agency's records: 200 where the role may, 404 where it may not."""

import uuid
from dataclasses import dataclass

import pytest
from django.test import Client as Browser

from rapport.cli.urls import every_address
from rapport.config import urls  # noqa: F401 (declares the routes)
from rapport.demo.people import AGENCIES
from rapport.kit.pages import ROUTES
from rapport.kit.wall import enter
from rapport.people.roles import DEFAULT_ROLES, DefaultRole
from tests.access.roles import ASKS, TABLE, asked_by, scope_of
from tests.cast import Cast

ROLES = [person.login for person in AGENCIES[0].people]


@dataclass(frozen=True)
class World:
    """Ids of records by the name of the address's part: of a client of the AM, of one of somebody else, of the rival."""

    own: dict[str, str]
    foreign: dict[str, str]


def ids_of(cast: Cast, login: str, code: str) -> dict[str, str]:
    by = getattr(cast, login)
    client = cast.client(by, code)
    contact = cast.contact(client, by)
    job = cast.small_job(client, by)
    quote = job.quotes.get()
    records = {"client": client, "client_id": client, "contact": contact, "job": job, "job_id": job, "quote": quote, "quote_id": quote,
               "version": quote.versions.get(), "paper": job.papers.get(), "commitment": job.commitments.get(), "record_id": job}  # fmt: skip
    return {name: str(record.id) for name, record in records.items()}


@pytest.fixture(scope="module")
def _built(lasting: None) -> World:
    foreign = ids_of(Cast("rival"), "am", "RVL")
    return World(ids_of(Cast("demo"), "am", "OWN"), foreign)


@pytest.fixture
def world(_built: World, db: None) -> World:
    return _built


def address(pattern: str, ids: dict[str, str]) -> str:
    import re

    def fill(match: "re.Match[str]") -> str:
        return (
            ids.get(match[2], str(uuid.uuid4()))
            if match[1] == "uuid"
            else {"kind": "job", "figure": "contracted", "month": "2026-11"}[match[2]]
        )

    return "/" + re.sub(r"<(\w+):(\w+)>", fill, pattern)


@pytest.mark.parametrize("login", ROLES)
def test_a_role_comes_where_its_capability_reaches_and_nowhere_else(world: World, login: str) -> None:
    cast = Cast("demo")
    member = getattr(cast, login)
    browser = Browser()
    browser.force_login(cast.user(login))
    wrong = []
    for route in ROUTES.values():
        if "GET" not in route.methods or "pdf" in route.name:
            continue
        status = browser.get(address(route.pattern, world.own)).status_code
        enter(cast.agency.id)
        may = not route.needs or member.may(route.needs)
        allowed = {200, 404} if may else {404}
        if status not in allowed:
            wrong.append((route.name, status))
        # Where the right is missing the address does not exist, whatever stands in it; `make matrix` tries those cells, too.
        if "<uuid" in route.pattern and may:
            outside = browser.get(address(route.pattern, world.foreign)).status_code
            if outside != 404:
                wrong.append((route.name, "another agency", outside))
    assert wrong == []


@pytest.mark.parametrize("login", ["am2", "kam", "ae", "junior", "creative", "producer", "planner", "freelancer"])
def test_another_persons_client_does_not_exist(world: World, login: str) -> None:
    cast = Cast("demo")
    browser = Browser()
    browser.force_login(cast.user(login))
    for path in ("/clients/{client}/", "/jobs/{job}/", "/quotes/{quote}/", "/quotes/{quote}/documents/quote.pdf", "/jobs/{job}/costs/"):
        assert browser.get(path.format(**world.own)).status_code == 404, path


@pytest.mark.parametrize("login", ["owner", "am", "finance", "director"])
def test_those_who_serve_the_client_see_it(world: World, login: str) -> None:
    cast = Cast("demo")
    browser = Browser()
    browser.force_login(cast.user(login))
    for path in ("/clients/{client}/", "/jobs/{job}/", "/quotes/{quote}/", "/quotes/{quote}/documents/quote.pdf"):
        assert browser.get(path.format(**world.own)).status_code == 200, path


def test_nobody_comes_in_without_a_login(world: World) -> None:
    browser = Browser()
    for route in ROUTES.values():
        answer = browser.get(address(route.pattern, world.own))
        assert answer.status_code == 302, route.name
        assert answer["Location"].startswith("/login/"), route.name


def test_a_command_sent_by_the_wrong_person_changes_nothing(world: World) -> None:
    cast = Cast("demo")
    browser = Browser()
    browser.force_login(cast.user("creative"))
    for path in ("/jobs/{job}/hold/", "/versions/{version}/dispatch/", "/clients/{client}/contacts/new/"):
        assert browser.post(path.format(**world.own), {"reason": "x", "full_name": "X"}).status_code == 404


def test_every_address_is_in_the_table_and_asks_for_what_it_says() -> None:
    known = {name for names in ASKS.values() for name in names.split()}
    assert set(ROUTES) == known
    assert {name: route.needs for name, route in ROUTES.items()} == {name: asked_by(name) for name in ROUTES}


@pytest.mark.parametrize("role", DEFAULT_ROLES, ids=lambda role: role.code)
def test_a_role_holds_what_the_table_says_and_nothing_more(role: DefaultRole) -> None:
    held = [entry.split(":") for entry in role.capabilities]
    rights = {name: scope[0] for name, scope in held if name.partition(".")[0] in TABLE}
    actions = ("create", "read", "update", "approve", "send", "issue", "pay")
    names = [f"{resource}.{action}" for resource in TABLE for action in actions]
    assert rights == {name: scope_of(role.code, name) for name in names if scope_of(role.code, name)}


def test_pages_without_a_login_are_the_door_and_the_watch() -> None:
    free = {row.pattern.partition("/")[0] for row in every_address() if row.name not in ROUTES}
    assert free == {"", "healthz", "readyz", "login", "logout", "account"}
