"""What an only decider decided alone stands on a list of its month, for the owner and whoever reads the book (story 3)."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client as Browser

from rapport.approvals.alone import MAIL, decided_alone, mail_month
from rapport.journal.models import Mail
from rapport.kit.wall import enter
from rapport.people.commands.grant_role import grant_role
from rapport.people.models import Role
from tests.cast import NOW, TODAY, Cast

WHY = "chưa có người thứ hai"


@pytest.fixture
def alone(db: None) -> Cast:
    one = Cast("one")
    grant_role(member=one.maker1, role=Role.objects.get(code="am"), alone_reason=WHY, by=one.solo, today=TODAY, now=NOW)
    return one


def _page(cast: Cast, login: str, query: str = "") -> tuple[int, str]:
    browser = Browser()
    browser.force_login(cast.user(login))
    answer = browser.get(f"/approvals/alone/{query}")
    enter(cast.agency.id)
    return answer.status_code, answer.content.decode()


def test_the_owner_and_the_external_accountant_see_the_list_and_a_maker_does_not(alone: Cast) -> None:
    for login in ("solo", "accountant"):
        status, page = _page(alone, login, f"?month={NOW:%Y-%m}")
        assert status == 200
        assert WHY in page
    assert _page(alone, "maker2")[0] == 404
    assert WHY not in _page(alone, "accountant", "?month=2026-01")[1]
    assert _page(alone, "accountant", "?month=nonsense")[0] == 404


def test_a_decision_counts_in_the_month_of_the_agencys_day(alone: Cast) -> None:
    assert [row.alone_reason for row in decided_alone(alone.agency, NOW.date())] == [WHY]
    assert not decided_alone(alone.agency, NOW.date() + timedelta(40))


def test_the_list_is_sent_once_on_the_last_day_of_its_month(alone: Cast) -> None:
    night = datetime(2026, 11, 30, 16, 30, tzinfo=NOW.tzinfo)
    assert mail_month(alone.agency, on=date(2026, 11, 29), now=night) == 0
    assert mail_month(alone.agency, on=date(2026, 11, 30), now=night) == 2
    assert mail_month(alone.agency, on=date(2026, 11, 30), now=night) == 0
    mails = Mail.objects.filter(kind=MAIL)
    assert sorted(mail.to[0] for mail in mails) == ["accountant@one.example", "solo@one.example"]
    assert all(WHY in mail.body for mail in mails)
