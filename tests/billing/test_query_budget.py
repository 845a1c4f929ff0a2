"""Requesting and issuing an invoice ask 25 queries at most; a request no more of them over many minutes, an issue two more for each job's book."""

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from rapport.billing.models import Invoice
from rapport.production.commands.accept_job import AcceptedJob, accept_job
from tests.cast import TODAY, Cast

BUDGET = 25


def asked(browser: Browser, path: str, form: dict[str, object]) -> int:
    """How many queries a form takes, without the marks of transactions."""
    with CaptureQueriesContext(connection) as captured:
        assert browser.post(path, form).status_code == 303
    return sum(not query["sql"].startswith(("SAVEPOINT", "RELEASE")) for query in captured.captured_queries)


@pytest.mark.django_db
def test_no_query_more_for_more_minutes(cast: Cast) -> None:
    manager, finance = Browser(), Browser()
    manager.force_login(cast.user("am"))
    finance.force_login(cast.user("finance"))
    client = cast.client(cast.am)
    counted = []
    for number, size in enumerate((1, 1, 5), 1):
        # The first warms what is read once a process.
        jobs = [cast.small_job(client, cast.am, 3_000_000 + place) for place in range(size)]
        minutes = [accept_job(jobs=[AcceptedJob(job, TODAY)], by=cast.am, today=TODAY) for job in jobs]
        lines = [str(line.id) for each in minutes for line in each.lines.all()]
        requested = asked(manager, "/invoices/new/", {"lines": lines})
        invoice = Invoice.objects.order_by("-number")[0]
        assert manager.post(f"/invoices/{invoice.id}/confirmation/").status_code == 303
        issued = asked(finance, f"/invoices/{invoice.id}/issuance/", {"number": str(number), "issued_on": TODAY.isoformat()})
        counted.append((requested, issued))
    (requested, issued), many = counted[1], counted[2]
    assert max(requested, issued) <= BUDGET
    # Each job's book is written by itself, and each job reaches its station.
    assert many == (requested, issued + 2 * 4)
