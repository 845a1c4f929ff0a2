"""More rights need a second person: a role given, a person joined with one, a role that gains rights (roles.md, rule 1)."""

import pytest

from rapport.approvals.commands.answer_approval import answer_approval
from rapport.approvals.models import ApprovalAnswer, ApprovalRequest
from rapport.kit.refusal import Refused
from rapport.people.commands.add_member import add_member
from rapport.people.commands.found_agency import seat_first_people
from rapport.people.commands.grant_role import grant_role
from rapport.people.commands.set_role import set_role
from rapport.people.models import Member, Role, RoleChange, RoleGrant
from tests.cast import NOW, TODAY, Cast

CASHIER = ["payment.read:own", "client.read:all"]


@pytest.fixture
def two(cast: Cast) -> Cast:
    """An agency with a second owner: the account director."""
    seat_first_people(cast.director, ["owner"], by=cast.owner, today=TODAY)
    return cast


def _cashier(cast: Cast, capabilities: list[str] = CASHIER, alone_reason: str = "") -> Role:
    return set_role(
        code="cashier", name_vi="Thủ quỹ", name_en="Cashier", capabilities=capabilities, alone_reason=alone_reason, by=cast.owner, today=TODAY, now=NOW
    )  # fmt: skip


def _give(cast: Cast, role: Role, by: Member, alone_reason: str = "") -> RoleGrant | RoleChange:
    return grant_role(member=cast.creative, role=role, alone_reason=alone_reason, by=by, today=TODAY, now=NOW)


def _question() -> ApprovalRequest:
    return ApprovalRequest.objects.get(kind="role_grant", fell_at=None, answer=None)


def test_a_role_given_works_only_when_a_second_person_has_said_yes(two: Cast) -> None:
    _give(two, _cashier(two), two.owner)
    assert not two.creative.may("payment.read")
    with pytest.raises(Refused, match="own_request"):
        answer_approval(request=_question(), is_yes=True, alone_reason="gấp", by=two.owner, now=NOW)
    assert not two.creative.may("payment.read")
    answer_approval(request=_question(), is_yes=True, by=two.director, now=NOW)
    assert two.creative.may("payment.read")
    assert RoleGrant.objects.get(member=two.creative, role__code="cashier").granted_by == two.owner


def test_a_role_that_was_refused_is_not_held_and_may_be_asked_for_anew(two: Cast) -> None:
    role = _cashier(two)
    _give(two, role, two.owner)
    answer_approval(request=_question(), is_yes=False, reason="chưa cần", by=two.director, now=NOW)
    assert not two.creative.may("payment.read")
    assert RoleChange.objects.get().dropped_on == TODAY
    _give(two, role, two.owner)
    answer_approval(request=_question(), is_yes=True, by=two.director, now=NOW)
    assert two.creative.may("payment.read")


def test_asking_twice_for_the_same_role_asks_once(two: Cast) -> None:
    role = _cashier(two)
    assert _give(two, role, two.owner) == _give(two, role, two.owner)
    assert ApprovalRequest.objects.filter(kind="role_grant").count() == 1


def test_the_only_decider_gives_a_role_with_a_reason_that_is_marked(cast: Cast) -> None:
    role = _cashier(cast)
    with pytest.raises(Refused, match="no_reason"):
        _give(cast, role, cast.owner)
    assert not cast.creative.may("payment.read")
    assert not RoleChange.objects.exists()
    _give(cast, role, cast.owner, "thủ quỹ nghỉ sinh")
    assert cast.creative.may("payment.read")
    answer = ApprovalAnswer.objects.get()
    assert (answer.alone_reason, answer.answered_by) == ("thủ quỹ nghỉ sinh", cast.owner)


def test_nobody_answers_for_rights_of_their_own(two: Cast) -> None:
    grant_role(member=two.director, role=_cashier(two), alone_reason="giao thêm việc", by=two.owner, today=TODAY, now=NOW)
    assert two.director.grants.filter(role__code="cashier").exists()
    role = Role.objects.get(code="finance")
    seat_first_people(two.am, ["owner"], by=two.owner, today=TODAY)
    grant_role(member=two.director, role=role, by=two.owner, today=TODAY, now=NOW)
    with pytest.raises(Refused, match="not_yours"):
        answer_approval(request=_question(), is_yes=True, by=two.director, now=NOW)
    assert not two.director.grants.filter(role=role).exists()


def test_a_role_changed_after_it_was_asked_for_is_not_given_by_the_old_answer(two: Cast) -> None:
    _give(two, _cashier(two), two.owner)
    _cashier(two, [*CASHIER, "ledger.read:all"])
    with pytest.raises(Refused, match="changed"):
        answer_approval(request=_question(), is_yes=True, by=two.director, now=NOW)
    assert not two.creative.may("ledger.read")


def test_who_has_left_gets_no_role_by_an_answer_that_comes_late(two: Cast) -> None:
    _give(two, _cashier(two), two.owner)
    Member.objects.filter(email="creative@demo.example").update(left_on=TODAY)
    with pytest.raises(Refused, match="changed"):
        answer_approval(request=_question(), is_yes=True, by=two.director, now=NOW)
    with pytest.raises(Refused, match="left"):
        _give(two, Role.objects.get(code="cashier"), two.owner)


def test_somebody_who_joins_has_their_roles_when_a_second_person_said_yes(two: Cast) -> None:
    new = add_member(full_name="Lê Mới", email="moi@demo.example", roles=["am"], by=two.owner, today=TODAY, now=NOW)
    assert not new.grants.exists()
    answer_approval(request=_question(), is_yes=True, by=two.director, now=NOW)
    assert new.grants.get().role.code == "am"


def test_the_only_decider_adds_nobody_with_a_role_without_a_reason(cast: Cast) -> None:
    with pytest.raises(Refused, match="no_reason"):
        add_member(full_name="Lê Mới", email="moi@demo.example", roles=["am"], by=cast.owner, today=TODAY, now=NOW)
    assert not Member.objects.filter(email="moi@demo.example").exists()
    new = add_member(full_name="Lê Mới", email="moi@demo.example", by=cast.owner, today=TODAY, now=NOW)
    assert not new.may("client.read")


def test_a_role_that_people_hold_gains_rights_and_reach_only_by_a_second_person_and_loses_them_at_once(two: Cast) -> None:
    role = _cashier(two)
    seat_first_people(two.creative, ["cashier"], by=two.owner, today=TODAY)
    _cashier(two, ["payment.read:all", "bank.read:all"])
    role.refresh_from_db()
    assert role.capabilities == ["payment.read:own"]
    with pytest.raises(Refused, match="not_yours"):
        answer_approval(request=_question(), is_yes=True, by=two.creative, now=NOW)
    answer_approval(request=_question(), is_yes=True, by=two.director, now=NOW)
    role.refresh_from_db()
    assert sorted(role.capabilities) == ["bank.read:all", "payment.read:all"]


def test_of_two_wishes_for_a_role_the_newer_counts_and_a_wish_taken_back_is_not_answered(two: Cast) -> None:
    role = _cashier(two)
    seat_first_people(two.creative, ["cashier"], by=two.owner, today=TODAY)
    _cashier(two, [*CASHIER, "bank.read:all"])
    _cashier(two, [*CASHIER, "ledger.read:all"])
    first = ApprovalRequest.objects.get(kind="role_grant", fell_at__isnull=False)
    with pytest.raises(Refused, match="changed"):
        answer_approval(request=first, is_yes=True, by=two.director, now=NOW)
    _cashier(two)
    with pytest.raises(Refused, match="changed"):
        answer_approval(request=_question(), is_yes=True, by=two.director, now=NOW)
    role.refresh_from_db()
    assert role.capabilities == CASHIER


def test_a_role_that_nobody_holds_is_made_and_widened_without_asking(two: Cast) -> None:
    _cashier(two)
    assert _cashier(two, [*CASHIER, "bank.read:all"]).capabilities == [*CASHIER, "bank.read:all"]
    assert not ApprovalRequest.objects.exists()
