"""Queries of a page: at most 25, and no more of them when there are more rows."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from rapport.approvals.commands.ask_approval import ask_approval
from rapport.billing.commands.confirm_draft import confirm_draft
from rapport.billing.commands.record_issue import record_issue
from rapport.billing.commands.record_payment import record_payment
from rapport.billing.commands.request_invoice import request_invoice
from rapport.clients.models import Client
from rapport.costs.commands.place_order import place_order
from rapport.jobs.commands.open_job import open_job
from rapport.jobs.models import Job
from rapport.partners.commands.create_partner import create_partner
from rapport.partners.models import Partner
from rapport.production.commands.accept_job import AcceptedJob, accept_job
from rapport.proposals.commands.draft_quote import draft_quote
from rapport.proposals.commands.set_lines import LineInput, set_lines
from rapport.proposals.models import QuoteLine
from tests.cast import NOW, TODAY, Cast

BUDGET = 25
LISTS = (
    "today",
    "clients",
    "jobs",
    "quotes",
    "contracts",
    "approvals",
    "invoices",
    "payments",
    "bank",
    "match",
    "profit",
    "settings",
    "notices",
    "rail",
    "search",
)


def _grow(one: Cast, client: Client, place: int) -> dict[str, Any]:
    """Two more jobs, from the message to money that waits."""
    jobs = [one.small_job(client, one.solo, 3_000_000 + number) for number in range(2)]
    minutes = accept_job(jobs=[AcceptedJob(job, TODAY) for job in jobs], by=one.solo, today=TODAY)
    invoice = request_invoice(lines=list(minutes.lines.all()), by=one.solo, today=TODAY)
    confirm_draft(invoice=invoice, by=one.solo, today=TODAY)
    record_issue(invoice=invoice, number=str(place + 1), issued_on=TODAY, by=one.solo, today=TODAY, now=NOW)
    payment = record_payment(amount=Decimal(1_000_000), received_on=TODAY, memo=f"{client.name} tt", by=one.solo, today=TODAY, now=NOW)
    return {"clients": client.id, "jobs": jobs[0].id, "quotes": jobs[0].quotes.get().id, "invoices": invoice.id, "payments": payment.id}


def _count(browser: Browser, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert browser.get(path).status_code == 200, path
    # A test stands in a transaction already: what would be BEGIN and COMMIT are savepoints here.
    return sum("SAVEPOINT" not in query["sql"] for query in queries.captured_queries)


@pytest.fixture
def browser(one: Cast) -> Browser:
    found = Browser()
    found.force_login(one.user("solo"))
    return found


def test_no_page_is_above_its_budget_and_none_grows_with_its_rows(one: Cast, browser: Browser) -> None:
    client = one.client(one.solo)
    records = _grow(one, client, 0)
    paths = [f"/{name}/" for name in LISTS] + [f"/{kind}/{record}/" for kind, record in records.items()]
    few = {path: _count(browser, path) for path in paths}
    for place in range(1, 5):
        _grow(one, one.client(one.solo, f"BL{place}"), place)
    many = {path: _count(browser, path) for path in paths}
    assert {path: count for path, count in many.items() if count > BUDGET} == {}
    assert {path: (few[path], many[path]) for path in paths if many[path] > few[path] + 1} == {}


def test_today_costs_nothing_more_for_each_approval_that_waits(cast: Cast) -> None:
    found = Browser()
    found.force_login(cast.user("director"))
    client = cast.client(cast.am)
    partner = create_partner(name="Mắt Lá", kind=Partner.Kind.COMPANY, tax_code="0309532909", by=cast.am, today=TODAY)
    counted = []
    for _round in range(2):
        for _each in range(3):
            job = cast.small_job(client, cast.am, external_cost_amount=Decimal(1_000_000), own_cost_amount=Decimal(500_000))
            order = place_order(
                job=job, partner=partner, text="Chụp", net_amount=Decimal(1_200_000), deliverable="ảnh", by=cast.am, today=TODAY
            )  # fmt: skip
            ask_approval(kind="overrun", subject=order.id, reason="Khách đổi", by=cast.am, now=NOW)
        counted.append(_count(found, "/today/"))
    assert counted[1] <= BUDGET
    assert counted[1] <= counted[0] + 1


def test_a_draft_under_the_floor_names_whom_to_ask_within_the_budget(cast: Cast) -> None:
    job = open_job(client=cast.client(cast.am), name="Phim", lane=Job.Lane.J, by=cast.am, today=TODAY)
    version = draft_quote(job=job, by=cast.am, today=TODAY).versions.get()
    cheap = LineInput(QuoteLine.Way.OWN, "Công", unit_amount=Decimal(10_000_000), unit_cost_amount=Decimal(9_000_000))
    set_lines(version=version, lines=[cheap], by=cast.am, today=TODAY)
    found = Browser()
    found.force_login(cast.user("am"))
    assert "Lê Hoàng Yến" in found.get(f"/quotes/{version.quote_id}/").content.decode()
    assert _count(found, f"/quotes/{version.quote_id}/") <= BUDGET
