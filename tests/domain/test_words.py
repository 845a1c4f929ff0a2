"""Amounts in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.domain.words import in_english, in_vietnamese


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "Không đồng"), (15, "Mười lăm đồng"), (21, "Hai mươi mốt đồng"), (105, "Một trăm linh năm đồng"),
        (1_005, "Một nghìn không trăm linh năm đồng"), (1_010, "Một nghìn không trăm mười đồng"),
        (1_005_000, "Một triệu không trăm linh năm nghìn đồng"), (-5_000, "Âm năm nghìn đồng"), (10**12, "Một nghìn tỷ đồng"),
        (10**15, "Một triệu tỷ đồng"), (10**18, "Một tỷ tỷ đồng"),
        (1_001_000_000_000, "Một nghìn không trăm linh một tỷ đồng"),
    ],
)  # fmt: skip
def test_vietnamese(number: int, words: str) -> None:
    assert in_vietnamese(number) == words


def test_the_south_says_le() -> None:
    assert in_vietnamese(1005, zero="le") == "Một nghìn không trăm lẻ năm đồng"


def test_english() -> None:
    assert in_english(1_005_000) == "One million five thousand dong"
    assert in_english(-121) == "Minus one hundred twenty-one dong"
    assert in_english(10**18) == "One quintillion dong"


@given(st.integers(-(10**18), 10**18))
def test_different_numbers_have_different_words(number: int) -> None:
    assert in_vietnamese(number) != in_vietnamese(number + 1 if number < 10**18 else number - 1)
    assert "  " not in in_vietnamese(number)


def test_larger_numbers_are_refused() -> None:
    with pytest.raises(ValueError, match="10"):
        in_vietnamese(10**18 + 1)
