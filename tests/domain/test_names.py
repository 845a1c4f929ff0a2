"""Names, their order, and what makes two spellings equal."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.domain.banks import BANKS, bank_of, banks_like
from rapport.domain.names import (
    company_form,
    company_name,
    given_name,
    person_key,
    person_name,
    search_form,
    search_words,
    sort_key,
    unaccented,
    vcard_name,
)  # fmt: skip


def test_a_text_without_diacritics_keeps_case_and_signs() -> None:
    text = "Công ty TNHH Quảng cáo Đất Việt – Nguyễn Thị Ngọc Ánh"
    assert unaccented(text) == "Cong ty TNHH Quang cao Dat Viet - Nguyen Thi Ngoc Anh"
    assert unaccented(unicodedata.normalize("NFD", text)) == unaccented(text)
    assert unaccented("12.000 ₫") == "12.000 ₫"


def test_the_search_form_finds_d_and_either_normal_form() -> None:
    assert search_form("  Đất   VIỆT ") == search_form(unicodedata.normalize("NFD", "đất việt")) == "dat viet"
    assert search_words("Đất đất Việt") == ["dat", "viet"]


@pytest.mark.parametrize(
    ("full", "family", "middle", "given", "vcard"),
    [
        ("Nguyễn Thị Ngọc Ánh", "Nguyễn", "Thị Ngọc", "Ánh", "Nguyễn;Ánh;Thị Ngọc;;"), ("Lê  An", "Lê", "", "An", "Lê;An;;;"),
        ("Ánh", "", "", "Ánh", ";Ánh;;;"), ("", "", "", "", ";;;;"), ("A,b c;d", "A,b", "", "c;d", "A\\,b;c\\;d;;;"),
    ],
)  # fmt: skip
def test_a_name_has_its_parts(full: str, family: str, middle: str, given: str, vcard: str) -> None:
    name = person_name(full)
    assert (name.family, name.middle, name.given, vcard_name(full)) == (family, middle, given, vcard)
    assert given_name(full) == given


@pytest.mark.parametrize(
    "ordered",
    [
        ["da", "dx", "dz", "đa", "đb", "ea"], ["am", "an", "az", "ăm", "ăn", "âm", "ân"], ["ma", "mà", "mả", "mã", "má", "mạ"],
        ["ma", "Ma", "mà", "Mà"], ["a b", "a-b", "a1", "ab", "яb"], ["Hoa", "Hoà", "Hoa Sen", "Hoan"], ["tu", "tư", "tự", "tư vấn"],
        ["An", "Án", "An Bình", "Anh"],
    ],
)  # fmt: skip
def test_texts_are_in_vietnamese_order(ordered: list[str]) -> None:
    backwards = ordered[::-1]
    assert sorted(backwards, key=sort_key) == ordered


@pytest.mark.parametrize(
    ("full", "parts"),
    [
        ("Tôn Nữ Thị Ninh", ("Tôn Nữ", "Thị", "Ninh")), ("Tôn Thất Tùng", ("Tôn Thất", "", "Tùng")), ("TÔN THẤT", ("TÔN", "", "THẤT")),
        ("Công Tằng Tôn Nữ Hoài An", ("Công Tằng Tôn Nữ", "Hoài", "An")), ("Âu Dương Phong", ("Âu Dương", "", "Phong")), ("Lan", ("", "", "Lan")),
        ("Mr. Kim", ("", "", "Kim")), ("Ms Nguyễn Thị Lan", ("Nguyễn", "Thị", "Lan")), ("Dr.", ("", "", "Dr.")), ("Ông Cao Thắng", ("Ông", "Cao", "Thắng")),
    ],
)  # fmt: skip
def test_family_names_of_two_words_stay_together(full: str, parts: tuple[str, str, str]) -> None:
    found = person_name(full)
    assert (found.family, found.middle, found.given) == parts


def test_people_are_listed_by_given_name() -> None:
    people = ["Trần Thị An", "Vũ An", "Lê Ánh", "Đỗ Ân", "Nguyễn Bình"]
    backwards = people[::-1]
    assert sorted(backwards, key=person_key) == people


@pytest.mark.parametrize(
    "spellings",
    [
        ["CTY TNHH Đất Việt", "Công ty TNHH Đất Việt", "Công Ty Trách Nhiệm Hữu Hạn Đất Việt", "Dat Viet Co., Ltd", "C.TY TNHH ĐẤT VIỆT"],
        ["CTCP Hoa Sen", "Công ty Cổ phần Hoa Sen", "CTY CP Hoa Sen", "Hoa Sen JSC", "C.T.C.P Hoa Sen", "Hoa Sen J.S.C", "Hoa Sen Corp."],
        [
            "CT TNHH MTV TMDV Đất Việt",
            "CTTNHH MTV TM-DV Dat Viet",
            "C/ty TNHH Một thành viên Thương mại – Dịch vụ Đất Việt",
            "CTY TNHH 1 TV TM & DV ĐẤT VIỆT",
        ],
        ["Cty TNHH TMDVSX An", "Công ty TNHH Thương mại Dịch vụ Sản xuất An"],
        ["CTCP ĐTPT Hoà An", "Công ty Cổ phần Đầu tư và Phát triển Hòa An"],
        ["Công ty TNHH Hai thành viên trở lên An", "CTY TNHH 2TV An", "Cty TNHH An"],
        ["Hộ KD Lan", "Hộ kinh doanh Lan", "HKD LAN"],
        ["NH TMCP Ngoại thương VN", "Ngân hàng Thương mại Cổ phần Ngoại thương Việt Nam"],
        ["Tổng công ty An", "TCT An"],
        ["Doanh nghiệp TN An", "DNTN An"],
        ["Cty TNHH MTV TM&DV Bình An", "Công ty TNHH Một Thành Viên Thương mại và Dịch vụ Bình An", "CTY TNHH 1TV TM DV Bình An"],
    ],
)
def test_spellings_of_one_company_are_equal(spellings: list[str]) -> None:
    assert len({company_form(name) for name in spellings}) == 1


def test_companies_of_other_forms_stay_apart() -> None:
    assert len({company_form(name) for name in ("Công ty TNHH An", "Công ty Cổ phần An", "DNTN An", "Chi nhánh Công ty TNHH An")}) == 4


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("CTY TNHH  MTV Đất Việt", "Công ty TNHH Một thành viên Đất Việt"), ("ctcp ABC", "Công ty Cổ phần ABC"),
        ("C.TY CP ABC", "Công ty Cổ phần ABC"), ("DNTN An", "Doanh nghiệp tư nhân An"), ("ABC Studio", "ABC Studio"),
        ("cong ty co phan ABC", "Công ty Cổ phần ABC"), ("CN CTY TNHH ABC", "Chi nhánh Công ty TNHH ABC"), ("CTTNHH ABC", "Công ty TNHH ABC"),
        ("C.ty TNHH 1TV ABC", "Công ty TNHH Một thành viên ABC"), ("Cty. CP. ABC", "Công ty Cổ phần ABC"),
    ],
)  # fmt: skip
def test_a_companys_name_is_spelled_out(typed: str, written: str) -> None:
    assert company_name(typed) == written


@given(st.text(max_size=40))
def test_any_text_has_its_forms(text: str) -> None:
    assert search_form(search_form(text)) == search_form(text)
    assert company_form(company_form(text)) == company_form(text)
    assert unaccented(unaccented(text)) == unaccented(text)
    assert sort_key(text) == sort_key(f" {text} ")
    assert vcard_name(text).count(";") >= 4


@given(st.lists(st.text("aAáàđdeêơo B1-", max_size=6), max_size=6))
def test_the_order_is_the_same_from_whatever_order(texts: list[str]) -> None:
    once = [sort_key(text) for text in sorted(texts, key=sort_key)]
    backwards = texts[::-1]
    assert once == [sort_key(text) for text in sorted(backwards, key=sort_key)]


def test_the_table_of_banks_is_whole_and_without_doubles() -> None:
    assert len({bank.bank_bin for bank in BANKS}) == len({bank.code for bank in BANKS}) == len(BANKS) == 46
    assert all(len(bank.bank_bin) == 6 and bank.bank_bin.isdigit() for bank in BANKS)
    for bank in BANKS:
        assert {bank_of(word) for word in (bank.code, bank.bank_bin, bank.name, *bank.others)} == {bank}


def test_a_bank_is_found_by_what_people_say() -> None:
    found = bank_of("Ngân hàng TMCP Kỹ Thương")
    assert found is not None
    assert found.bank_bin == "970407"
    assert bank_of("970422") == bank_of("MB")
    for said, code in (("Ngân hàng TMCP Ngoại thương Việt Nam", "VCB"), ("NHTMCP Á Châu", "ACB"), ("Ngân hàng Thương mại Cổ phần Quân đội", "MB"), ("VP Bank", "VPB"),
                       ("Ngân hàng Nông nghiệp và Phát triển Nông thôn Việt Nam", "VBA"), ("Ngân hàng TMCP Việt Nam Thịnh Vượng", "VPB")):  # fmt: skip
        bank = bank_of(said)
        assert bank is not None
        assert bank.code == code
    assert bank_of("vietin") is bank_of("") is None
    assert [bank.code for bank in banks_like("vietcom")] == ["VCB"]
    assert len(banks_like("")) == len(BANKS)
