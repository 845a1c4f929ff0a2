"""What is open: ageing, interest, limitation, and how a payment is spread."""

from datetime import date, timedelta
from decimal import Decimal as D
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.domain.book import Kind
from rapport.domain.interest import late_interest
from rapport.domain.limitation import limitation
from rapport.domain.receivables import ALL_BANDS, Debt, OpenPart, age_band, ageing, days_late, spread_payment

TODAY = date(2026, 2, 26)
DUE = date(2026, 2, 11)


def test_story_6_ageing() -> None:
    debts = [Debt(D(324_000_000), DUE), Debt(D(108_000_000), date(2026, 2, 23)), Debt(D(216_000_000), None)]
    sums = ageing(debts, TODAY)
    assert (sums["1-30"], sums["in_term"], sum(sums.values())) == (432_000_000, 216_000_000, 648_000_000)
    assert [days_late(debt.due_on, TODAY) for debt in debts] == [15, 3, 0]
    assert tuple(sums) == ALL_BANDS
    assert late_interest(D(324_000_000), D(10), DUE, TODAY).amount == 1_331_507


def test_what_is_disputed_stands_apart() -> None:
    assert ageing([Debt(D(5), date(2020, 1, 1), is_disputed=True), Debt(D(-2), date(2020, 1, 1))], TODAY) == {
        "in_term": 0, "1-30": 0, "31-60": 0, "61-90": 0, ">90": -2, "disputed": 5,
    }  # fmt: skip


@given(st.lists(st.tuples(st.integers(-(10**12), 10**12).map(D), st.none() | st.dates(), st.booleans())), st.dates())
def test_every_dong_is_in_one_band(rows: list[tuple[D, date | None, bool]], today: date) -> None:
    assert sum(ageing([Debt(*row) for row in rows], today).values()) == sum(amount for amount, _due, _disputed in rows)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 200))
def test_a_debt_only_grows_older(due: date, late: int) -> None:
    order = list(ALL_BANDS)
    one, two = age_band(due, due + timedelta(late)), age_band(due, due + timedelta(late + 1))
    assert order.index(one) <= order.index(two)


@pytest.mark.parametrize(
    ("principal", "percent", "late", "interest"),
    [(2_400_000_000, "24", 180, 284_054_795), (2_400_000_000, "13.5", 180, 159_780_822), (108_000_000, "10", 43, 1_272_329),
     (324_000_000, "10", 15, 1_331_507), (108_000_000, "10", 0, 0), (108_000_000, "10", -5, 0), (0, "10", 43, 0), (365_000, "10", 5, 500)],
)  # fmt: skip
def test_interest_is_of_actual_days_over_365(principal: int, percent: str, late: int, interest: int) -> None:
    assert late_interest(D(principal), D(percent), DUE, DUE + timedelta(late)).amount == interest


def test_interest_in_cents_and_in_a_leap_year() -> None:
    assert late_interest(D(65_000), D(10), DUE, DUE + timedelta(43), unit=D("0.01")).amount == D("765.75")
    assert late_interest(D(365_000), D(10), date(2023, 12, 31), date(2024, 12, 31)).amount == 36_600


def test_the_day_of_a_payment_still_counts_on_what_was_open_before_it() -> None:
    paid = [(DUE + timedelta(10), D(200_000)), (DUE + timedelta(5), D(100_000))]
    found = late_interest(D(365_000), D(10), DUE, DUE + timedelta(20), payments=paid)
    assert [(span.days, span.principal) for span in found.spans] == [(5, 365_000), (5, 265_000), (10, 65_000)]
    assert found.amount == D(1041)  # 500 + 363,01 + 178,08
    assert late_interest(D(365_000), D(10), DUE, DUE + timedelta(5), payments=paid).amount == 500


def test_payments_before_the_due_day_and_after_the_day_asked_for() -> None:
    early = late_interest(D(365_000), D(10), DUE, DUE + timedelta(10), payments=[(DUE - timedelta(3), D(265_000))])
    assert [span.principal for span in early.spans] == [100_000]
    late = late_interest(D(365_000), D(10), DUE, DUE + timedelta(10), payments=[(DUE + timedelta(11), D(365_001))])
    assert late.amount == 1_000


def test_a_rate_may_change_by_day() -> None:
    rates = [(DUE + timedelta(6), D(20)), (date(2000, 1, 1), D(10))]
    found = late_interest(D(365_000), rates, DUE, DUE + timedelta(10))
    assert [(span.days, span.percent) for span in found.spans] == [(5, 10), (5, 20)]
    assert found.amount == 1_500
    assert late_interest(D(365_000), [(DUE + timedelta(6), D(20))], DUE, DUE + timedelta(10)).amount == 1_000


@pytest.mark.parametrize(
    ("principal", "percent", "payments"),
    [("-1", "10", []), ("1", "-1", []), ("1", "10", [(DUE, D(-1))]), ("1", "10", [(DUE, D(2))])],
)
def test_what_cannot_be_is_refused(principal: str, percent: str, payments: list[tuple[date, D]]) -> None:
    with pytest.raises(ValueError, match=r"below nothing|more was paid"):
        late_interest(D(principal), D(percent), DUE, TODAY, payments=payments)


@given(st.integers(0, 10**12).map(D), st.integers(0, 400), st.lists(st.tuples(st.integers(-30, 400), st.integers(0, 100)), max_size=5))
def test_interest_is_that_of_each_part_until_it_was_paid(principal: D, late: int, rows: list[tuple[int, int]]) -> None:
    until = DUE + timedelta(late)
    payments = [(DUE + timedelta(offset), principal * share // 500) for offset, share in rows]
    found = late_interest(principal, D(10), DUE, until, payments=payments)
    exact = Fraction(0)
    left = principal
    for on, amount in payments:
        if on <= until:
            exact += Fraction(amount) * max((on - DUE).days, 0)
            left -= amount
    exact += Fraction(left) * late
    assert found.amount == (exact * 2 // 3650 + 1) // 2
    assert found.amount == late_interest(principal, D(10), DUE, until, payments=payments[::-1]).amount
    assert sum(span.days for span in found.spans) == late


@pytest.mark.parametrize(
    ("due", "acknowledged", "runs_from", "last"),
    [
        ("2024-03-31", [], "2024-03-31", "2026-03-31"), ("2024-02-29", [], "2024-02-29", "2026-02-28"),
        ("2024-03-31", ["2025-05-10"], "2025-05-10", "2027-05-10"), ("2024-03-31", ["2024-01-01"], "2024-03-31", "2026-03-31"),
        ("2022-03-31", ["2024-03-31"], "2024-03-31", "2026-03-31"), ("2022-03-31", ["2024-04-01"], "2022-03-31", "2024-03-31"),
        ("2022-03-31", ["2025-12-31", "2024-01-15"], "2025-12-31", "2027-12-31"), ("2024-03-31", ["2027-01-01"], "2024-03-31", "2026-03-31"),
    ],
)  # fmt: skip
def test_the_clock_of_limitation(due: str, acknowledged: list[str], runs_from: str, last: str) -> None:
    clock = limitation(date.fromisoformat(due), TODAY, acknowledged_on=[date.fromisoformat(day) for day in acknowledged])
    assert (clock.runs_from.isoformat(), clock.last_day.isoformat()) == (runs_from, last)
    assert clock.is_over == (clock.last_day < TODAY)
    assert clock.days_left == (clock.last_day - TODAY).days


def test_civil_claims_have_three_years() -> None:
    assert limitation(DUE, TODAY, years=3).last_day == date(2029, 2, 11)


parts_of_invoices = st.lists(st.tuples(st.sampled_from(list(Kind)), st.integers(0, 10**10).map(D)), min_size=1, max_size=10)


@given(parts_of_invoices, st.data())
def test_payments_spread_one_after_the_other_close_an_invoice(rows: list[tuple[Kind, D]], data: st.DataObject) -> None:
    parts = [OpenPart(position, position, kind, amount) for position, (kind, amount) in enumerate(rows)]
    while whole := sum(part.open for part in parts):
        payment = D(data.draw(st.integers(max(1, int(whole) // 3), int(whole))))
        paid = {part.line: part.amount for part in spread_payment(parts, payment)}
        assert sum(paid.values()) == payment
        parts = [OpenPart(part.line, part.position, part.kind, part.open - paid.get(part.line, D(0))) for part in parts]
        assert all(part.open >= 0 for part in parts)
    with pytest.raises(ValueError, match="0 open"):
        spread_payment(parts, D(1))


@given(parts_of_invoices)
def test_the_order_in_which_parts_are_given_changes_nothing(rows: list[tuple[Kind, D]]) -> None:
    parts = [OpenPart(position, position, kind, amount) for position, (kind, amount) in enumerate(rows)]
    whole = sum(part.open for part in parts)
    if whole:
        payment = (whole + 1) // 2
        assert spread_payment(parts, payment) == spread_payment(parts[::-1], payment)


@pytest.mark.parametrize("payment", [D(0), D(-1), D(101)])
def test_only_what_is_open_can_be_paid(payment: D) -> None:
    with pytest.raises(ValueError, match="on 100 open"):
        spread_payment([OpenPart("a", 1, Kind.FEE, D(60)), OpenPart("b", 2, Kind.TAX, D(40))], payment)
