"""A client's message: what it says plainly is sure, what can be read in two ways is offered and not guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.domain.message import read_message

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "price", "day", "what"),
    [
        ("Em ơi làm giúp chị bộ ảnh 20 món trước thứ 6 tuần sau nhé, 12tr5 em", 12_500_000, "2026-12-04", "Bộ ảnh 20 món"),
        ("Hà ơi, anh cần 2 banner khuyến mãi, 850k, trước 17h mai nha. Ok chốt em", 850_000, "2026-11-25", "2 banner khuyến mãi"),
        ("[24/11/2026 10:32] Chị Thu: ok em chốt 9tr, giao 30/11 nhé", 9_000_000, "2026-11-30", ""),
        # Said yesterday, tomorrow is today.
        ("[23/11/2026 22:10] Thu: mai gửi chị nhé, 3tr6", 3_600_000, "2026-11-24", ""),
        (
            "Subject: RE: Poster Black Friday\n\nChị đồng ý 12.500.000đ chưa VAT, deadline 27/11.",
            12_500_000,
            "2026-11-27",
            "Poster Black Friday",
        ),
        ("Can you do the menu redesign by Friday? 5,000,000 VND ok", 5_000_000, "2026-11-27", "Do the menu redesign"),
        ("Thu Phạm\n10:32\nLàm giúp chị standee nhé\n2tr2, thứ bảy tuần này lấy", 2_200_000, "2026-11-28", "Standee"),
        ("SĐT 0903123456, 4.444.444 trước ngày 28", 4_444_444, "2026-11-28", ""),
        ("12 triệu rưỡi nhé, chủ nhật lấy", 12_500_000, "2026-11-29", ""),
        ("video 4k cho fanpage, 7tr250, 15/12", 7_250_000, "2026-12-15", "Video 4k cho fanpage"),
        ("hỗ trợ 24/7 một tháng, 1tỷ2, xong 2026-12-31", 1_200_000_000, "2026-12-31", "Hỗ trợ 24/7 một tháng"),
        ("[24/11/2026 09:10] Anh Nam: ok em làm 3 standee 3.333.333 giao chủ nhật", 3_333_333, "2026-11-29", "3 standee"),
        ("quay clip, 5 tháng 1 lấy, 3tr", 3_000_000, "2027-01-05", "Quay clip"),
    ],
)
def test_what_a_message_says_plainly_is_proposed(text: str, price: int, day: str, what: str) -> None:
    read = read_message(text, TUESDAY)
    assert read.price is not None
    assert read.deadline is not None
    assert (read.price.amount, read.deadline.on.isoformat(), read.what if what else "") == (price, day, what)


@pytest.mark.parametrize(
    ("text", "prices"),
    [
        ("báo giá cũ 9tr, giúp chị 5tr thôi", [9_000_000, 5_000_000]), ("13tr5 đã gồm VAT", [13_500_000]), ("10-12tr em nhé", [10_000_000, 12_000_000]),
        ("3tr/bài x 4 bài", [3_000_000]), ("khoảng 8tr", [8_000_000]), ("banner 3m", [3_000_000]), ("2 triệu 4 áo", [2_000_000]),
    ],
)  # fmt: skip
def test_a_price_that_can_mean_something_else_is_asked(text: str, prices: list[int]) -> None:
    read = read_message(text, TUESDAY)
    assert read.price is None
    assert [price.amount for price in read.prices] == prices


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("by next Friday", ["2026-11-27", "2026-12-04"]), ("cuối tuần nhé", ["2026-11-27", "2026-11-28"]), ("thứ 3 nhé", ["2026-11-24", "2026-12-01"]),
        ("trong 3 ngày", ["2026-11-27"]), ("cuối tháng", ["2026-11-30"]), ("t6 nha", ["2026-11-27"]), ("27/11 hoặc 30/11", ["2026-11-27", "2026-11-30"]),
        ("chị Mai nhận hàng", ["2026-11-25"]), ("1/2 trang", ["2027-02-01"]), ("thứ 6 tới", ["2026-11-27", "2026-12-04"]),
    ],
)  # fmt: skip
def test_a_day_that_can_mean_another_is_asked(text: str, days: list[str]) -> None:
    read = read_message(text, TUESDAY)
    assert read.deadline is None
    assert [one.on.isoformat() for one in read.deadlines] == days


def test_a_mail_says_who_sent_it_and_a_yes_is_heard() -> None:
    read = read_message("From: Phạm Thu <thu@bep.vn>\nTo: Ha\nSubject: Re: Fwd: Menu\n\nChị duyệt nhé", TUESDAY)
    assert (read.sender, read.is_mail, read.says_yes, read.what) == ("thu@bep.vn", True, True, "Menu")
    assert not read_message("báo giá giúp chị bộ ảnh", TUESDAY).says_yes


@pytest.mark.parametrize("text", ["", "ok em 👍", "20/11 gửi rồi", "31/02", "99/99/9999", "0903123456", "ngày 31 tháng 2", "NaN 1e9"])
def test_nothing_is_proposed_where_nothing_is_said(text: str) -> None:
    read = read_message(text, TUESDAY)
    assert (read.price, read.deadline) == (None, None)


@given(st.text(alphabet="0123456789trkmđ.,/- tỷiệuangàythứsaumaivattừ:\n[]", max_size=60))
def test_any_text_is_read_without_an_error_and_never_proposes_a_day_that_has_passed(text: str) -> None:
    read = read_message(text, TUESDAY)
    assert all(one.on >= TUESDAY for one in read.deadlines)
    assert all(price.amount > 0 for price in read.prices)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("giao trước 15/12/2026", ["2026-12-15"]), ("giao 15/12/27 nhé", ["2027-12-15"]), ("trước ngày 5", ["2026-12-05"]),
        ("ngày mốt lấy", ["2026-11-26"]), ("đầu tuần sau gửi", ["2026-11-30"]), ("by the end of next week", ["2026-12-04"]),
        # Said twice, it is one day.
        ("trước 30/11 nhé, nhớ 30/11 đó", ["2026-11-30"]),
    ],
)  # fmt: skip
def test_days_said_in_few_words_are_days(text: str, days: list[str]) -> None:
    assert [one.on.isoformat() for one in read_message(text, TUESDAY).deadlines] == days


def test_nothing_is_no_price_and_a_small_number_with_a_point_may_be_pieces() -> None:
    assert read_message("phí 0đ, ship 0 đồng, cọc 0tr, 0k nhé", TUESDAY).prices == ()
    (pieces, price) = read_message("in 2.500 tờ, 5tr", TUESDAY).prices
    assert (int(pieces.amount), pieces.doubt, int(price.amount)) == (2_500, "unit_word", 5_000_000)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Chị Thu: em ơi làm giúp chị 2 banner 20/11 nhé, 3tr", "2 banner 20/11"),
        ("Chị Thu 10:32: em làm giúp chị 2 banner nhé 3tr", "2 banner"),
        ("chi Thu: e lam giup c 2 banner 850k nhe, mai lay", "2 banner"),
        ("Em ơi, gửi chị báo giá 5 bài PR nhé", "5 bài PR"),
        ("Chào Hà, bên chị duyệt phương án 2 rồi nha, triển khai giúp chị poster 20/10, giá 4tr5 như cũ", "Poster 20/10"),
        ("hi em, a muốn đặt 3 standee 60x160, 1tr2/cái, giao thứ 5", "3 standee 60x160"),
        ("Dear Hà,\nPlease proceed with the Tet lookbook at 45,000,000 VND by 10 Dec.\nThanks", "Tet lookbook"),
        ("c ck r nhé, lam luon 2 clip tiktok, 6tr", "2 clip tiktok"),
        ("Poster Noel: 5tr nhé em", "Poster Noel"),
        ("ok em, chốt 9tr nhé", ""),
    ],
)
def test_what_is_asked_for_stands_behind_the_asking_whoever_says_it(text: str, what: str) -> None:
    assert read_message(text, TUESDAY).what == what
