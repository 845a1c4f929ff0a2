"""While a client looks on: no margin, no favour, no mood and no other client, on no page, in no search, in no document."""

from decimal import Decimal

import pytest
from django.test import Client as Browser

from rapport.clients.commands.log_touchpoint import log_touchpoint
from rapport.clients.commands.present_client import present_client
from rapport.clients.models import Client, Touchpoint
from rapport.costs.access import visible_time
from rapport.costs.commands.log_time import log_time
from rapport.jobs.commands.record_concession import record_concession
from rapport.jobs.models import Job
from rapport.people.commands.end_presentation import end_presentation
from rapport.production.access import visible_tasks
from rapport.production.commands.add_task import add_task
from tests.cast import NOW, TODAY, Cast

LISTS = ("today", "clients", "jobs", "quotes", "contracts", "invoices", "payments", "search", "approvals")
SHUT = ("profit", "bank", "match")
INSIDE = ("margin_share", "agi", "own_cost", "exposure", "Xin giảm giá", "Khách cáu", 'data-record="concession"')


@pytest.fixture
def shown(one: Cast) -> Client:
    return one.client(one.solo, "BLU")


@pytest.fixture
def hidden(one: Cast) -> Job:
    return one.small_job(one.client(one.solo, "MAT"), one.solo, name="Việc của nhà khác")


@pytest.fixture
def browser(one: Cast, shown: Client, hidden: Job) -> Browser:
    job = one.small_job(shown, one.solo, own_cost_amount=Decimal(2_000_000), external_cost_amount=Decimal(1_000_000))
    log_touchpoint(client=shown, channel=Touchpoint.Channel.CHAT, text="Khách cáu", by=one.solo, now=NOW)
    record_concession(
        job=job,
        cost_amount=Decimal(100_000),
        list_amount=Decimal(200_000),
        cause="khách quen",
        reason="Xin giảm giá",
        by=one.solo,
        today=TODAY,
    )
    present_client(client=shown, by=one.solo)
    found = Browser()
    found.force_login(one.user("solo"))
    return found


def test_lists_search_and_records_show_one_client_and_nothing_from_inside(one: Cast, browser: Browser, shown: Client) -> None:
    job = shown.jobs.get()
    paths = [f"/{name}/" for name in LISTS] + ["/search/?q=viec", "/search/?q=MAT", "/search/?q=bo+anh", f"/clients/{shown.id}/"]
    paths += [f"/jobs/{job.id}/", f"/quotes/{job.quotes.get().id}/"]
    leaks = []
    for path in paths:
        answer = browser.get(path)
        assert answer.status_code == 200, path
        leaks += [(path, word) for word in (*INSIDE, "MAT-26", "Việc của nhà khác") if word in answer.content.decode()]
    assert leaks == []


def test_another_clients_records_and_documents_do_not_exist(browser: Browser, hidden: Job) -> None:
    quote = hidden.quotes.get()
    paths = [f"/clients/{hidden.client_id}/", f"/jobs/{hidden.id}/", f"/quotes/{quote.id}/", f"/quotes/{quote.id}/documents/quote.pdf"]
    paths += [f"/{name}/" for name in SHUT] + [f"/profit/job/{hidden.id}/contracted/", f"/jobs/{hidden.id}/costs/"]
    assert {path: browser.get(path).status_code for path in paths} == dict.fromkeys(paths, 404)


def test_figures_from_inside_do_not_open(browser: Browser, shown: Client) -> None:
    job = shown.jobs.get()
    assert browser.get(f"/profit/job/{job.id}/margin/").status_code == 404
    assert browser.get(f"/jobs/{job.id}/costs/").status_code == 404


def test_everything_is_back_when_the_presentation_ends(one: Cast, browser: Browser, hidden: Job) -> None:
    end_presentation(by=one.solo)
    assert browser.get(f"/jobs/{hidden.id}/").status_code == 200
    assert b"margin_share" in browser.get(f"/clients/{hidden.client_id}/").content


def test_ones_own_tasks_and_hours_of_other_clients_are_out_of_sight(one: Cast, shown: Client, hidden: Job) -> None:
    log_time(job=hidden, hours=Decimal(2), by=one.solo, today=TODAY, now=NOW)
    ours = one.small_job(shown, one.solo)
    log_time(job=ours, hours=Decimal(1), by=one.solo, today=TODAY, now=NOW)
    add_task(job=hidden, text="Việc giấu", owner=one.solo, due_on=TODAY, by=one.solo, today=TODAY, now=NOW)
    present_client(client=shown, by=one.solo)
    assert not visible_tasks(one.solo).exists()
    assert [entry.job_id for entry in visible_time(one.solo)] == [ours.id]
    browser = Browser()
    browser.force_login(one.user("solo"))
    assert [word for word in (hidden.number, "Việc giấu") if word in browser.get("/today/").content.decode()] == []
    assert hidden.number not in browser.get("/time/").content.decode()
