"""Invoices, adjustments and statements sent twice at once: one is done, the other is refused, and nothing is doubled."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from rapport.billing.commands.adjust_invoice import Adjustment, adjust_invoice
from rapport.billing.commands.confirm_draft import confirm_draft, drop_draft
from rapport.billing.commands.import_statement import import_statement
from rapport.billing.commands.record_issue import record_issue
from rapport.billing.commands.record_payment import record_payment
from rapport.billing.commands.request_instalment import request_instalment
from rapport.billing.commands.request_invoice import request_invoice
from rapport.billing.commands.set_aside import set_payment_aside
from rapport.billing.models import BankLine, Invoice, Payment, SetAside
from rapport.clients.commands.create_client import create_client
from rapport.clients.models import Client
from rapport.contracts.commands.agree_milestone import agree_milestone
from rapport.contracts.commands.open_small_job import open_small_job
from rapport.contracts.models import Milestone, Order
from rapport.jobs.models import Job
from rapport.kit.values import Upload
from rapport.ledger.verify import verify
from rapport.people.commands.add_own_account import add_own_account
from rapport.people.models import LegalEntity, Member, OwnBankAccount
from rapport.production.commands.accept_job import AcceptedJob, accept_job, sign_acceptance
from rapport.production.models import Acceptance
from tests.cast import NOW, TODAY
from tests.twin import House, new_house, twins

AT: dict[str, Any] = {"today": TODAY, "now": NOW}


@pytest.fixture
def house(django_db_setup: None, django_db_blocker: Any) -> Iterator[House]:
    """A house with two confirmed drafts and a payment that waits."""
    with django_db_blocker.unblock():
        made = new_house()
        made.inside(_furnish)
        yield made
        assert made.inside(lambda member: verify(member.agency))[1] is None


def _furnish(by: Member) -> None:
    client = create_client(code="TWB", name="Hai", company_name="Công ty Hai", tax_code="0300588569", by=by, today=TODAY)
    for _each in range(2):
        open_small_job(client=client, name="Việc", amount=Decimal(10_000_000), due_on=TODAY, text="ok em", by=by, **AT)
    for job in Job.objects.order_by("number"):
        minutes = accept_job(jobs=[AcceptedJob(job, TODAY)], by=by, today=TODAY)
        confirm_draft(invoice=request_invoice(lines=list(minutes.lines.all()), by=by, today=TODAY), by=by, today=TODAY)
    record_payment(amount=Decimal(1_000_000), received_on=TODAY, client=Client.objects.get(), by=by, **AT)


def _issue(by: Member, invoice: Invoice, number: str = "1") -> Any:
    return record_issue(invoice=invoice, number=number, symbol="1C26TYY", issued_on=TODAY, by=by, **AT)


def test_two_invoices_do_not_get_one_legal_number(house: House) -> None:
    invoices = iter(house.inside(lambda by: list(Invoice.objects.order_by("number"))))
    assert twins(house, lambda by: _issue(by, next(invoices))) == ["ok", "taken"]


def test_a_draft_is_not_issued_while_it_is_dropped(house: House) -> None:
    acts = iter([
        lambda by: drop_draft(invoice=Invoice.objects.order_by("number")[0], reason="sai", by=by, today=TODAY),
        lambda by: _issue(by, Invoice.objects.order_by("number")[0]),
    ])  # fmt: skip
    assert twins(house, lambda by: next(acts)(by)) == ["ok", "dropped"]


def test_two_adjustments_do_not_take_more_than_a_line_has(house: House) -> None:
    house.inside(lambda by: _issue(by, Invoice.objects.order_by("number")[0]))

    def adjust(by: Member) -> Any:
        invoice = Invoice.objects.filter(issuance__isnull=False).get()
        return adjust_invoice(
            invoice=invoice, lines=[Adjustment(invoice.lines.get(), Decimal(-6_000_000))], reason="bớt", by=by, today=TODAY
        )

    assert twins(house, adjust) == ["ok", "below_nothing"]


def test_a_statement_imported_twice_at_once_brings_its_money_once(house: House) -> None:
    def account(by: Member) -> Any:
        return OwnBankAccount.objects.create(
            agency_id=by.agency_id, legal_entity=LegalEntity.objects.get(), bank_bin="970422", number="112233", holder="x", is_default=True
        )

    house.inside(account)
    file = Upload("s.csv", f"Transaction Date,Reference,Amount,Details\n{TODAY:%d/%m/%Y},R1,5000,ck\n".encode())

    def bring(by: Member) -> Any:
        return import_statement(account=OwnBankAccount.objects.get(), file=file, by=by, **AT)

    assert twins(house, bring) == ["ok", "ok"]
    assert house.inside(lambda by: (BankLine.objects.count(), Payment.objects.filter(amount=5000).count())) == (1, 1)


def test_money_is_set_aside_once(house: House) -> None:
    def aside(by: Member) -> Any:
        return set_payment_aside(payment=Payment.objects.get(), cause=SetAside.Cause.INTEREST, by=by, today=TODAY)

    assert twins(house, aside) == ["ok", "above_payment"]


def test_minutes_are_signed_once(house: House) -> None:
    def sign(by: Member) -> Any:
        return sign_acceptance(acceptance=Acceptance.objects.order_by("number")[0], signed_on=TODAY, by=by, today=TODAY)

    assert twins(house, sign) == ["ok", "twice"]


def test_one_invoice_is_issued_once_whatever_number_is_entered(house: House) -> None:
    numbers = iter(["7", "8"])
    assert twins(house, lambda by: _issue(by, Invoice.objects.order_by("number")[0], next(numbers))) == ["ok", "issued"]


def test_an_instalment_is_requested_once(house: House) -> None:
    def agree(by: Member) -> Any:
        job = open_small_job(
            client=Client.objects.get(), name="Việc ba đợt", amount=Decimal(9_000_000), due_on=TODAY, text="ok em", by=by, **AT
        )
        return agree_milestone(
            client_order=Order.objects.get(job=job), percent=Decimal(30), milestone_name="Đợt 1", trigger=Milestone.Trigger.DAY, on=TODAY,
            by=by, today=TODAY,
        )  # fmt: skip

    house.inside(agree)
    assert twins(house, lambda by: request_instalment(milestone=Milestone.objects.get(), by=by, today=TODAY)) == ["ok", "invoiced"]
    assert house.inside(lambda by: Invoice.objects.filter(lines__milestone__isnull=False).count()) == 1


def test_a_further_account_of_ours_is_added_once(house: House) -> None:
    def add(by: Member) -> Any:
        return add_own_account(legal_entity=LegalEntity.objects.get(), bank_bin="970422", number="5566", holder="x", by=by, now=NOW)

    assert twins(house, add) == ["ok", "known"]


def test_of_two_accounts_added_at_once_only_one_is_the_first(house: House) -> None:
    numbers = iter(["5566", "7788"])

    def add(by: Member) -> Any:
        return add_own_account(legal_entity=LegalEntity.objects.get(), bank_bin="970422", number=next(numbers), holder="x", by=by, now=NOW)

    # The second waits for a second person; the only decider has said no reason.
    assert twins(house, add) == ["ok", "no_reason"]
    assert house.inside(lambda by: OwnBankAccount.objects.filter(is_waiting=False).count()) == 1
