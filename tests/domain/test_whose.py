"""Whose message it is: the best evidence decides, and where it points to two a person is asked."""

from datetime import date

import pytest

from rapport.domain.chat import speakers_of
from rapport.domain.whose import Known, Person, whose_message

TUESDAY = date(2026, 11, 24)
KNOWN = [
    Known("tvs", ("Trà Vân Sương", "Sương Sớm", "Công ty CP Trà Vân Sương"), (Person("Nguyễn Mỹ Hạnh", "Hạnh", "hanh@travansuong.vn", "0903 123 456"),)),
    Known("sdc", ("Sữa Đồng Cỏ",), (Person("Trần Kim Ngân", "Ngân", phone="+84 28 3822 1234"), Person("Lê Văn Thu", "Thu"))),
    Known("nlc", ("Nước mắm Làng Chài", "An"), (Person("Phạm Thị Thu", "Thu"), Person("", ""))),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "sender", "clients"),
    [
        ("làm giúp chị 2 banner", "HANH@travansuong.vn", ["tvs"]),
        ("gọi chị 090.312.3456 nhé", "", ["tvs"]),
        ("alo +84903123456", "", ["tvs"]),
        ("số cty 028 3822 1234", "", ["sdc"]),
        ("[24/11/2026 10:32] Trần Kim Ngân: ok em", "", ["sdc"]),
        ("[24/11/2026 10:32] Phạm Thị Thu: ok em, bên sữa đồng cỏ cũng vậy", "", ["nlc"]),
        ("poster cho Suong Som trước thứ 6", "", ["tvs"]),
        ("banner sữa đồng cỏ và nước mắm làng chài", "", ["sdc", "nlc"]),
        ("[24/11/2026 10:32] chị Hạnh: ok em chốt", "", ["tvs"]),
        ("chị Hạnh: làm giúp chị 2 banner", "", ["tvs"]),
        ("Chị Ngân 10:32: em ơi", "", ["sdc"]),
        # Two people are called Thu; "an" is a word; a name inside another word is none.
        ("[24/11/2026 10:32] chị Thu: ok em chốt", "", []),
        ("chốt phương an này", "", []),
        ("mẫu trà vân sương2", "", []),
        ("", "", []),
        ("12.500.000 nhé", "someone@else.vn", []),
    ],
)
def test_a_message_points_to_those_it_is_from_or_about(text: str, sender: str, clients: list[str]) -> None:
    assert whose_message(text, sender, speakers_of(text, TUESDAY), KNOWN) == clients


def test_nobody_known_is_nobody() -> None:
    assert whose_message("ok chốt", "a@b.vn", [], []) == []
