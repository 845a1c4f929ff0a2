"""Telephone numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.domain.phone import RENUMBERED, read_phone


@pytest.mark.parametrize(
    ("text", "kind", "e164", "national"),
    [
        ("0912345678", "mobile", "+84912345678", "0912 345 678"), ("0243 825 1234", "fixed", "+842438251234", "024 3825 1234"),
        ("028 3822 1234", "fixed", "+842838221234", "028 3822 1234"), ("0251 3822123", "fixed", "+842513822123", "0251 3822 123"),
        ("19001234", "shared", "+8419001234", "1900 1234"), ("1900 545454", "shared", "+841900545454", "1900 545454"),
        ("1800.1234", "toll_free", "+8418001234", "1800 1234"), ("+84 (0)912-345-678", "mobile", "+84912345678", "0912 345 678"),
        ("84912345678", "mobile", "+84912345678", "0912 345 678"), ("0084 912 345 678", "mobile", "+84912345678", "0912 345 678"),
        ("912345678", "mobile", "+84912345678", "0912 345 678"), ("+1 415 555 2671", "foreign", "+14155552671", "+14155552671"),
    ],
)  # fmt: skip
def test_a_number_is_read_for_abroad_and_for_home(text: str, kind: str, e164: str, national: str) -> None:
    phone = read_phone(text)
    assert (phone.valid, phone.kind, phone.e164, phone.national) == (True, kind, e164, national)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("091234567", "short"), ("09123456789", "long"), ("0281234567", "short"), ("0612345678", "prefix"), ("02171234567", "prefix"),
        ("190012", "short"), ("19001234567", "long"), ("01234567890", "old"), ("113", "short"), ("", "short"), ("abc", "characters"),
        ("+0123456789", "prefix"), ("+1234567", "short"), ("+1234567890123456", "long"), ("٠٩١٢٣٤٥٦٧٨", "characters"), ("0112345678", "prefix"),
    ],
)  # fmt: skip
def test_what_is_no_number_says_why(text: str, reason: str) -> None:
    phone = read_phone(text)
    assert (phone.valid, phone.reason, phone.e164) == (False, reason, "")


def test_a_number_of_the_time_before_2018_is_suggested_anew_not_changed() -> None:
    assert read_phone("0123 456 7890").suggestion == "+84834567890"
    assert all(read_phone(f"0{old}1234567").suggestion == f"+84{new}1234567" for old, new in RENUMBERED.items())


@pytest.mark.parametrize("text", ["0912345678 ext 12", "0912345678 x12", "0912345678 máy lẻ: 12", "0912345678#12"])
def test_an_extension_stands_beside_the_number(text: str) -> None:
    assert (read_phone(text).e164, read_phone(text).extension) == ("+84912345678", "12")


@given(st.text(max_size=30) | st.text("0123456789 .+-()x", max_size=20))
def test_any_text_is_a_number_or_says_why(text: str) -> None:
    phone = read_phone(text)
    assert phone.valid == bool(phone.e164) == bool(phone.kind) == (not phone.reason)


@given(st.sampled_from("35789"), st.integers(0, 10**8 - 1))
def test_a_number_is_read_back_from_either_form(first: str, rest: int) -> None:
    e164 = f"+84{first}{rest:08d}"
    phone = read_phone(e164)
    assert phone.e164 == e164 == read_phone(phone.national).e164
