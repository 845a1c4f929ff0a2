"""Roles are sets of rights made in settings: they work at the next request, end with their sessions, and never reach above their maker."""

from typing import Any

import pytest
from django.test import Client as Browser

from rapport.kit.refusal import Refused
from rapport.people.commands.add_member import add_member
from rapport.people.commands.change_member import end_membership
from rapport.people.commands.grant_role import end_role, grant_role
from rapport.people.commands.set_role import set_role
from rapport.people.models import Member, Role, RoleGrant
from tests.cast import NOW, TODAY, Cast

WHY = "chủ agency tự quyết, chưa có người thứ hai"

CASHIER = ["payment.read:all", "client.read:all"]


def _browser(cast: Cast, login: str) -> Browser:
    found = Browser()
    found.force_login(cast.user(login))
    return found


def _cashier(cast: Cast, **more: Any) -> Role:
    return set_role(
        code="cashier",
        name_vi="Thủ quỹ",
        name_en="Cashier",
        by=cast.owner,
        today=TODAY,
        now=NOW,
        alone_reason=WHY,
        **({"capabilities": CASHIER} | more),
    )


def test_a_role_made_in_settings_works_at_the_next_request_and_a_revoked_one_ends_it(cast: Cast) -> None:
    designer = _browser(cast, "creative")
    assert designer.get("/payments/").status_code == 404
    role = _cashier(cast)
    grant_role(member=cast.creative, role=role, by=cast.owner, today=TODAY, now=NOW, alone_reason=WHY)
    assert designer.get("/payments/").status_code == 200
    end_role(member=cast.creative, role=role, by=cast.owner, today=TODAY)
    assert designer.get("/payments/").status_code == 302
    assert _browser(cast, "creative").get("/payments/").status_code == 404


def test_a_role_that_loses_a_right_ends_the_sessions_of_those_who_hold_it_and_one_that_gains_does_not(cast: Cast) -> None:
    role = _cashier(cast)
    grant_role(member=cast.creative, role=role, by=cast.owner, today=TODAY, now=NOW, alone_reason=WHY)
    designer = _browser(cast, "creative")
    _cashier(cast, capabilities=[*CASHIER, "invoice.read:all"])
    assert designer.get("/invoices/").status_code == 200
    _cashier(cast, capabilities=CASHIER)
    assert designer.get("/invoices/").status_code == 302


def _as_helper_of_people(cast: Cast) -> Member:
    """Somebody who may change people but approves nobody."""
    role = set_role(
        code="hr", name_vi="Nhân sự", name_en="People", capabilities=["people.read:all", "people.create:all", "people.update:all", "client.read:own"],
        by=cast.owner, today=TODAY, now=NOW,
    )  # fmt: skip
    grant_role(member=cast.junior, role=role, by=cast.owner, today=TODAY, now=NOW, alone_reason=WHY)
    return cast.junior


@pytest.mark.parametrize("capabilities", [["ledger.read:all"], ["client.read:all"], ["people.approve:all"]])
def test_nobody_makes_a_role_above_their_own_rights_not_even_by_its_reach(cast: Cast, capabilities: list[str]) -> None:
    hr = _as_helper_of_people(cast)
    with pytest.raises(Refused, match="role_above_own"):
        set_role(code="new", name_vi="Mới", name_en="New", capabilities=capabilities, by=hr, today=TODAY, now=NOW)
    assert not Role.objects.filter(code="new").exists()


def test_nobody_grants_ends_or_joins_somebody_with_a_role_above_their_own(cast: Cast) -> None:
    hr, owner = _as_helper_of_people(cast), Role.objects.get(code="owner")
    with pytest.raises(Refused, match="role_above_own"):
        grant_role(member=cast.creative, role=owner, by=hr, today=TODAY, now=NOW)
    with pytest.raises(Refused, match="role_above_own"):
        end_role(member=cast.owner, role=owner, by=hr, today=TODAY)
    with pytest.raises(Refused, match="role_above_own"):
        add_member(full_name="Ai Đó", email="x@demo.example", roles=["owner"], by=hr, today=TODAY, now=NOW)
    assert list(RoleGrant.objects.filter(role=owner, ended_on=None).values_list("member__email", flat=True)) == ["owner@demo.example"]


def test_a_role_cannot_be_emptied_by_somebody_whose_rights_are_less(cast: Cast) -> None:
    hr = _as_helper_of_people(cast)
    with pytest.raises(Refused, match="role_above_own"):
        set_role(code="finance", name_vi="Kế toán", name_en="Finance", capabilities=[], by=hr, today=TODAY, now=NOW)
    assert Role.objects.get(code="finance").capabilities


def test_nobody_changes_their_own_role(cast: Cast) -> None:
    owner, am = Role.objects.get(code="owner"), Role.objects.get(code="am")
    with pytest.raises(Refused, match="own_role"):
        grant_role(member=cast.owner, role=am, by=cast.owner, today=TODAY, now=NOW, alone_reason=WHY)
    with pytest.raises(Refused, match="own_role"):
        end_role(member=cast.owner, role=owner, by=cast.owner, today=TODAY)
    with pytest.raises(Refused, match="own_role"):
        set_role(code="owner", name_vi="Chủ", name_en="Owner", capabilities=[], by=cast.owner, today=TODAY, now=NOW)


def test_the_last_owner_cannot_be_removed_by_any_way(cast: Cast) -> None:
    owner = Role.objects.get(code="owner")
    grant_role(member=cast.director, role=owner, by=cast.owner, today=TODAY, now=NOW, alone_reason=WHY)
    end_role(member=cast.owner, role=owner, by=cast.director, today=TODAY)
    grant_role(member=cast.owner, role=Role.objects.get(code="finance"), by=cast.director, today=TODAY, now=NOW, alone_reason=WHY)
    helper = _with_people(cast)
    with pytest.raises(Refused, match="role_above_own|last_owner"):
        end_role(member=cast.director, role=owner, by=helper, today=TODAY)
    with pytest.raises(Refused, match="last_owner"):
        end_membership(member=cast.director, left_on=TODAY, by=helper, today=TODAY)
    assert cast.director.may("people.approve")


def _with_people(cast: Cast) -> Member:
    role = set_role(
        code="hr", name_vi="Nhân sự", name_en="People", capabilities=["people.update:all"], by=cast.director, today=TODAY, now=NOW
    )
    grant_role(member=cast.junior, role=role, by=cast.director, today=TODAY, now=NOW, alone_reason=WHY)
    return cast.junior


@pytest.mark.parametrize(
    "entry", ["client.fly:all", "moon.read:all", "client.read:galaxy", "client.read", "", "client.read:all; drop table"]
)
def test_what_is_no_right_is_refused(cast: Cast, entry: str) -> None:
    with pytest.raises(Refused, match="unknown_capability"):
        _cashier(cast, capabilities=[entry])


def test_a_role_that_somebody_else_has_saved_meanwhile_is_stale(cast: Cast) -> None:
    role = _cashier(cast)
    _cashier(cast, capabilities=[*CASHIER, "invoice.read:all"], form_version=role.version)
    with pytest.raises(Refused, match="stale"):
        _cashier(cast, form_version=role.version)
    assert len(Role.objects.get(code="cashier").capabilities) == 3


def test_the_page_of_a_role_makes_and_changes_one(cast: Cast) -> None:
    browser = _browser(cast, "owner")
    assert browser.get("/settings/roles/new/?like=am").status_code == 200
    sent = {"code": "traffic", "name_vi": "Điều phối", "name_en": "Traffic", "capabilities": ["task.read:all", "", "job.read:all", ""]}
    assert browser.post("/settings/roles/set/", sent).status_code == 303
    role = Role.objects.get(code="traffic")
    assert role.capabilities == ["task.read:all", "job.read:all"]
    page = browser.get(f"/settings/roles/{role.id}/").content.decode()
    assert '<option value="task.read:all" selected>' in page
    assert f'name="form_version" value="{role.version}"' in page
    assert browser.post("/settings/roles/set/", sent | {"form_version": 0}).status_code == 409


def test_who_leaves_is_out_at_once_and_their_roles_end(cast: Cast) -> None:
    browser = _browser(cast, "am2")
    end_membership(member=cast.am2, left_on=TODAY, by=cast.owner, today=TODAY)
    assert browser.get("/today/").status_code == 302
    assert not cast.am2.grants.filter(ended_on=None).exists()
    assert not cast.am2.may("client.read")
