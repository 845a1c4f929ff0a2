"""The approvals page: what waits for whom, what a yes does, two buttons; nothing of clients that do not exist for one."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client as Browser

from rapport.approvals.access import visible_approvals
from rapport.approvals.commands.ask_approval import ask_approval
from rapport.approvals.models import ApprovalAnswer, ApprovalRequest
from rapport.costs.commands.place_order import place_order
from rapport.partners.commands.create_partner import create_partner
from rapport.partners.models import Partner
from rapport.people.models import Absence, TeamPlace
from tests.cast import NOW, TODAY, Cast


@pytest.fixture
def asked(cast: Cast) -> ApprovalRequest:
    """The account manager asks for an order that passes its line by 1,000,000."""
    job = cast.small_job(cast.client(cast.am), cast.am, external_cost_amount=Decimal(5_000_000), own_cost_amount=Decimal(1_000_000))
    partner = create_partner(name="Mắt Lá", kind=Partner.Kind.COMPANY, tax_code="0309532909", by=cast.am, today=TODAY)
    order = place_order(job=job, partner=partner, text="Chụp", net_amount=Decimal(6_000_000), deliverable="ảnh", by=cast.am, today=TODAY)
    return ask_approval(kind="overrun", subject=order.id, reason="Khách đổi", by=cast.am, now=NOW)


def _as(cast: Cast, login: str) -> Browser:
    browser = Browser()
    browser.force_login(cast.user(login))
    return browser


def test_whoever_may_answer_has_both_buttons_and_whoever_asked_has_none(cast: Cast, asked: ApprovalRequest) -> None:
    page = _as(cast, "director").get("/approvals/").content.decode()
    assert page.count('data-command="answer_approval"') == 1
    assert 'value="true"' in page
    assert 'value="false"' in page
    own = _as(cast, "am").get("/approvals/").content.decode()
    assert f'data-id="{asked.id}"' in own
    assert "answer_approval" not in own


def test_the_record_says_what_a_yes_does_as_far_as_the_reader_may_see(cast: Cast, asked: ApprovalRequest) -> None:
    page = _as(cast, "director").get(f"/approvals/{asked.id}/").content.decode()
    assert "1.000.000" in page
    assert "Biên" in page
    # The gauge shows where the margin stands after it, and by the open needle where it stood before.
    assert 'class="now' in page
    assert 'class="before"' in page
    # The auditor of another agency, the creative of this one: it does not exist.
    assert _as(cast, "creative").get(f"/approvals/{asked.id}/").status_code == 404
    assert _as(Cast("rival"), "director").get(f"/approvals/{asked.id}/").status_code == 404


def test_a_no_without_its_reason_is_refused_and_a_yes_leaves_the_page(cast: Cast, asked: ApprovalRequest) -> None:
    director = _as(cast, "director")
    refused = director.post(f"/approvals/{asked.id}/answer/", {"is_yes": "false", "reason": ""})
    assert refused.status_code == 422
    assert not ApprovalAnswer.objects.exists()
    assert director.post(f"/approvals/{asked.id}/answer/", {"is_yes": "true", "next": "/approvals/"}).status_code == 303
    assert "answer_approval" not in director.get("/approvals/").content.decode()
    assert "Đã duyệt" in director.get(f"/approvals/{asked.id}/").content.decode()


def test_a_deputy_sees_and_answers_only_while_the_other_is_away(cast: Cast, asked: ApprovalRequest) -> None:
    assert asked not in visible_approvals(cast.producer)
    away = {"agency_id": cast.agency.id, "member": cast.director, "deputy": cast.producer}
    Absence.objects.create(**away, first_on=TODAY - timedelta(days=9), last_on=TODAY - timedelta(days=1))
    assert asked not in visible_approvals(cast.producer)
    Absence.objects.create(**away, first_on=TODAY, last_on=TODAY)
    assert asked in visible_approvals(cast.producer)
    answered = _as(cast, "producer").post(f"/approvals/{asked.id}/answer/", {"is_yes": "true"})
    assert answered.status_code == 303


def test_a_request_on_a_client_of_another_team_does_not_exist_for_a_director(cast: Cast, asked: ApprovalRequest) -> None:
    TeamPlace.objects.filter(team__lead=cast.director).delete()
    assert asked not in visible_approvals(cast.director)
    assert asked in visible_approvals(cast.owner)


def test_the_only_decider_answers_her_own_request_with_a_reason_that_is_marked(one: Cast) -> None:
    job = one.small_job(one.client(one.solo), one.solo, external_cost_amount=Decimal(2_000_000))
    partner = create_partner(name="Mắt Lá", kind=Partner.Kind.COMPANY, tax_code="0309532909", by=one.solo, today=TODAY)
    order = place_order(job=job, partner=partner, text="Chụp", net_amount=Decimal(2_500_000), deliverable="ảnh", by=one.solo, today=TODAY)
    request = ask_approval(kind="overrun", subject=order.id, reason="Khách đổi", by=one.solo, now=NOW)
    browser = _as(one, "solo")
    assert 'name="alone_reason"' in browser.get(f"/approvals/{request.id}/").content.decode()
    browser.post(f"/approvals/{request.id}/answer/", {"is_yes": "true", "alone_reason": "Không còn ai khác"})
    assert "tự duyệt" in browser.get("/approvals/").content.decode()
