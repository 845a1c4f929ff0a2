"""What the trials of every verb share: an agency with a bit of everything in it, and time enough on a busy machine."""

from collections.abc import Mapping
from contextlib import nullcontext
from decimal import Decimal

import pytest

from rapport.billing.commands.confirm_draft import confirm_draft
from rapport.billing.commands.record_issue import record_issue
from rapport.billing.commands.record_payment import record_payment
from rapport.billing.commands.request_invoice import request_invoice
from rapport.kit.subjects import all_subjects
from rapport.production.commands.accept_job import AcceptedJob, accept_job
from tests.cast import NOW, TODAY, Cast


@pytest.fixture(autouse=True)
def _no_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    # How long one request takes is tried elsewhere.
    monkeypatch.setattr("rapport.config.request.deadline", lambda _connection: nullcontext())


@pytest.fixture(scope="module")
def known(lasting: None) -> Mapping[str, list[str]]:
    """Ids of records of the agency of one decider, by kind of record."""
    one = Cast("one")
    client = one.client(one.solo)
    one.contact(client, one.solo)
    jobs = [one.small_job(client, one.solo, amount) for amount in (3_000_000, 4_000_000)]
    minutes = accept_job(jobs=[AcceptedJob(jobs[0], TODAY)], by=one.solo, today=TODAY)
    invoice = request_invoice(lines=list(minutes.lines.all()), by=one.solo, today=TODAY)
    confirm_draft(invoice=invoice, by=one.solo, today=TODAY)
    record_issue(invoice=invoice, number="1", issued_on=TODAY, by=one.solo, today=TODAY, now=NOW)
    record_payment(amount=Decimal(1_000_000), received_on=TODAY, memo=invoice.number, by=one.solo, today=TODAY, now=NOW)
    return {
        subject.model._meta.model_name or "": [str(pk) for pk in subject.visible(one.solo).values_list("pk", flat=True)[:5]]
        for subject in all_subjects()
    }
