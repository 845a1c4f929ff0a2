"""Calendars, the lunar year, due days, reminders: the edges of months, years and holidays."""
# Moments on the office clock carry no zone.
# ruff: noqa: DTZ001

from datetime import date, datetime, timedelta
from decimal import Decimal as D
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.domain.calendar import (
    HALF_SATURDAYS,
    MONDAY_TO_FRIDAY,
    MONDAY_TO_SATURDAY,
    Calendar,
    NoWorkingDay,
    shared_calendar,
)
from rapport.domain.due import due_day, next_payment_run
from rapport.domain.law.holidays import public_holidays, statutory_calendar
from rapport.domain.lunar import LunarDay, day_of, early_collection_from, lunar_of, quiet_days_of_tet, tet
from rapport.domain.months import month_end, months_after
from rapport.domain.reminders import contact_day, reminders
from rapport.domain.working_hours import hours_between, working_days_of

PUBLIC = statutory_calendar(2023, 2031)
days = st.dates(date(2024, 1, 1), date(2029, 12, 31))


def on(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("year", "first"),
    [(1985, "1985-01-21"), (2007, "2007-02-17"), (2020, "2020-01-25"), (2024, "2024-02-10"), (2025, "2025-01-29"), (2026, "2026-02-17"),
     (2027, "2027-02-06"), (2028, "2028-01-26"), (2030, "2030-02-02"), (2033, "2033-01-31"), (2034, "2034-02-19")],
)  # fmt: skip
def test_tet_falls_where_the_moon_puts_it(year: int, first: str) -> None:
    assert tet(year) == on(first)
    assert lunar_of(on(first)) == LunarDay(year, 1, 1)


@given(st.dates(date(1968, 1, 1), date(2199, 12, 31)))
def test_a_day_and_its_lunar_day_are_one(day: date) -> None:
    lunar = lunar_of(day)
    assert day_of(lunar) == day
    following = lunar_of(min(day + timedelta(1), date(2199, 12, 31)))
    assert following.day in (lunar.day + 1, 1, lunar.day)
    assert 1 <= lunar.day <= 30
    assert 1 <= lunar.month <= 12


def test_leap_months_and_days_that_do_not_exist() -> None:
    assert lunar_of(on("2025-07-25")) == LunarDay(2025, 6, 1, is_leap=True)
    assert day_of(LunarDay(2025, 6, 1, is_leap=True)) == on("2025-07-25")
    for missing in (LunarDay(2026, 6, 1, is_leap=True), LunarDay(2025, 12, 30), LunarDay(2026, 13, 1)):
        with pytest.raises(ValueError, match="has no day"):
            day_of(missing)
    for far in (date(1967, 12, 31), date(2200, 1, 1)):
        with pytest.raises(ValueError, match="computed for"):
            lunar_of(far)


def test_around_tet_clients_are_left_alone_and_debts_asked_for_early() -> None:
    assert quiet_days_of_tet(2026) == (on("2026-02-16"), on("2026-02-26"))
    assert early_collection_from(2026) == on("2026-01-28")


@pytest.mark.parametrize(
    ("year", "off"),
    [
        (2020, "01-01 01-23 01-24 01-27 01-28 01-29 04-02 04-30 05-01 09-02"),
        (2023, "01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04"),
        (2026, "01-01 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24"),
        (2027, "01-01 02-04 02-05 02-08 02-09 02-10 04-16 04-30 05-03 09-02 09-03 11-24"),
        (2029, "01-01 02-12 02-13 02-14 02-15 02-16 04-23 04-30 05-01 09-03 09-04 11-26"),
    ],
)
def test_public_holidays_of_a_year(year: int, off: str) -> None:
    found = public_holidays(year)
    assert " ".join(f"{day:%m-%d}" for day, share in sorted(found.shares.items()) if share == 0 and day.weekday() < 5) == off
    assert found.names.keys() == found.shares.keys()


def test_what_no_notice_has_settled_is_provisional() -> None:
    assert public_holidays(2026).provisional == frozenset()
    open_days = public_holidays(2027).provisional
    assert {on("2027-02-04"), on("2027-02-11"), on("2027-09-01"), on("2027-09-03")} <= open_days
    assert on("2027-01-01") not in open_days
    assert PUBLIC.is_provisional(on("2027-01-31"), on("2027-02-04"))
    assert not PUBLIC.is_provisional(on("2027-01-01"), on("2027-02-01"))


def test_an_employer_chooses_its_days_of_tet() -> None:
    chosen = public_holidays(2027, tet_pattern="1+4")
    assert [day.day for day, share in sorted(chosen.shares.items()) if day.month == 2 and share == 0] == [5, 6, 7, 8, 9, 10, 11]
    assert chosen.provisional == {on("2027-09-01"), on("2027-09-03")}
    early = public_holidays(2027, tet_pattern="3+2")
    assert on("2027-02-03") in early.shares


def test_swap_days_bind_only_the_firms_that_swapped() -> None:
    assert PUBLIC.is_working_day(on("2026-08-22"))
    assert not PUBLIC.is_working_day(on("2026-08-31"))
    alone = statutory_calendar(2026, 2026, follows_swaps=False)
    assert not alone.is_working_day(on("2026-08-22"))
    assert alone.is_working_day(on("2026-08-31"))
    assert statutory_calendar(2018, 2019).share(on("2019-01-05")) == 1


def test_a_holiday_is_given_again_only_where_the_firm_rests() -> None:
    assert not statutory_calendar(2027, 2027).is_working_day(on("2027-05-03"))
    half = statutory_calendar(2027, 2027, HALF_SATURDAYS)
    assert half.is_working_day(on("2027-05-03"))
    assert half.share(on("2027-05-08")) == D("0.5")
    assert half.share(on("2027-05-01")) == 0
    assert public_holidays(2027, (D(0),) * 7).shares[on("2027-05-01")] == 0


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [("2026-02-13", 3, "2026-02-25"), ("2026-11-23", 3, "2026-11-27"), ("2026-04-24", 3, "2026-05-04"), ("2026-08-28", 3, "2026-09-07"),
     ("2026-11-20", 4, "2026-11-27"), ("2026-11-27", -4, "2026-11-20"), ("2026-02-14", 0, "2026-02-23"), ("2026-11-23", 0, "2026-11-23"),
     ("2026-11-19", 5, "2026-11-27")],
)  # fmt: skip
def test_working_days_are_counted_over_holidays(start: str, count: int, end: str) -> None:
    assert PUBLIC.add_working_days(on(start), count) == on(end)


@given(days, st.integers(-60, 60))
def test_adding_and_counting_working_days_agree(day: date, count: int) -> None:
    start = PUBLIC.next_working_day(day)
    end = PUBLIC.add_working_days(start, count)
    assert PUBLIC.is_working_day(end)
    assert PUBLIC.working_days_between(start, end) == count
    assert PUBLIC.add_working_days(end, -count) == start


@given(days, days, days)
def test_counts_of_spans_add_up(one: date, two: date, three: date) -> None:
    assert PUBLIC.working_days_between(one, two) + PUBLIC.working_days_between(two, three) == PUBLIC.working_days_between(one, three)


def test_shares_of_half_days_are_summed() -> None:
    half = Calendar(HALF_SATURDAYS)
    assert half.worked_share(on("2026-11-09"), on("2026-11-15")) == D("5.5")
    assert half.worked_share(on("2026-11-15"), on("2026-11-09")) == 0
    assert half.is_working_day(on("2026-11-14"))
    assert Calendar(MONDAY_TO_SATURDAY).worked_share(on("2026-11-09"), on("2026-11-15")) == 6


def test_a_calendar_without_working_days_says_so() -> None:
    with pytest.raises(NoWorkingDay):
        Calendar((D(0),) * 7).next_working_day(on("2026-11-23"))
    assert PUBLIC.previous_working_day(on("2026-02-22")) == on("2026-02-13")


def test_a_firms_own_word_stands_above_the_statutory_days() -> None:
    own = PUBLIC.with_own_days({on("2027-02-11"): D(0), on("2026-11-24"): D(1)}, frozenset({on("2026-12-24")}))
    assert own.is_working_day(on("2026-11-24"))
    assert on("2027-02-11") not in own.provisional
    assert on("2026-12-24") in own.provisional
    ours, theirs = Calendar(HALF_SATURDAYS, {on("2026-12-24"): D(0)}), Calendar(MONDAY_TO_FRIDAY, {on("2026-12-25"): D(0)})
    both = shared_calendar(ours, theirs)
    assert [both.share(on(f"2026-12-{day}")) for day in (23, 24, 25, 26)] == [1, 0, 0, 0]


@pytest.mark.parametrize(
    ("start", "term", "due", "shifted"),
    [("2026-01-20", 30, "2026-02-23", "2026-02-19"), ("2026-10-25", 30, "2026-11-25", "2026-11-24"), ("2026-08-01", 30, "2026-09-03", "2026-08-31"),
     ("2026-03-27", 30, "2026-04-28", "2026-04-26"), ("2026-01-12", 30, "2026-02-11", None), ("2026-11-23", 0, "2026-11-23", None),
     ("2024-01-30", 30, "2024-03-01", "2024-02-29"), ("2026-11-21", 0, "2026-11-23", "2026-11-21")],
)  # fmt: skip
def test_due_days_are_shifted_to_a_working_day(start: str, term: int, due: str, shifted: str | None) -> None:
    calendar = Calendar(PUBLIC.week, {**PUBLIC.days, on("2024-02-29"): D(0)})
    found = due_day(on(start), term, calendar)
    assert (found.due, found.counted_from, found.shifted_from) == (on(due), on(start), on(shifted) if shifted else None)


def test_month_end_terms_count_from_the_last_day() -> None:
    found = due_day(on("2026-11-15"), 45, PUBLIC, clock="month_end")
    assert (found.counted_from, found.due) == (on("2026-11-30"), on("2027-01-14"))
    assert due_day(on("2024-02-01"), 0, PUBLIC, clock="month_end").due == on("2024-02-29")
    assert due_day(on("2026-01-31"), 30, PUBLIC, clock="dossier").due == on("2026-03-02")


def test_months_are_counted_on_the_calendar() -> None:
    assert [months_after(on("2026-01-31"), count) for count in (1, 13, -2, 25)] == [
        on("2026-02-28"), on("2027-02-28"), on("2025-11-30"), on("2028-02-29"),
    ]  # fmt: skip
    assert months_after(on("2024-02-29"), 12) == on("2025-02-28")
    assert month_end(on("2024-02-10")) == on("2024-02-29")
    with pytest.raises(ValueError, match="year"):
        months_after(on("9999-12-01"), 1)


@pytest.mark.parametrize(
    ("day", "runs", "shift", "run"),
    [("2026-11-23", (10, 25), "later", "2026-11-25"), ("2026-11-25", (10, 25), "later", "2026-11-25"), ("2026-11-26", (10, 25), "later", "2026-12-10"),
     ("2026-02-11", (31,), "later", "2026-03-02"), ("2026-02-11", (31,), "earlier", "2026-02-27"), ("2026-03-01", (31,), "later", "2026-03-02"),
     ("2026-02-18", (15,), "later", "2026-02-23"), ("2026-02-18", (15,), "earlier", "2026-03-13"), ("2026-11-23", (), "later", "2026-11-23")],
)  # fmt: skip
def test_the_clients_next_payment_run_moves_with_its_calendar(day: str, runs: tuple[int, ...], shift: str, run: str) -> None:
    assert next_payment_run(on(day), runs, PUBLIC, shift=shift) == on(run)  # type: ignore[arg-type]


def test_a_payment_run_without_a_calendar_is_that_day() -> None:
    assert next_payment_run(on("2026-02-11"), (31,)) == on("2026-02-28")
    with pytest.raises(ValueError, match="1 to 31"):
        next_payment_run(on("2026-02-11"), (32,))


QUIET = [quiet_days_of_tet(2026)]


def test_story_6_reminders_keep_silent_around_tet() -> None:
    a = reminders(on("2026-02-11"), [0, 3], PUBLIC, quiet=QUIET)
    assert [(one.offset, one.on) for one in a] == [(0, on("2026-02-11")), (3, on("2026-02-27"))]
    assert reminders(None, [0, 3], PUBLIC, quiet=QUIET) == []


def test_story_6_a_promise_silences_and_then_becomes_a_call() -> None:
    b = reminders(on("2026-02-23"), [0, 3], PUBLIC, quiet=QUIET, promised_on=on("2026-02-27"), promise_made_on=on("2026-02-12"))
    assert [(one.on, one.is_call) for one in b] == [(on("2026-03-02"), True)]
    before = reminders(on("2026-11-16"), [-7, 0, 3], PUBLIC, promised_on=on("2026-11-20"), promise_made_on=on("2026-11-12"))
    assert [(one.on, one.is_call) for one in before] == [(on("2026-11-09"), False), (on("2026-11-23"), True)]
    silent = reminders(on("2026-11-16"), [-7, 0], PUBLIC, promised_on=on("2026-11-20"))
    assert [one.is_call for one in silent] == [True]


@given(days, st.lists(st.integers(-10, 60), max_size=5))
def test_no_reminder_falls_on_a_day_off_or_a_quiet_day(due: date, offsets: list[int]) -> None:
    quiet = [quiet_days_of_tet(year) for year in range(2023, 2031)]
    made = reminders(due, offsets, PUBLIC, quiet=quiet)
    assert [one.on for one in made] == sorted({one.on for one in made})
    assert all(PUBLIC.is_working_day(one.on) and not any(first <= one.on <= last for first, last in quiet) for one in made)
    assert contact_day(due, PUBLIC, quiet) >= due


def test_hours_of_work_leave_out_nights_pauses_and_days_off() -> None:
    friday, monday = datetime(2026, 11, 20, 16, 30), datetime(2026, 11, 23, 9, 0)
    assert hours_between(friday, monday, PUBLIC) == Fraction(3, 2)
    assert hours_between(monday, friday, PUBLIC) == Fraction(-3, 2)
    assert hours_between(datetime(2026, 11, 24), datetime(2026, 11, 24, 23), PUBLIC) == 0
    assert hours_between(datetime(2026, 11, 23), datetime(2026, 11, 24), PUBLIC) == 8
    assert hours_between(datetime(2026, 11, 23, 11, 30), datetime(2026, 11, 23, 13, 20), PUBLIC) == Fraction(5, 6)
    half = Calendar(HALF_SATURDAYS)
    assert hours_between(datetime(2026, 11, 21), datetime(2026, 11, 22), half) == 4
    assert [working_days_of(hours) for hours in (0, 24, 48, 49)] == [0, 1, 2, 3]
