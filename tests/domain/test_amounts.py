"""Amounts as people type them."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.domain.amounts import AmountRefused, read_amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12tr5", 12_500_000), ("1tỷ2", 1_200_000_000), ("850k", 850_000), ("12 tr", 12_000_000), ("1,5tr", 1_500_000),
        ("1.234.567", 1_234_567), ("1,234,567", 1_234_567), ("1.234", 1_234), ("5000000", 5_000_000), ("5.000.000 ₫", 5_000_000),
        ("-2tr", -2_000_000), ("1tỷ25", 1_250_000_000), ("0", 0), ("2 triệu", 2_000_000), ("1.200.000 VND", 1_200_000),
    ],
)  # fmt: skip
def test_what_people_type_is_read(text: str, amount: int) -> None:
    assert read_amount(text) == amount


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1e9", "format"), ("NaN", "format"), ("", "format"), ("12tr5tr", "format"), ("1.234,5", "decimals"), ("1,23", "decimals"),
        ("12xx", "format"), ("1.23.456", "format"), ("9999999999tỷ", "too_large"), (".", "format"), ("1,2.3", "format"),
        ("1tr2345678", "decimals"), ("1.2tr3", "format"),
    ],
)  # fmt: skip
def test_what_is_no_certain_amount_is_refused(text: str, code: str) -> None:
    with pytest.raises(AmountRefused) as refused:
        read_amount(text)
    assert refused.value.code == code


def test_one_separator_before_three_digits_is_asked_where_the_currency_has_decimals() -> None:
    with pytest.raises(AmountRefused) as refused:
        read_amount("1.234", decimals=2)
    assert refused.value.readings == (D(1234), D("1.234"))
    assert read_amount("1.234,56", decimals=2) == D("1234.56")


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        assert read_amount(text).is_finite()
    except AmountRefused as refused:
        assert refused.code in ("format", "decimals", "too_large", "ambiguous")


@given(st.integers(0, 10**14))
def test_a_number_written_in_either_style_is_read_back(number: int) -> None:
    assert read_amount(f"{number:,}") == read_amount(f"{number:,}".replace(",", ".")) == number
