"""Pasted chats: who wrote when."""

from datetime import date

import pytest

from rapport.domain.chat import heads_of, speaker_among

READ_ON = date(2026, 11, 24)
PEOPLE = [("Phạm Thị Thu", "Thu"), ("Nguyễn Văn Hải", "Hải"), ("Trần Minh Hải", "Hải")]


@pytest.mark.parametrize(
    ("line", "who", "at"),
    [
        ("[24/11/2026 10:32] Chị Thu: ok em", "Chị Thu", "2026-11-24T10:32"),
        ("[10:32, 24/11/2026] Thu: ok em", "Thu", "2026-11-24T10:32"),
        ("Phạm Thị Thu, 23/11 14h05", "Phạm Thị Thu", "2026-11-23T14:05"),
        ("Thu 2:05 CH", "Thu", "2026-11-24T14:05"),
        ("24/12/25, 9:07 AM - Thu: chốt nhé", "Thu", "2025-12-24T09:07"),
        ("Thu 30/12 12:15 SA", "Thu", "2025-12-30T00:15"),
    ],
)
def test_a_head_says_who_and_when(line: str, who: str, at: str) -> None:
    assert [(one.who, one.at.isoformat(timespec="minutes")) for one in heads_of(f"{line}\nok em chốt", READ_ON)] == [(who, at)]


@pytest.mark.parametrize("text", ["", "ok em chốt 12tr5", "31/02/2026 25:99", "giá 10:30 nhé em: ok", "[99/99/2026 10:32] Thu: ok"])
def test_what_is_no_head_is_passed_over(text: str) -> None:
    assert heads_of(text, READ_ON) == []


def test_the_one_person_who_speaks_is_found_by_full_or_given_name() -> None:
    assert speaker_among(PEOPLE, heads_of("[10:32] Chị Thu: ok\n[10:33] Hà: dạ", READ_ON)) == 0
    assert speaker_among(PEOPLE, heads_of("[10:32] Trần Minh Hải: ok", READ_ON)) == 2


def test_two_speakers_or_two_of_one_name_are_nobody() -> None:
    assert speaker_among(PEOPLE, heads_of("[10:32] Hải: ok", READ_ON)) is None
    assert speaker_among(PEOPLE, heads_of("[10:32] Thu: ok\n[10:35] Trần Minh Hải: ừ", READ_ON)) is None
