"""Who answers: any one, several or one after another; a deputy between dates; never the one who asked; never what was changed."""

from datetime import timedelta

import pytest
from django.test import Client as Browser

from rapport.approvals.access import visible_approvals
from rapport.approvals.commands.answer_approval import answer_approval
from rapport.approvals.commands.set_approval_policy import set_approval_policy
from rapport.approvals.models import ApprovalAnswer, ApprovalPolicy, ApprovalRequest, ApprovalStep
from rapport.kit.refusal import Refused
from rapport.partners.commands.change_account import ask_account_change
from rapport.partners.commands.create_partner import create_partner
from rapport.partners.models import AccountChange, Partner
from rapport.people.commands.found_agency import seat_first_people
from rapport.people.commands.set_absence import set_absence
from rapport.people.commands.set_role import set_role
from rapport.people.models import Member
from tests.cast import NOW, TODAY, Cast

Way = ApprovalPolicy.Way


@pytest.fixture
def asked(cast: Cast) -> ApprovalRequest:
    """Finance asks for another bank account of a partner; the owner could answer."""
    partner = create_partner(
        name="Xưởng Gốm", kind=Partner.Kind.COMPANY, bank_bin="970436", account_number="111", by=cast.finance, today=TODAY
    )
    ask_account_change(partner=partner, bank_bin="970436", account_number="222", account_holder="", reason="mail", by=cast.finance, now=NOW)
    return ApprovalRequest.objects.get()


def _hold(cast: Cast, login: str, capability: str) -> Member:
    code = capability.replace(".", "-")
    role = set_role(
        code=code, name_vi=code, name_en=code, capabilities=[f"{capability}:all", "quote.read:all"], by=cast.owner, today=TODAY, now=NOW
    )
    seat_first_people(getattr(cast, login), [role.code], by=cast.owner, today=TODAY)
    found: Member = getattr(cast, login)
    return found


def _is_answered() -> bool:
    return ApprovalAnswer.objects.exists()


def test_any_one_with_the_right_answers_and_then_nobody_else(cast: Cast, asked: ApprovalRequest) -> None:
    other = _hold(cast, "am", "partner.approve")
    answer_approval(request=asked, is_yes=True, by=cast.owner, now=NOW)
    with pytest.raises(Refused, match="answered"):
        answer_approval(request=asked, is_yes=False, reason="không", by=other, now=NOW)
    assert ApprovalAnswer.objects.get().is_yes


def test_who_asked_and_who_lacks_the_right_do_not_answer(cast: Cast, asked: ApprovalRequest) -> None:
    for login, code in (("finance", "own_request"), ("am", "not_yours"), ("director", "not_yours")):
        with pytest.raises(Refused, match=code):
            answer_approval(request=asked, is_yes=True, alone_reason="gấp", by=getattr(cast, login), now=NOW)
    assert not _is_answered()


def test_a_deputy_answers_between_the_dates_and_on_no_other_day(cast: Cast, asked: ApprovalRequest) -> None:
    set_absence(deputy=cast.planner, first_on=TODAY, last_on=TODAY + timedelta(1), by=cast.owner, today=TODAY)
    assert visible_approvals(cast.planner).filter(id=asked.id).exists()
    with pytest.raises(Refused, match="not_yours"):
        answer_approval(request=asked, is_yes=True, by=cast.planner, now=NOW + timedelta(days=2))
    assert not _is_answered()
    browser = Browser()
    browser.force_login(cast.user("planner"))
    assert 'data-command="answer_approval"' in browser.get("/approvals/").content.decode()
    answer_approval(request=asked, is_yes=True, by=cast.planner, now=NOW)
    assert ApprovalAnswer.objects.get().answered_by == cast.planner


def test_nobody_answers_with_the_rights_of_whoever_asked_by_standing_in_for_them(cast: Cast, asked: ApprovalRequest) -> None:
    _hold(cast, "finance", "partner.approve")
    set_absence(deputy=cast.creative, first_on=TODAY, last_on=TODAY, by=cast.finance, today=TODAY)
    with pytest.raises(Refused, match="not_yours"):
        answer_approval(request=asked, is_yes=True, by=cast.creative, now=NOW)
    browser = Browser()
    browser.force_login(cast.user("creative"))
    assert 'data-command="answer_approval"' not in browser.get("/approvals/").content.decode()


def test_a_deputy_does_not_answer_what_the_deputy_asked(cast: Cast, asked: ApprovalRequest) -> None:
    set_absence(deputy=cast.finance, first_on=TODAY, last_on=TODAY, by=cast.owner, today=TODAY)
    with pytest.raises(Refused, match="own_request"):
        answer_approval(request=asked, is_yes=True, alone_reason="gấp", by=cast.finance, now=NOW)
    assert not _is_answered()


def _two(cast: Cast, way: Way) -> tuple[Member, Member]:
    set_approval_policy(kind="bank_account", way=way, capabilities=["partner.approve", "bank.approve"], by=cast.owner)
    return _hold(cast, "am", "partner.approve"), _hold(cast, "am2", "bank.approve")


def test_all_answer_in_any_order_and_each_is_another_person(cast: Cast, asked: ApprovalRequest) -> None:
    first, second = _two(cast, Way.ALL)
    answer_approval(request=asked, is_yes=True, by=second, now=NOW)
    assert not _is_answered()
    with pytest.raises(Refused, match="not_yours"):
        answer_approval(request=asked, is_yes=True, by=second, now=NOW)
    # The owner holds both rights, and is one person.
    answer_approval(request=asked, is_yes=True, by=first, now=NOW)
    assert ApprovalAnswer.objects.get().is_yes
    assert ApprovalStep.objects.count() == 1


def test_in_sequence_the_second_waits_for_the_first(cast: Cast, asked: ApprovalRequest) -> None:
    first, second = _two(cast, Way.SEQUENCE)
    with pytest.raises(Refused, match="not_yours"):
        answer_approval(request=asked, is_yes=True, by=second, now=NOW)
    answer_approval(request=asked, is_yes=True, by=first, now=NOW)
    answer_approval(request=asked, is_yes=True, by=second, now=NOW)
    assert ApprovalAnswer.objects.get().is_yes


def test_the_first_no_decides(cast: Cast, asked: ApprovalRequest) -> None:
    first, second = _two(cast, Way.ALL)
    answer_approval(request=asked, is_yes=True, by=first, now=NOW)
    answer_approval(request=asked, is_yes=False, reason="chưa gọi lại đối tác", by=second, now=NOW)
    assert not ApprovalAnswer.objects.get().is_yes


@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("unknown_kind", {"kind": "moon", "way": Way.ANY}),
        ("no_rights", {"kind": "bank_account", "way": Way.ALL}),
        ("twice", {"kind": "bank_account", "way": Way.ALL, "capabilities": ["bank.approve", "bank.approve"]}),
        ("unknown_capability", {"kind": "bank_account", "way": Way.SEQUENCE, "capabilities": ["moon.fly"]}),
    ],
)
def test_a_way_of_answering_that_cannot_be_is_refused(cast: Cast, code: str, values: dict[str, object]) -> None:
    with pytest.raises(Refused, match=code):
        set_approval_policy(by=cast.owner, **values)  # type: ignore[arg-type]
    assert not ApprovalPolicy.objects.exists()


def test_the_page_of_policies_sets_one(cast: Cast) -> None:
    browser = Browser()
    browser.force_login(cast.user("owner"))
    sent = {"kind": "bank_account", "way": "sequence", "capabilities": ["partner.approve", "bank.approve", ""]}
    assert browser.post("/settings/approvals/set/", sent).status_code == 303
    assert ApprovalPolicy.objects.get().capabilities == ["partner.approve", "bank.approve"]
    page = browser.get("/settings/approvals/").content.decode()
    assert "Lần lượt từng người" in page


def test_what_was_changed_since_it_was_asked_is_asked_again(cast: Cast, asked: ApprovalRequest) -> None:
    AccountChange.objects.update(number="333")
    with pytest.raises(Refused, match="changed"):
        answer_approval(request=asked, is_yes=True, by=cast.owner, now=NOW)
    assert not _is_answered()
