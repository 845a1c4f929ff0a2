"""A further bank account of ours stands on no paper until a second person has said yes (roles.md, rule 1: bank-account change)."""

import pytest
from django.test import Client as Browser

from rapport.approvals.commands.answer_approval import answer_approval
from rapport.approvals.models import ApprovalAnswer, ApprovalRequest
from rapport.billing.commands.request_invoice import own_account, request_invoice
from rapport.kit.refusal import Refused
from rapport.people.commands.add_own_account import add_own_account, close_own_account
from rapport.people.commands.found_agency import seat_first_people
from rapport.people.models import LegalEntity, OwnBankAccount
from rapport.production.commands.accept_job import AcceptedJob, accept_job
from tests.cast import NOW, TODAY, Cast


@pytest.fixture
def two(cast: Cast) -> Cast:
    """An agency with a second owner: the account director."""
    seat_first_people(cast.director, ["owner"], by=cast.owner, today=TODAY)
    return cast


def _add(cast: Cast, alone_reason: str = "", number: str = "0999888777") -> OwnBankAccount:
    return add_own_account(
        legal_entity=LegalEntity.objects.get(is_default=True), bank_bin="970422", number=number, holder="CTY NHO", alone_reason=alone_reason,
        by=cast.owner, now=NOW,
    )  # fmt: skip


def test_until_the_yes_clients_pay_to_the_old_account_and_then_to_the_new_one(two: Cast) -> None:
    company = LegalEntity.objects.get(is_default=True)
    old = own_account(company, "VND")
    new = _add(two)
    assert own_account(company, "VND") == old
    lines = list(accept_job(jobs=[AcceptedJob(two.small_job(two.client(two.am), two.am), TODAY)], by=two.am, today=TODAY).lines.all())
    with pytest.raises(Refused, match="waiting_account"):
        request_invoice(lines=lines, account=new, by=two.am, today=TODAY)
    browser = Browser()
    browser.force_login(two.user("owner"))
    assert "chờ người thứ hai xác nhận" in browser.get("/settings/companies/").content.decode()
    question = ApprovalRequest.objects.get(kind="own_account")
    with pytest.raises(Refused, match="own_request"):
        answer_approval(request=question, is_yes=True, alone_reason="gấp", by=two.owner, now=NOW)
    answer_approval(request=question, is_yes=True, by=two.director, now=NOW)
    assert own_account(company, "VND") == new
    assert OwnBankAccount.objects.get(is_default=True) == new


def test_an_account_that_waits_takes_no_money_though_no_other_is_left(two: Cast) -> None:
    _add(two)
    close_own_account(account=OwnBankAccount.objects.get(is_waiting=False), by=two.owner, today=TODAY)
    assert own_account(LegalEntity.objects.get(is_default=True), "VND") is None


def test_a_no_closes_it_and_the_old_one_stays_first(two: Cast) -> None:
    old = OwnBankAccount.objects.get()
    new = _add(two)
    answer_approval(
        request=ApprovalRequest.objects.get(kind="own_account"), is_yes=False, reason="không phải của mình", by=two.director, now=NOW
    )
    new.refresh_from_db()
    old.refresh_from_db()
    assert (new.closed_on, new.is_default, old.is_default) == (TODAY, False, True)


def test_the_only_decider_says_why_and_it_stands_at_once_marked(cast: Cast) -> None:
    with pytest.raises(Refused, match="no_reason"):
        _add(cast)
    new = _add(cast, "ngân hàng cũ khóa tài khoản")
    assert own_account(LegalEntity.objects.get(is_default=True), "VND") == new
    assert ApprovalAnswer.objects.get(request__kind="own_account").alone_reason == "ngân hàng cũ khóa tài khoản"
    with pytest.raises(Refused, match="known"):
        _add(cast, "lần nữa")
