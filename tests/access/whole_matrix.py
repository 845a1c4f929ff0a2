"""
The whole matrix, `make matrix`: every address × every role × own, another client's and another agency's records × method, by the table
in roles.py. It takes minutes; the table itself and the cells of one client are in test_matrix.py.
"""

import re
import uuid

import pytest
from django.db import transaction
from django.test import Client as Browser

from rapport.approvals.access import visible_approvals
from rapport.cli.urls import every_address
from rapport.config import urls  # noqa: F401 (declares the routes)
from rapport.demo.people import AGENCIES
from rapport.kit.pages import ROUTES, Route
from rapport.kit.wall import enter
from rapport.people.commands.add_member import add_member
from tests.access.roles import ASKS, asked_by, scope_of
from tests.access.world import World, world
from tests.cast import NOW, TODAY, Cast

# One world for each group: to build it costs more than a role's cells.
GROUPS = ("owner director finance accountant", "am am2 kam", "junior ae planner producer", "creative freelancer auditor")
DONE = {200, 204, 303, 409, 422}
# Answered by rules of their own, tested below or beside: whose entry, who asked, whose hand.
BY_PERSON = {
    "person",
    "answer_approval",
    "approval",
    "undo_time",
    "finish_task",
    "end_absence",
    "undo_set_aside",
    "take_account_change",
    "drop_view",
    "run",
    "cancel_run",
}
# Records of the agency, not of a client: within the agency the right alone decides.
OF_THE_AGENCY = {
    "change_member",
    "end_membership",
    "role",
    "change_team",
    "change_legal_entity",
    "close_own_account",
    "partner",
    "ask_account_change",
    "change_partner",
    "end_law_row",
    "drop_law_row",
}
BARE = "00000000-0000-0000-0000-000000000000"


def address(pattern: str, ids: dict[str, str]) -> str:
    def fill(match: "re.Match[str]") -> str:
        # A request is a question to a second person, and at one address what a client asked for.
        name = "client_request" if pattern.startswith("requests/") else match[2]
        words = {"kind": "job", "figure": "agi" if "months" in pattern else "contracted", "month": "2026-11"}
        return ids.get(name, BARE) if match[1] == "uuid" else words[match[2]]

    return "/" + re.sub(r"<(\w+):(\w+)>", fill, pattern)


def test_every_address_is_in_the_table_and_asks_for_what_it_says() -> None:
    known = {name for names in ASKS.values() for name in names.split()}
    assert set(ROUTES) == known
    assert {name: route.needs for name, route in ROUTES.items()} == {name: asked_by(name) for name in ROUTES}


def test_every_address_has_an_example_of_each_record_in_it(db: None) -> None:
    ids = world().own
    assert {name for route in ROUTES.values() for name in re.findall(r"<uuid:(\w+)>", route.pattern)} <= {
        *ids,
        "absence",
        "aside",
        "change",
        "run",
        "run_id",
    }


def expected(route: Route, role: str, whose: str) -> bool:
    """By the table: does this address exist for this role and this record?"""
    capability = asked_by(route.name)
    if route.name in OF_THE_AGENCY:
        return whose != "foreign" and (not capability or bool(scope_of(role, capability)))
    if not capability:
        return route.name != "file" or whose == "own" or (whose == "other" and scope_of(role, "job.read") == "a")
    scope = scope_of(role, capability)
    if route.name == "log_time":
        # One's own time, on any job that one sees.
        return bool(scope) and (whose == "own" or (whose == "other" and scope_of(role, "job.read") == "a"))
    if route.name == "quote_pdf":
        # The example is a draft, and nobody prints what was not sent.
        return False
    if route.name == "facts":
        # The figure is the contracted price: that of whoever reads quotes.
        scope = scope and min(scope, scope_of(role, "quote.read") or "z") if scope_of(role, "quote.read") else ""
    if "<uuid" not in route.pattern or not scope:
        return bool(scope)
    return whose == "own" or (whose == "other" and scope == "a")


def log_in(role: str) -> Browser:
    cast = Cast("demo")
    if role == "accountant":
        add_member(
            full_name="Bạch Kim", email="accountant@demo.example", roles=["accountant"], alone_reason="kế toán ngoài", by=cast.owner, today=TODAY, now=NOW
        )  # fmt: skip
    browser = Browser()
    browser.force_login(cast.user(role))
    return browser


@pytest.mark.parametrize("roles", GROUPS)
def test_no_cell_of_the_matrix_is_wrong(db: None, roles: str) -> None:
    records: World = world()
    agency = Cast("demo").agency
    wrong = []
    for role in roles.split():
        browser = log_in(role)
        for route in ROUTES.values():
            for whose in ("own", "other", "foreign") if "<uuid" in route.pattern else ("own",):
                path = address(route.pattern, getattr(records, whose))
                for method in route.methods if route.name not in BY_PERSON else ():
                    point = transaction.savepoint_create()
                    answer = browser.generic(method, path, content_type="application/x-www-form-urlencoded")
                    # A file that nobody reads stays open.
                    b"".join(answer if answer.streaming else ())
                    transaction.savepoint_rollback(point)
                    enter(agency.id)
                    if answer.status_code not in (DONE if expected(route, role, whose) else {404}):
                        wrong.append((role, route.name, whose, method, answer.status_code))
    assert wrong == [], wrong


def test_other_methods_are_not_answered(db: None) -> None:
    records = world()
    browser = log_in("owner")
    assert {person.login for person in AGENCIES[0].people} < set(" ".join(GROUPS).split())
    for route in ROUTES.values():
        for method in {"POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"} - set(route.methods):
            assert browser.generic(method, address(route.pattern, records.own)).status_code == 405, (route.name, method)


def test_nobody_comes_in_without_a_login(db: None) -> None:
    for route in ROUTES.values():
        for method in route.methods:
            answer = Browser().generic(method, address(route.pattern, {}))
            assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/login/"), route.name


def test_pages_without_a_login_are_the_door_and_the_watch() -> None:
    free = {row.pattern.partition("/")[0] for row in every_address() if row.name not in ROUTES}
    assert free == {"", "healthz", "readyz", "login", "logout", "account"}


def test_what_is_asked_for_the_owner_s_client_is_nobody_else_s_to_see(db: None) -> None:
    records = world()
    cast = Cast("demo")
    seen = {
        login: {str(row.id) for row in visible_approvals(getattr(cast, login))} for login in ("owner", "director", "am", "am2", "finance")
    }
    assert seen == {
        "owner": {records.own["request"], records.other["request"]}, "director": {records.own["request"]}, "am": {records.own["request"]},
        "am2": set(), "finance": set(),
    }  # fmt: skip


def test_a_task_and_an_hour_are_their_person_s(db: None) -> None:
    records = world()
    browser = log_in("freelancer")
    assert browser.post(f"/time/{records.own['entry']}/undoing/").status_code == 404
    assert browser.post(f"/tasks/{records.other['task']}/done/").status_code == 404
    assert browser.post(f"/tasks/{uuid.uuid4()}/done/").status_code == 404


def test_an_auditor_s_page_cannot_write_even_where_its_code_would(db: None) -> None:
    cast = Cast("demo")
    assert cast.auditor.only_reads
    assert not cast.finance.only_reads
