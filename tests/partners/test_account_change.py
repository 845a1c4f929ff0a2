"""Another bank account of a payee: two persons, a mail to the old contact, a day to think again; never the only decider alone."""

from datetime import timedelta

import pytest
from django.test import Client as Browser

from rapport.approvals.commands.answer_approval import answer_approval
from rapport.approvals.models import ApprovalRequest
from rapport.journal.models import Mail
from rapport.kit.refusal import Refused
from rapport.partners.commands.change_account import ask_account_change, take_account_change
from rapport.partners.commands.create_partner import create_partner
from rapport.partners.models import AccountChange, Partner, PartnerAccount
from rapport.people.models import Member
from tests.cast import NOW, TODAY, Cast

DAY = timedelta(days=1)


def _partner(by: Member) -> Partner:
    return create_partner(
        name="Xưởng Gốm", kind=Partner.Kind.COMPANY, email="gom@xuong.example", bank_bin="970436", account_number="111", by=by, today=TODAY
    )


def _change(partner: Partner, by: Member) -> AccountChange:
    return ask_account_change(
        partner=partner, bank_bin="970407", account_number="19 2222", account_holder="Xưởng Gốm", reason="đổi ngân hàng", by=by, now=NOW
    )


def _paid_at() -> str:
    return PartnerAccount.objects.get(ended_on=None).number


def test_a_change_holds_a_day_after_a_second_person_has_approved_it(cast: Cast) -> None:
    change = _change(_partner(cast.finance), cast.finance)
    with pytest.raises(Refused, match="approval"):
        take_account_change(change=change, by=cast.finance, today=TODAY, now=NOW + 9 * DAY)
    answer_approval(request=ApprovalRequest.objects.get(), is_yes=True, by=cast.owner, now=NOW)
    with pytest.raises(Refused, match="cooling"):
        take_account_change(change=change, by=cast.finance, today=TODAY, now=NOW + DAY - timedelta(seconds=1))
    assert _paid_at() == "111"
    take_account_change(change=change, by=cast.finance, today=TODAY + DAY, now=NOW + DAY)
    assert _paid_at() == "192222"
    with pytest.raises(Refused, match="taken"):
        take_account_change(change=change, by=cast.finance, today=TODAY + DAY, now=NOW + DAY)
    assert PartnerAccount.objects.count() == 2


def test_the_partner_is_told_at_the_address_known_so_far(cast: Cast) -> None:
    _change(_partner(cast.finance), cast.finance)
    mail = Mail.objects.get(to=["gom@xuong.example"])
    assert "2222" in mail.body
    assert "192222" not in mail.body


def test_the_only_decider_does_not_decide_it_alone(one: Cast) -> None:
    change = _change(_partner(one.solo), one.solo)
    with pytest.raises(Refused, match="own_request"):
        answer_approval(request=ApprovalRequest.objects.get(), is_yes=True, alone_reason="chỉ có tôi", by=one.solo, now=NOW)
    with pytest.raises(Refused, match="approval"):
        take_account_change(change=change, by=one.solo, today=TODAY, now=NOW + 9 * DAY)
    assert _paid_at() == "111"


def test_a_change_after_the_approval_lets_it_fall(cast: Cast) -> None:
    change = _change(_partner(cast.finance), cast.finance)
    answer_approval(request=ApprovalRequest.objects.get(), is_yes=True, by=cast.owner, now=NOW)
    AccountChange.objects.filter(id=change.id).update(number="66666")
    with pytest.raises(Refused, match="approval"):
        take_account_change(change=change, by=cast.finance, today=TODAY, now=NOW + 2 * DAY)
    assert _paid_at() == "111"


@pytest.mark.parametrize(("code", "values"), [("account", {"bank_bin": "97"}), ("account", {"account_number": "12-3"}),
                                              ("same", {"bank_bin": "970436", "account_number": "111"}), ("no_reason", {"reason": ""})])  # fmt: skip
def test_what_is_no_account_or_no_change_is_refused(cast: Cast, code: str, values: dict[str, str]) -> None:
    partner = _partner(cast.finance)
    wanted = {"bank_bin": "970407", "account_number": "222", "account_holder": "", "reason": "vì"} | values
    with pytest.raises(Refused, match=code):
        ask_account_change(partner=partner, by=cast.finance, now=NOW, **wanted)
    assert not AccountChange.objects.exists()


def test_the_partner_s_page_shows_the_account_only_to_those_who_pay(cast: Cast) -> None:
    partner = _partner(cast.finance)
    _change(partner, cast.finance)
    for login, sees in (("finance", True), ("owner", True), ("am", False), ("producer", False)):
        browser = Browser()
        browser.force_login(cast.user(login))
        page = browser.get(f"/settings/partners/{partner.id}/").content.decode()
        assert ('data-record="partner_account"' in page) == sees, login
        assert ("192222" in page) == sees, login
