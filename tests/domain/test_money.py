"""Rounding and splitting: nothing is made and nothing is lost."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.domain.money import round_half_up, spread

amounts = st.integers(-(10**12), 10**12).map(D)
weights = st.lists(st.integers(0, 10**10).map(D), min_size=1, max_size=12)


@pytest.mark.parametrize(("amount", "rounded"), [("0.5", "1"), ("1.5", "2"), ("2.5", "3"), ("-0.5", "-1"), ("1234567.5", "1234568")])
def test_halves_go_away_from_zero(amount: str, rounded: str) -> None:
    assert round_half_up(D(amount)) == D(rounded)


@given(amounts, weights)
def test_the_parts_sum_to_the_whole(total: D, shares: list[D]) -> None:
    assert sum(spread(total, shares)) == total


@given(st.integers(0, 10**12).map(D), weights)
def test_no_part_strays_a_whole_unit_from_its_exact_share(total: D, shares: list[D]) -> None:
    whole = sum(shares)
    if whole:
        for part, weight in zip(spread(total, shares), shares, strict=True):
            assert abs(part * whole - total * weight) < whole


@given(amounts, weights)
def test_a_debt_is_spread_as_the_mirror_of_its_credit(total: D, shares: list[D]) -> None:
    assert spread(-total, shares) == [-part for part in spread(total, shares)]


def test_ties_go_to_the_earlier_part() -> None:
    assert spread(D(1), [D(1), D(1)]) == [1, 0]


def test_nothing_to_spread_over_is_refused() -> None:
    assert spread(D(0), []) == []
    with pytest.raises(ValueError, match="nothing"):
        spread(D(1), [])


def test_weights_of_nothing_leave_all_to_the_first() -> None:
    assert spread(D(7), [D(0), D(0)]) == [7, 0]
