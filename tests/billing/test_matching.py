"""The product uses the engine: what an import allocates, and what the Match page offers in both languages."""

import itertools
from decimal import Decimal

import pytest
from django.test import Client as Browser

from rapport.billing.commands.allocate_payment import allocate_payment, undo_allocation
from rapport.billing.commands.confirm_draft import confirm_draft
from rapport.billing.commands.import_statement import import_statement
from rapport.billing.commands.record_issue import record_issue
from rapport.billing.commands.record_payment import record_payment
from rapport.billing.commands.request_invoice import request_invoice
from rapport.billing.models import Invoice, Payment
from rapport.billing.queries.open import open_amount
from rapport.billing.queries.open_items import open_items
from rapport.billing.queries.payers import payers
from rapport.billing.words import OFFERS, REASONS
from rapport.clients.models import Client
from rapport.domain.matching.reasons import CODES
from rapport.kit.values import Upload
from rapport.kit.wall import enter
from rapport.people.models import Member, OwnBankAccount
from rapport.production.commands.accept_job import AcceptedJob, accept_job
from tests.cast import NOW, TODAY, Cast

SENDER = "0071000123456"
REFERENCES = itertools.count(10_001)


@pytest.fixture
def account(one: Cast) -> OwnBankAccount:
    found = OwnBankAccount.objects.first()
    assert found is not None
    return found


def issued(one: Cast, client: Client, amount: int, number: str) -> Invoice:
    """An issued invoice of a job of this net amount (8 % VAT)."""
    job = one.small_job(client, one.solo, amount=amount)
    minutes = accept_job(jobs=[AcceptedJob(job, TODAY)], by=one.solo, today=TODAY)
    invoice = request_invoice(lines=list(minutes.lines.all()), by=one.solo, today=TODAY)
    confirm_draft(invoice=invoice, by=one.solo, today=TODAY)
    return record_issue(invoice=invoice, number=number, issued_on=TODAY, by=one.solo, today=TODAY, now=NOW)


def brought(one: Cast, account: OwnBankAccount, *rows: tuple[int, str, str]) -> list[Payment]:
    """Import a statement of these amounts, memos and senders' accounts; answer its payments in its order."""
    body = "".join(f"{TODAY:%d/%m/%Y},REF{next(REFERENCES)},{amount},{memo},{sender}\n" for amount, memo, sender in rows)
    text = f"Transaction Date,Reference,Amount,Details,Remitter Account\n{body}"
    statement = import_statement(account=account, file=Upload("s.csv", text.encode()), by=one.solo, today=TODAY, now=NOW)
    return list(Payment.objects.filter(bank_line__statement=statement).order_by("number"))


def rules(payments: list[Payment]) -> list[str]:
    return [row.rule if (row := payment.allocations.first()) else "" for payment in payments]


def confirm(one: Cast, account: OwnBankAccount, invoice: Invoice) -> Payment:
    """A person allocates a đồng from SENDER by hand."""
    (payment,) = brought(one, account, (1, "ck", SENDER))
    allocate_payment(payment=payment, invoice=invoice, by=one.solo, today=TODAY, now=NOW)
    return payment


def test_an_account_that_a_person_confirmed_makes_the_only_fitting_invoice_certain(one: Cast, account: OwnBankAccount) -> None:
    client = one.client(one.solo)
    first, second = issued(one, client, 10_000_000, "7"), issued(one, client, 5_000_000, "8")
    assert rules(brought(one, account, (5_400_000, "chuyen tien", SENDER))) == [""]
    payment = confirm(one, account, first)
    assert [row.accounts for row in payers()] == [(SENDER,)]
    assert rules(brought(one, account, (5_400_000, "chuyen tien lan nua", SENDER))) == ["account"]
    assert open_amount(second) == 0
    undo_allocation(allocation=payment.allocations.get(), reason="nhầm", by=one.solo, today=TODAY, now=NOW)
    # What a rule allocated confirms no account: only a person does.
    assert [row.accounts for row in payers()] == [()]


def test_an_import_weighs_its_lines_together(one: Cast, account: OwnBankAccount) -> None:
    client = one.client(one.solo)
    first = issued(one, client, 10_000_000, "7")
    issued(one, client, 5_000_000, "8")
    assert rules(brought(one, account, (10_800_000, "HD 1C26TYY 7", ""), (10_800_000, "HD 1C26TYY 00000007", ""))) == ["", ""]
    taken_back = brought(one, account, (4_000_000, first.number, SENDER), (-4_000_000, f"TRA LENH {first.number}", SENDER))
    assert rules(taken_back) == [""]
    assert rules(brought(one, account, (4_000_000, first.number, SENDER), (-9_000, "phi", ""))) == ["key"]
    assert open_amount(first) == 6_800_000


def test_money_of_another_currency_pays_no_invoice(one: Cast) -> None:
    invoice = issued(one, one.client(one.solo), 10_000_000, "7")
    found = open_items(currency="USD")
    assert [(row.key, row.currency, row.net) for row in found] == [(invoice.number, "USD", 10_000_000)]


@pytest.mark.parametrize(
    ("language", "reason", "kind"), [("vi", "tổng đúng bằng tiền về", "nhiều hóa đơn, trả đủ"), ("en", "exact sum", "several, in full")]
)
def test_the_match_page_offers_what_fits_with_its_reasons(
    one: Cast, account: OwnBankAccount, language: str, reason: str, kind: str
) -> None:
    client = one.client(one.solo)
    first, second = issued(one, client, 10_000_000, "71"), issued(one, client, 5_000_000, "82")
    (payment,) = brought(one, account, (16_200_000, "BEP LUA TT HD 71 VA 82", ""))
    page = shown(one, language, f"/match/?payment={payment.id}")
    for words in (
        first.number,
        second.number,
        reason,
        kind,
        "10.800.000" if language == "vi" else "10,800,000",
        'data-figure="probability"',
    ):
        assert words in page
    assert 'data-command="match_payment"' in page
    assert page.count('name="parts.') >= 4


def test_the_match_page_says_what_pays_no_invoice_and_what_became_certain(one: Cast, account: OwnBankAccount) -> None:
    client = one.client(one.solo)
    interest, paid = brought(one, account, (1_234, "TRA LAI TIEN GUI", ""), (5_400_000, "TT RP2026000001", ""))
    assert "lãi tiền gửi" in shown(one, "vi", f"/match/?payment={interest.id}")
    issued(one, client, 10_000_000, "7")
    page = shown(one, "vi", f"/match/?payment={paid.id}")
    assert "chắc chắn" in page
    assert "đúng mã đề nghị" in page


def test_money_of_a_client_whom_a_person_named_is_offered_that_client_s_invoices(one: Cast) -> None:
    client = one.client(one.solo)
    invoice = issued(one, client, 10_000_000, "7")
    payment = record_payment(amount=Decimal(10_800_000), received_on=TODAY, client=client, by=one.solo, today=TODAY, now=NOW)
    assert not payment.allocations.exists()
    page = shown(one, "vi", f"/match/?payment={payment.id}")
    assert invoice.number in page
    assert "đúng số tiền" in page


def test_every_reason_and_kind_has_its_words() -> None:
    assert {f"reason.{code}" for code in CODES} <= set(REASONS)
    assert {f"offer.{kind}" for kind in ("one", "many", "part", "short", "over", "reversal", "refund")} == set(OFFERS)


def shown(one: Cast, language: str, path: str) -> str:
    Member.objects.filter(id=one.solo.id).update(language=language)
    browser = Browser()
    browser.force_login(one.user("solo"))
    answer = browser.get(path)
    enter(one.agency.id)
    assert answer.status_code == 200
    return answer.content.decode()
