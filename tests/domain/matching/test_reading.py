"""Memos, keys, numbers, payers, amounts and subsets, each alone."""

from decimal import Decimal
from typing import Any

import pytest

from rapport.domain.matching.amounts import relation
from rapport.domain.matching.keys import find_keys, key_grade, one_slip, slips
from rapport.domain.matching.lines import Payer, Settings
from rapport.domain.matching.memo import LONGEST, read_memo
from rapport.domain.matching.numbers import find_numbers, names_contract, number_grade
from rapport.domain.matching.payers import PayerBook
from rapport.domain.matching.purpose import purpose_of, speaks_of_part
from rapport.domain.matching.subsets import SubsetSums, has_subset_of_three, units
from tests.domain.matching.cases import item, line


@pytest.mark.parametrize(
    ("memo", "text", "sender", "account"),
    [
        ("MBVCB.1234567890.098765.MAY TRANG TT HD 91.CT tu 0011001234567 CTY MAY TRANG toi 0071000123456 CTY RAPPORT tai VCB",
         "MAY TRANG TT HD 91", "CTY MAY TRANG", "0011001234567"),
        ("MBVCB.1234567890.5213AB12.TT HD 91", "TT HD 91", "", ""),
        ("MBVCB.123456.RP2026000123.CT tu 0011", "RP2026000123.CT TU 0011", "", ""),
        ("CT nhanh 247 den: MBVCB.123456789.TT tháng 7", "TT THANG 7", "", ""),
        ("FT26327123456789 Thanh toán hóa đơn", "THANH TOAN HOA DON", "", ""),
        ("TT HD 91 FT26327123456789", "TT HD 91", "", ""),
        ("IBFT Noi dung: CK tien hang", "CK TIEN HANG", "", ""),
        ("NAPAS 247 TT HD 91 -Ma GD 998877", "TT HD 91", "", ""),
        ("MB(CKN 12) TT HD 91; thoi gian GD: 20/11/2026 10:11:12", "TT HD 91", "", ""),
        ("TKThe :0011001234567, tai TCB. TT HD 91 -CTLNHIDI000011-1/1-CRE-002", "TT HD 91", "", ""),
        ("CK.CT tu 1019111096601  toi 0071000123456 CTY RAPPORT", "CK", "", "1019111096601"),
        ("", "", "", ""),
    ],
)  # fmt: skip
def test_wrappers_of_banks_come_off(memo: str, text: str, sender: str, account: str) -> None:
    read = read_memo(memo)
    assert (read.text, read.sender, read.account, read.is_whole) == (text, sender, account, True)


def test_a_memo_longer_than_any_bank_writes_is_not_whole() -> None:
    assert not read_memo("x" * (LONGEST + 1)).is_whole


def grade(memo: str, key: str = "RP2026000123") -> str:
    read = read_memo(memo)
    return key_grade(key, find_keys(read.raw, read.text))


@pytest.mark.parametrize(
    ("memo", "how"),
    [
        ("TT RP2026000123", "intact"),
        ("TT RP 2026 000123", "repaired"),
        ("TTRP2026000123CTY", "repaired"),
        ("R P-2026.000123", "repaired"),
        ("RP2O26OOO123", "repaired"),
        ("TT 2026000123", "repaired"),
        ("2026 000123", "repaired"),
        ("RP20260001", "cut"),
        ("TT 6000123", "cut"),
        ("RP2026000132", "typo"),
        ("RP202600123", "typo"),
        ("RP20260000123", "typo"),
        ("RP2026000124", "typo"),
        ("RP2026", ""),
        ("RP2025000999", ""),
        ("TT HD 7", ""),
        ("0071202600012399", ""),
    ],
)
def test_our_key_is_found_in_every_state(memo: str, how: str) -> None:
    assert grade(memo) == how


def test_slips_are_exactly_one_character_away() -> None:
    for digits in ("202600012", "2026000123", "20260001234"):
        assert all(one_slip(digits, other) or digits == other for other in slips(digits))
    assert "2026000123" in slips("202600023")
    assert not one_slip("12", "1234")
    assert not one_slip("1234", "4321")


def number(memo: str, symbol: str = "1C26TYY", number: str = "00000091") -> str:
    return number_grade(item(1, 1, symbol=symbol, number=number), find_numbers(read_memo(memo).text))


@pytest.mark.parametrize(
    ("memo", "how"),
    [
        ("TT HD 1C26TYY 00000091", "symbol"), ("HD C26TYY SO 91", "symbol"), ("1C26TYY00000091", "symbol"), ("HD 91 KY HIEU 1C26TYY", "symbol"),
        ("HD 1C26TNN 91", ""), ("HD 91 KY HIEU 1C26TNN", "marked"), ("TT 00000091", "full"), ("HD 91", "marked"), ("HOA DON SO 91", "marked"),
        ("HD0000091", "marked"), ("HD 5, 12 VA 91", "marked"), ("HD 91/2026", ""), ("QUY 91", ""), ("91%", ""), ("ngay 1/1/2026", ""), ("TT 91", ""),
        ("TIEN 91.000.000", ""), ("HD 000", ""),
    ],
)  # fmt: skip
def test_numbers_of_invoices(memo: str, how: str) -> None:
    assert number(memo) == how


def test_a_longer_number_is_found_bare_and_with_a_slip() -> None:
    assert number("TT 12345", number="00012345") == "bare"
    assert number("HD 12354", number="00012345") == "typo"
    assert number("HD 99999", number="00012345") == ""
    assert number("HD 12345", number="") == ""
    assert number("HD 1C26TYY 91", symbol="") == ""


@pytest.mark.parametrize(
    ("memo", "named"),
    [
        ("TT HD 07/2026/HDDV-MT", True), ("HOP DONG 07/2026", True), ("TT072026HDDVMT", True), ("HD 08/2026", False), ("HD 07", False),
    ],
)  # fmt: skip
def test_contracts(memo: str, named: bool) -> None:
    assert names_contract(("07/2026/HĐDV-MT",), read_memo(memo).words) is named
    assert not names_contract(("7",), read_memo(memo).words)


def sender(memo: str = "", **more: str) -> dict[object, tuple[str, float]]:
    payers = [Payer("may", accounts=("0071000123456",), aliases=("Quán Mây",)), Payer("gao", tax_codes=("0312770607",))]
    book = PayerBook([item(1, 1), item(2, 1, "gao")], payers)
    return book.sender(line(1, memo, **more), read_memo(memo)).clients


def test_payers_are_known_by_the_strongest_proof() -> None:
    assert sender(counterparty="QUAN MAY", counterparty_account="71000123456") == {"may": ("account", 1.0)}
    assert sender("MST 0312770607") == {"gao": ("tax_code", 1.0)}
    assert sender(counterparty="CTY CP GAO MUA VANG") == {"gao": ("name", 1.0)}
    assert sender(counterparty="QUAN MAY") == {"may": ("alias", 1.0)}
    assert sender(counterparty="CTY GAOMUAVAN")["gao"][0] == "similar"
    assert sender("GAO MUA VANG TT TIEN") == {"gao": ("similar", 1.0)}
    assert sender("ai do", counterparty="NGUYEN VAN A") == {}


def test_a_name_is_similar_where_it_stands_whole_among_words_or_is_cut() -> None:
    book = PayerBook([], [Payer(brand, names=(f"Công ty TNHH {brand}",)) for brand in ("Sao Mai", "Sao Mai Foods", "Ngôi Sao Nguyên Khôi")])

    def near(memo: str = "", counterparty: str = "") -> dict[Any, Any]:
        return book.sender(line(1, memo, counterparty=counterparty), read_memo(memo)).clients

    assert near("chuyen tien sao mai foods thang 10")["Sao Mai Foods"] == ("similar", 1.0)
    assert near("sao mai tt")["Sao Mai"] == ("similar", 1.0)
    assert "Sao Mai Foods" not in near("sao mai tt")
    assert near(counterparty="CTY TNHH NGOI SAO NGUYEN KH")["Ngôi Sao Nguyên Khôi"][0] == "similar"
    assert near(counterparty="NGOI SAO") == near("khong ai biet") == {}


@pytest.mark.parametrize(
    ("spoilt", "text"),
    [
        ("thanh toán hóa đơn số 91".encode().decode("latin-1"), "THANH TOAN HOA DON SO 91"), ("Phú Mỹ – TT 91".encode().decode("latin-1"), "PHU MY – TT 91"),
        ("Cá»™t Ä‘iá»‡n", "COT DIEN"), ("TT h?a ??n s? 91", "TT HD 91"), ("h? s? 91", "HD 91"), ("h\ufffda \ufffd\ufffdn 91", "HD 91"),
        ("What? 91", "WHAT? 91"), ("á à 91", "A A 91"), ("đã trả Ã 91", "DA TRA A 91"),
    ],
)  # fmt: skip
def test_letters_that_a_bank_has_spoilt_are_mended(spoilt: str, text: str) -> None:
    assert read_memo(spoilt).text == text


@pytest.mark.parametrize(
    ("amount", "how"),
    [
        (108_000_000, "exact"), (107_989_000, "fee"), (98_000_000, "withheld"), (103_000_000, "withheld"), (102_600_000, "withheld"),
        (54_000_000, "part_round"), (32_400_000, "part_round"), (33_000_000, "part_round"), (33_333_333, "part"), (108_000_001, "over_little"),
        (108_110_000, "over_little"), (108_110_001, "over"),
    ],
)  # fmt: skip
def test_how_an_amount_stands_to_what_is_open(amount: int, how: str) -> None:
    assert relation(Decimal(amount), [item(1, 108_000_000, net=Decimal(100_000_000))], Settings()) == how


def test_a_small_invoice_is_not_short_by_a_fee_as_large_as_itself() -> None:
    assert relation(Decimal(60_123), [item(1, 110_000)], Settings(withheld=())) == "part"
    assert relation(Decimal(5), [item(1, 100, net=Decimal(0))], Settings()) == "part"


def test_subsets_of_every_size_up_to_five_and_runs_of_any() -> None:
    amounts = [1, 20, 300, 4_000, 50_000, 600_000]
    sums = SubsetSums(amounts, most=5)
    assert sums.find(4_020, most_found=9) == [(1, 3)]
    assert sums.find(4_301, most_found=9) == [(0, 2, 3)]
    assert sums.find(54_021, most_found=9) == [(0, 1, 3, 4)]
    assert sums.find(650_321, most_found=9) == [(0, 1, 2, 4, 5)]
    assert sums.find(654_321, most_found=9) == [(0, 1, 2, 3, 4, 5)]
    assert sums.find(7, most_found=9) == []
    assert SubsetSums(amounts, most=2).find(4_301, most_found=9) == []
    assert SubsetSums([5] * 40, most=5).find(10, most_found=3) == [(0, 1), (0, 2), (0, 3)]


def test_the_bounded_search_for_certainty() -> None:
    assert has_subset_of_three([1, 2, 4], 7)
    assert has_subset_of_three([1, 2, 4], 2)
    assert not has_subset_of_three([1, 2, 4, 8], 15)
    assert has_subset_of_three([9] * 401, 1)
    assert units(Decimal("0.0001")) == 1


@pytest.mark.parametrize(
    ("memo", "purpose"),
    [
        ("TRA LAI TIEN GUI T10", "interest"), ("HUY LENH 123", "reversal"), ("hoàn tiền cọc", "refund"), ("NOP TIEN MAT", "own"),
        ("dat coc su kien", "deposit"), ("TT HD hoan thanh phim", ""),
    ],
)  # fmt: skip
def test_what_money_is_for(memo: str, purpose: str) -> None:
    assert purpose_of(read_memo(memo)) == purpose


def test_words_for_a_part() -> None:
    assert speaks_of_part(read_memo("TT DOT 1"))
    assert speaks_of_part(read_memo("tạm ứng 50%"))
    assert not speaks_of_part(read_memo("TT HD 91"))
