"""Acceptance, invoice, bills and payments read the agency's own rows of law by their day."""

from datetime import date
from decimal import Decimal

import pytest

from rapport.billing.commands.request_invoice import request_invoice
from rapport.domain.law.vat import loses_credit
from rapport.domain.law.withholding import owes_withholding
from rapport.playbook.commands.add_law_row import add_law_row
from rapport.playbook.queries.law import law_table
from rapport.production.commands.accept_job import AcceptedJob, accept_job
from tests.cast import TODAY, Cast

NOVEMBER = date(2026, 11, 1)


def own(cast: Cast, table: str, value: int) -> None:
    add_law_row(table=table, value=Decimal(value), from_on=NOVEMBER, basis="NQ 999/2026/QH15", source="congbao", by=cast.solo)  # type: ignore[arg-type]


@pytest.mark.parametrize(("on", "code", "vat"), [(TODAY, "5", 500_000), (date(2026, 10, 31), "8", 800_000)])
def test_minutes_and_invoice_bear_the_rate_of_our_row_from_its_day_on(one: Cast, on: date, code: str, vat: int) -> None:
    own(one, "vat.reduced", 5)
    job = one.small_job(one.client(one.solo), one.solo, amount=10_000_000)
    minutes = accept_job(jobs=[AcceptedJob(job, on)], by=one.solo, today=TODAY)
    assert [(line.quoted_vat_code, line.vat_code) for line in minutes.lines.all()] == [("8", code)]
    invoice = request_invoice(lines=list(minutes.lines.all()), by=one.solo, today=TODAY)
    assert (invoice.net_amount, invoice.vat_amount) == (10_000_000, vat)
    assert [group.vat_code for group in invoice.vat_groups.all()] == [code]


def test_a_row_entered_after_the_invoice_changes_nothing_on_it(one: Cast) -> None:
    job = one.small_job(one.client(one.solo), one.solo, amount=10_000_000)
    minutes = accept_job(jobs=[AcceptedJob(job, TODAY)], by=one.solo, today=TODAY)
    invoice = request_invoice(lines=list(minutes.lines.all()), by=one.solo, today=TODAY)
    own(one, "vat.reduced", 5)
    invoice.refresh_from_db()
    assert invoice.vat_amount == 800_000


def test_cash_and_withholding_are_judged_by_our_thresholds(one: Cast) -> None:
    own(one, "vat.cash_limit", 3_000_000)
    own(one, "withholding.threshold", 10_000_000)
    limits, thresholds = law_table("vat.cash_limit"), law_table("withholding.threshold")
    assert [loses_credit(Decimal(3_000_000), day, limits=limits) for day in (TODAY, date(2026, 10, 31))] == [True, False]
    assert [owes_withholding("individual", Decimal(5_000_000), day, thresholds) for day in (TODAY, date(2026, 10, 31))] == [False, True]
