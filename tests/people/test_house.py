"""The house's settings: the calendar, deputies, teams, rates by who may see them."""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client as Browser

from rapport.clients.access import visible_clients
from rapport.kit.refusal import Refused
from rapport.people.commands.add_own_account import add_own_account, close_own_account
from rapport.people.commands.add_team import add_team, change_team
from rapport.people.commands.change_member import change_member
from rapport.people.commands.set_absence import end_absence, set_absence
from rapport.people.commands.set_calendar import drop_calendar_day, set_calendar_day, set_week
from rapport.people.commands.set_cost_rate import set_cost_rate
from rapport.people.models import Absence, CalendarDay, LegalEntity, OwnBankAccount, Team
from rapport.people.queries.calendar import debt_calendar, house_calendar
from rapport.people.queries.rates import rates_of
from tests.cast import NOW, TODAY, Cast


def _page(cast: Cast, login: str, address: str) -> str:
    browser = Browser()
    browser.force_login(cast.user(login))
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_a_person_and_a_team_changed_meanwhile_are_not_overwritten_by_an_older_form(cast: Cast) -> None:
    version = cast.am.version
    change_member(member=cast.am, full_name="Trần Hà", form_version=version, by=cast.owner)
    with pytest.raises(Refused, match="stale"):
        change_member(member=cast.am, full_name="Trần Thu", form_version=version, by=cast.owner)
    team = Team.objects.get()
    change_team(team=team, name="A", lead=cast.am, members=[cast.am], form_version=team.version, by=cast.owner, today=TODAY)
    with pytest.raises(Refused, match="stale"):
        change_team(team=team, name="B", lead=cast.am, members=[], form_version=team.version, by=cast.owner, today=TODAY)
    team.refresh_from_db()
    assert (cast.am.full_name, team.name, team.members) == ("Trần Hà", "A", [str(cast.am.id)])
    form = _page(cast, "owner", f"/settings/teams/{team.id}/change/")
    assert f'name="form_version" value="{team.version}"' in form
    assert re.search(rf'value="{cast.am.id}" checked', form)


def test_a_closed_account_of_ours_stands_on_no_new_paper_and_the_next_one_is_used_first(cast: Cast) -> None:
    company = LegalEntity.objects.get(is_default=True)
    old = OwnBankAccount.objects.get()
    new = add_own_account(
        legal_entity=company, bank_bin="970436", number="0071000", holder="X", is_default=False, alone_reason="mở thêm", by=cast.owner, now=NOW
    )  # fmt: skip
    assert close_own_account(account=old, by=cast.owner, today=TODAY).closed_on == TODAY
    new.refresh_from_db()
    assert new.is_default
    with pytest.raises(Refused, match="closed"):
        close_own_account(account=old, by=cast.owner, today=TODAY)
    assert "đóng ngày" in _page(cast, "owner", "/settings/companies/")


def test_half_saturdays_hold_from_their_day_and_debts_keep_the_state_s_week(cast: Cast) -> None:
    set_week(from_on=date(2026, 12, 1), saturday="0.5", by=cast.owner)
    saturday = date(2026, 12, 5)
    assert house_calendar(saturday).share(saturday) == Decimal("0.5")
    assert house_calendar(date(2026, 11, 28)).share(date(2026, 11, 28)) == 0
    assert not debt_calendar(saturday).is_working_day(saturday)


def test_swapped_saturdays_are_worked_unless_the_agency_says_no(cast: Cast) -> None:
    swapped = date(2026, 8, 22)
    assert house_calendar(swapped).share(swapped) == 1
    set_week(from_on=date(2026, 1, 1), follows_swap_days=False, by=cast.owner)
    assert house_calendar(swapped).share(swapped) == 0
    assert house_calendar(swapped).share(date(2026, 8, 31)) == 1


def test_the_agency_s_own_day_stands_above_the_law_and_is_taken_back(cast: Cast) -> None:
    day = date(2026, 12, 24)
    set_calendar_day(on=day, share="0", name="Nghỉ cuối năm", is_provisional=True, by=cast.owner)
    assert house_calendar(day).share(day) == 0
    assert house_calendar(day).is_provisional(day, day)
    page = _page(cast, "am", "/settings/calendar/")
    assert 'data-day="2026-12-24" data-share="0" data-provisional' in page
    assert "Nghỉ cuối năm" in page
    drop_calendar_day(on=day, by=cast.owner)
    assert house_calendar(day).share(day) == 1
    with pytest.raises(Refused, match="not_set"):
        drop_calendar_day(on=day, by=cast.owner)


def test_a_week_without_work_is_refused_and_only_who_may_changes_the_calendar(cast: Cast) -> None:
    with pytest.raises(Refused, match="no_work"):
        set_week(from_on=TODAY, monday="0", tuesday="0", wednesday="0", thursday="0", friday="0", by=cast.owner)
    with pytest.raises(Refused, match="forbidden"):
        set_calendar_day(on=TODAY, share="0", name="x", by=cast.am)
    assert not CalendarDay.objects.exists()


def test_a_deputy_is_set_for_days_and_taken_back(cast: Cast) -> None:
    absence = set_absence(deputy=cast.am2, first_on=TODAY, last_on=TODAY + timedelta(3), by=cast.am, today=TODAY)
    assert cast.am2.full_name in _page(cast, "am", f"/settings/people/{cast.am.id}/")
    end_absence(absence=absence, by=cast.am)
    assert not Absence.objects.exists()


@pytest.mark.parametrize(
    ("code", "deputy", "first", "last"),
    [("order", "am2", 3, 1), ("past", "am2", -9, -2), ("deputy", "am", 0, 1), ("deputy", "freelancer", 0, 1), ("overlaps", "kam", 2, 9)],
)
def test_an_absence_that_cannot_be_is_refused(cast: Cast, code: str, deputy: str, first: int, last: int) -> None:
    set_absence(deputy=cast.am2, first_on=TODAY + timedelta(5), last_on=TODAY + timedelta(6), by=cast.am, today=TODAY)
    with pytest.raises(Refused, match=code):
        set_absence(
            deputy=getattr(cast, deputy), first_on=TODAY + timedelta(first), last_on=TODAY + timedelta(last), by=cast.am, today=TODAY
        )
    assert Absence.objects.count() == 1


def test_nobody_sets_the_absence_of_somebody_else_without_the_right(cast: Cast) -> None:
    with pytest.raises(Refused, match="forbidden"):
        set_absence(member=cast.am2, deputy=cast.kam, first_on=TODAY, last_on=TODAY, by=cast.am, today=TODAY)
    assert set_absence(member=cast.am2, deputy=cast.kam, first_on=TODAY, last_on=TODAY, by=cast.owner, today=TODAY)


def test_a_lead_sees_the_clients_of_the_team_as_long_as_its_people_stand_in_it(cast: Cast) -> None:
    client = cast.client(cast.am2)
    director = cast.director
    teams_before = visible_clients(director).filter(id=client.id).exists()
    team = add_team(name="Nhóm B", lead=director, members=[cast.am2], by=cast.owner, today=TODAY)
    assert visible_clients(cast.director).filter(id=client.id).exists()
    change_team(team=team, name="Nhóm B", lead=director, members=[cast.kam], by=cast.owner, today=TODAY - timedelta(1))
    assert visible_clients(cast.director).filter(id=client.id).exists() == teams_before


def test_who_may_not_see_a_person_s_rate_sees_the_band_s_and_others_nothing(cast: Cast) -> None:
    set_cost_rate(hourly_amount=Decimal(200_000), from_on=date(2026, 1, 1), department=cast.creative.department, by=cast.owner)
    set_cost_rate(hourly_amount=Decimal(345_678), from_on=date(2026, 1, 1), member=cast.creative, by=cast.finance)
    people = [cast.creative]
    assert rates_of(people, cast.finance, TODAY)[cast.creative.id] == 345_678
    assert rates_of(people, cast.am, TODAY)[cast.creative.id] == 200_000
    assert rates_of(people, cast.planner, TODAY) == {}
    assert "345.678" in _page(cast, "finance", "/settings/people/")
    assert "345.678" not in _page(cast, "director", "/settings/people/")


@pytest.mark.parametrize("address", ["", "people/", "roles/", "calendar/", "companies/", "limits/", "rates/", "partners/"])
def test_the_pages_of_settings_open_and_show_no_raw_code(cast: Cast, address: str) -> None:
    for login in ("owner", "finance"):
        page = _page(cast, login, f"/settings/{address}")
        for raw in ("floor_percent<", "lane_l_amount<", "evidence_b_amount<", "Literal"):
            assert raw not in page
