"""Several companies, of the client and of ours: an invoice is between two, and what does not fit is refused by name."""

from decimal import Decimal

import pytest
from django.test import Client as Browser

from rapport.billing.commands.allocate_payment import AllocationRefused, allocate_payment
from rapport.billing.commands.confirm_draft import confirm_draft
from rapport.billing.commands.record_issue import IssueRefused, record_issue
from rapport.billing.commands.record_payment import record_payment
from rapport.billing.commands.request_invoice import InvoiceRefused, request_invoice
from rapport.billing.models import Invoice
from rapport.clients.commands.add_client_entity import add_client_entity
from rapport.clients.models import Client, ClientEntity
from rapport.jobs.models import Job
from rapport.kit.wall import enter
from rapport.people.models import LegalEntity, OwnBankAccount
from rapport.production.commands.accept_job import AcceptedJob, accept_job
from rapport.production.models import AcceptanceLine
from tests.cast import NOW, TODAY, Cast


@pytest.fixture
def second(one: Cast) -> LegalEntity:
    """A second company of ours, with its account and one in dollars."""
    own = LegalEntity.objects.create(
        agency=one.agency, name="Công ty Hai", tax_code="0309532909", address="1 Lý Thường Kiệt", invoice_symbol="1C26TBB"
    )
    for number, currency in (("1234567", "VND"), ("7654321", "USD")):
        OwnBankAccount.objects.create(
            agency=one.agency, legal_entity=own, bank_bin="970436", number=number, holder="CTY HAI", currency=currency
        )
    return own


def accepted(one: Cast, client: Client, *, buyer: ClientEntity | None = None, seller: LegalEntity | None = None) -> AcceptanceLine:
    job = one.small_job(client, one.solo, amount=1_000_000)
    if seller or buyer:
        Job.objects.filter(id=job.id).update(legal_entity=seller or job.legal_entity, client_entity=buyer or job.client_entity)
    company = buyer or client.entities.earliest("id")
    return accept_job(jobs=[AcceptedJob(Job.objects.get(id=job.id), TODAY)], client_entity=company, by=one.solo, today=TODAY).lines.get()


def ask(one: Cast, *lines: AcceptanceLine, account: OwnBankAccount | None = None) -> Invoice:
    return request_invoice(lines=list(lines), account=account, by=one.solo, today=TODAY)


def test_the_client_page_offers_an_invoice_for_each_pair_of_companies(one: Cast, second: LegalEntity) -> None:
    client = one.client(one.solo)
    buyer = add_client_entity(client=client, name="Bếp Lửa Miền Trung", tax_code="0312770607", address="Đà Nẵng", by=one.solo)
    lines = [accepted(one, client), accepted(one, client), accepted(one, client, buyer=buyer), accepted(one, client, seller=second)]
    browser = Browser()
    browser.force_login(one.user("solo"))
    page = browser.get(f"/clients/{client.id}/").content.decode()
    enter(one.agency.id)
    forms = page.split('data-command="request_invoice"')[1:]
    assert len(forms) == 3
    assert sorted(form.split("</form>")[0].count('data-record="acceptance_line"') for form in forms) == [1, 1, 2]
    for line in lines:
        assert page.count(f'value="{line.id}"') == 1
    assert "Bếp Lửa Miền Trung" in page
    assert "Công ty Hai" in page


def test_two_buyers_or_two_sellers_on_one_invoice_are_refused_by_name(one: Cast, second: LegalEntity) -> None:
    client = one.client(one.solo)
    buyer = add_client_entity(client=client, name="Bếp Lửa Miền Trung", tax_code="0312770607", address="Đà Nẵng", by=one.solo)
    first = accepted(one, client)
    for other, name in ((accepted(one, client, buyer=buyer), "Bếp Lửa Miền Trung"), (accepted(one, client, seller=second), "Công ty Hai")):
        with pytest.raises(InvoiceRefused, match=name) as refused:
            ask(one, first, other)
        assert refused.value.code == "other_company"
    assert not Invoice.objects.exists()


def test_an_account_that_cannot_take_the_money_is_refused_by_name(one: Cast, second: LegalEntity) -> None:
    client = one.client(one.solo)
    line, own = accepted(one, client), accepted(one, client, seller=second)
    accounts = {account.number: account for account in second.bank_accounts.all()}
    for wanted, account, code, name in (
        (line, accounts["1234567"], "other_account", "Công ty Hai"), (own, accounts["7654321"], "currency", "USD"),
    ):  # fmt: skip
        with pytest.raises(InvoiceRefused, match=name) as refused:
            ask(one, wanted, account=account)
        assert refused.value.code == code
    OwnBankAccount.objects.filter(number="1234567").update(closed_on=TODAY)
    with pytest.raises(InvoiceRefused) as closed:
        ask(one, own, account=OwnBankAccount.objects.get(number="1234567"))
    assert closed.value.code == "closed_account"
    assert not Invoice.objects.exists()
    # Without one that fits, the invoice names no account; never one in another currency.
    assert ask(one, own).account is None


def test_each_company_of_ours_has_a_series_of_its_own(one: Cast, second: LegalEntity) -> None:
    client = one.client(one.solo)
    made = [ask(one, accepted(one, client, seller=seller)) for seller in (None, second, None, second)]
    assert [row.number for row in made] == ["RP2026000001", "RP2026100001", "RP2026000002", "RP2026100002"]
    assert [row.account.number if row.account else "" for row in made[1::2]] == ["1234567", "1234567"]
    for row in made:
        confirm_draft(invoice=row, by=one.solo, today=TODAY)
    issued = [record_issue(invoice=row, number="1", issued_on=TODAY, by=one.solo, today=TODAY, now=NOW) for row in made[:2]]
    # The provider's series is the seller's: the same number of two sellers is two invoices, of one seller it is taken.
    assert [(row.issuance.symbol, row.issuance.number) for row in issued] == [("1C26TYY", "00000001"), ("1C26TBB", "00000001")]
    with pytest.raises(IssueRefused) as refused:
        record_issue(invoice=made[2], number="1", issued_on=TODAY, by=one.solo, today=TODAY, now=NOW)
    assert refused.value.code == "taken"


def test_money_of_one_company_of_ours_pays_no_invoice_of_the_other(one: Cast, second: LegalEntity) -> None:
    client = one.client(one.solo)
    invoice = ask(one, accepted(one, client))
    confirm_draft(invoice=invoice, by=one.solo, today=TODAY)
    invoice = record_issue(invoice=invoice, number="1", issued_on=TODAY, by=one.solo, today=TODAY, now=NOW)
    account = second.bank_accounts.get(currency="VND")
    money = record_payment(
        amount=Decimal(1_080_000), received_on=TODAY, memo=invoice.number, account=account, by=one.solo, today=TODAY, now=NOW
    )
    assert not money.allocations.exists()
    with pytest.raises(AllocationRefused, match="Công ty Hai") as refused:
        allocate_payment(payment=money, invoice=invoice, by=one.solo, today=TODAY, now=NOW)
    assert refused.value.code == "other_company"
