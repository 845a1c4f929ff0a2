"""What is certain, and what never is (Decided 16)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from rapport.domain.matching.engine import certain as certain_only
from rapport.domain.matching.engine import match
from rapport.domain.matching.lines import Payer
from tests.domain.matching.cases import GAO_MUA_VANG, KNOWN, MAY_TRANG, certain, item, line

MINE, OTHER = "0071000123456", "0011004567890"
LONG = "RP2026000007 " + "x" * 3_000


@pytest.mark.parametrize(
    ("amount", "memo", "rule"),
    [
        (108, "TT RP2026000007", "key"),
        (40, "MBVCB.1234567890.RP2026000007.CT tu 0071000123456 CTY MAY TRANG toi 0011 RAPPORT", "key"),
        (108, "rp2026000007cam on", "key"),
        (108, "dat coc RP2026000007", "key"),
        (108, "TT HD 1C26TYY 00000007", "number"),
        (108, "TT HD C26TYY so 7", "number"),
        (108, "HD1C26TYY 1C26TYY00000007", "number"),
    ],
)
def test_certain_whoever_pays(amount: int, memo: str, rule: str) -> None:
    assert certain(match([item(7, 108), item(8, 200)], [line(amount, memo)])) == [(1, 7, amount, rule)]


@pytest.mark.parametrize(
    ("memo", "more"),
    [
        ("TT HD 00000123", {"counterparty_account": MINE}),
        ("TT HD 123", {"counterparty_account": MINE}),
        ("TT HD 00000123 MST 0314409058", {}),
        ("TT HD 00000123", {"counterparty": "CTY TNHH MAY TRANG"}),
        ("CT nhanh 247 den: TT 00000123.CT tu 0071000123456 MAY TRANG toi 0011004567891 RAPPORT tai VCB", {}),
    ],
)
def test_the_full_number_is_certain_of_a_known_payer(memo: str, more: dict[str, Any]) -> None:
    assert certain(match([item(123, 108), item(8, 108)], [line(108, memo, **more)], KNOWN)) == [(1, 123, 108, "number")]


@pytest.mark.parametrize(
    ("amount", "memo", "more", "rule"),
    [
        (108, "RP 2026 000007", {}, "key"),
        (108, "TTRP2026000007CTY", {}, "key"),
        (108, "R P-2026.000007 15 11", {}, "key"),
        (40, "RP 2026 000007", {"counterparty": MAY_TRANG}, "key"),
        (40, "RP 2026 000007", {}, ""),
        (40, "RP 2026 000007", {"counterparty": GAO_MUA_VANG}, ""),
        (108, "TT 2026000007", {"counterparty": MAY_TRANG}, "number"),
        (108, "RP2O26OOOOO7", {"counterparty_account": MINE}, "number"),
        (40, "TT 2026000007", {"counterparty": MAY_TRANG}, ""),
        (108, "TT 2026000007", {}, ""),
        (108, "TT 2026000007", {"counterparty": GAO_MUA_VANG}, ""),
        (108, "TT 2026000007 HD 1C26TYY 8", {"counterparty": MAY_TRANG}, ""),
        (108, "TT 2026000007 2026000008", {"counterparty": MAY_TRANG}, ""),
        (108, "TT 2026000007", {"counterparty": MAY_TRANG, "currency": "USD"}, ""),
        (108, "RP20260000", {"counterparty_account": MINE}, ""),
        (108, "TT RP2026000 07", {"counterparty_account": MINE}, ""),
    ],
)
def test_a_damaged_key_is_certain_only_with_a_second_proof(amount: int, memo: str, more: dict[str, Any], rule: str) -> None:
    found = certain(match([item(7, 108), item(8, 200)], [line(amount, memo, **more)], KNOWN))
    assert found == ([(1, 7, amount, rule)] if rule else [])


def test_a_beginning_that_is_only_one_invoices_agrees_with_its_account() -> None:
    items = [item(7, 108), item(81, 200)]
    assert certain(match(items, [line(108, "RP202600000", counterparty_account=MINE)], KNOWN)) == [(1, 7, 108, "account")]
    assert certain(match(items, [line(108, "RP202600008", counterparty_account=MINE)], KNOWN)) == []


@pytest.mark.parametrize("memo", ["RP2026000007 RP2026000008", "RP2026000008, RP 2026 000007", "RP2026000007+RP2026000008 tt"])
def test_money_that_is_exactly_what_is_open_of_all_keys_is_certain(memo: str) -> None:
    items = [item(7, 108), item(8, 200), item(9, 308)]
    assert certain(match(items, [line(308, memo)])) == [(1, 7, 108, "key"), (1, 8, 200, "key")]
    assert certain(match(items, [line(307, memo)])) == []
    assert certain(match(items, [line(308, f"{memo} RP2026009999")])) == []
    assert certain(match(items, [line(308, f"{memo} 2026000009")])) == []
    assert certain(match(items, [line(308, f"HOAN TIEN {memo}")])) == []
    assert certain(match(items, [line(308, memo, currency="USD")])) == []
    assert certain(match([item(7, 108), item(8, 200, "gao")], [line(308, memo)])) == []
    assert certain(match([item(7, 308), item(8, 0)], [line(308, memo)])) == []


def test_what_was_issued_later_does_not_make_an_amount_uncertain() -> None:
    day = date(2026, 11, 20)
    later, before = date(2026, 11, 21), date(2026, 11, 19)
    money = [line(108, counterparty_account=MINE, on=day)]
    assert certain(match([item(7, 108), item(8, 50, issued_on=later), item(9, 58, issued_on=before)], money, KNOWN)) == [
        (1, 7, 108, "account")
    ]
    assert certain(match([item(7, 108), item(8, 50, issued_on=before), item(9, 58, issued_on=before)], money, KNOWN)) == []
    assert certain(match([item(7, 108), item(8, 108, issued_on=later)], money, KNOWN)) == []


def test_the_only_invoice_of_that_amount_is_certain_of_a_confirmed_account() -> None:
    items = [item(7, 108), item(8, 200), item(9, 108, "gao")]
    assert certain(match(items, [line(108, "chuyen tien", counterparty_account="71000123456")], KNOWN)) == [(1, 7, 108, "account")]


@pytest.mark.parametrize(
    ("amount", "memo", "more"),
    [
        (109, "RP2026000007", {}),
        (100, "RP2026000007 RP2026000009", {}),
        (100, "RP2026000007 RP 2026 000008", {}),
        (9, "XRP2026000007", {}),
        (9, "RP20260000071", {}),
        (9, "RP 2026000007", {}),
        (9, "RP2026009999", {}),
        (108, LONG, {}),
        (108, "HOAN TIEN RP2026000007", {}),
        (108, "RP2026000007", {"currency": "USD"}),
        (107, "1C26TYY 00000007", {}),
        (108, "1C26TNN 00000007", {}),
        (108, "1C26TYY 7 VA 8", {}),
        (108, "1C26TYY 00000007 RP2026009999", {}),
        (108, "HOAN TIEN 1C26TYY 00000007", {}),
        (108, "1C26TYY 00000007", {"currency": "USD"}),
        (108, "TT HD 00000007", {}),
        (108, "TT HD 00000007", {"counterparty_account": OTHER}),
        (108, "TT HD 00000007", {"counterparty": GAO_MUA_VANG}),
        (200, "TT 8", {"counterparty": MAY_TRANG}),
        (108, "", {}),
        (108, "", {"counterparty": MAY_TRANG}),
        (108, "", {"counterparty_account": OTHER}),
        (107, "", {"counterparty_account": MINE}),
        (108, "TT HD 00000008", {"counterparty_account": MINE}),
        (108, "RP202600000", {"counterparty_account": MINE}),
        (108, "DAT COC", {"counterparty_account": MINE}),
        (108, "", {"counterparty_account": MINE, "currency": "USD"}),
    ],
)
def test_all_else_is_left_to_a_person(amount: int, memo: str, more: dict[str, Any]) -> None:
    assert certain(match([item(7, 108), item(8, 200)], [line(amount, memo, **more)], KNOWN)) == []


@pytest.mark.parametrize("others", [[108], [50, 58], [20, 30, 58]])
def test_an_amount_that_others_make_up_too_is_not_certain(others: list[int]) -> None:
    items = [item(7, 108), *(item(20 + place, amount) for place, amount in enumerate(others))]
    assert certain(match(items, [line(108, counterparty_account=MINE)], KNOWN)) == []


def test_four_others_do_not_make_an_amount_uncertain() -> None:
    items = [item(7, 108), *(item(20 + place, 27) for place in range(4))]
    assert certain(match(items, [line(108, counterparty_account=MINE)], KNOWN)) == [(1, 7, 108, "account")]


def test_more_open_invoices_than_are_searched_make_nothing_certain_by_amount() -> None:
    items = [item(7, 108), *(item(1000 + place, 10_000 + place) for place in range(401))]
    assert certain(match(items, [line(108, counterparty_account=MINE)], KNOWN)) == []


def test_an_account_of_two_clients_is_confirmed_for_neither() -> None:
    payers = [Payer("may", accounts=(MINE,)), Payer("gao", accounts=(MINE,))]
    assert certain(match([item(7, 108)], [line(108, counterparty_account=MINE)], payers)) == []


@pytest.mark.parametrize(
    ("memo", "more"),
    [
        ("GAO MUA VANG tt", {}), ("TT MST 0300588569", {}), ("TT HD 07/2026", {}), ("tt", {"counterparty": "CTCP GAO MUA VANG"}),
        ("Cty CP Gạo Mùa Vàng thanh toán", {}),
    ],
)  # fmt: skip
def test_one_firm_that_pays_for_another_from_its_own_account_is_not_certain(memo: str, more: dict[str, Any]) -> None:
    items = [item(7, 108), item(8, 108, "gao", contracts=("07/2026/HĐDV",))]
    assert match(items, [line(108, memo, counterparty_account=MINE, **more)], KNOWN).allocations == ()
    assert certain(match(items, [line(108, "tt", counterparty_account=MINE)], KNOWN)) == [(1, 7, 108, "account")]
    assert certain(match([*items[:1], item(8, 109, "gao")], [line(108, memo, counterparty_account=MINE, **more)], KNOWN)) == [
        (1, 7, 108, "account")
    ]


def test_a_series_that_ends_in_our_letters_is_not_taken_for_a_key() -> None:
    items = [item(50, 108, symbol="1C26TRP"), item(8, 200)]
    assert certain(match(items, [line(108, "TT HD C26TRP-00000050")])) == [(1, 50, 108, "number")]
    assert certain(match(items, [line(108, "TT HD 1C26TRP 00000050 1 LAN")])) == [(1, 50, 108, "number")]


def test_a_learnt_alias_confirms_nobody() -> None:
    payers = [Payer("may", aliases=("BA LAN KE TOAN",))]
    outcome = match([item(123, 108)], [line(108, "TT HD 00000123", counterparty="BA LAN KE TOAN")], payers)
    assert outcome.allocations == ()
    assert outcome.proposals[0].reasons == ("number", "alias", "amount", "only_one")


def test_one_key_of_two_sellers_names_neither() -> None:
    assert certain(match([item(7, 108), item(7, 500, "gao", id="other")], [line(100, "RP2026000007")])) == []


def test_a_key_one_slip_from_an_invoice_of_the_known_payer_is_not_certain() -> None:
    items = [item(7, 500), item(8, 108, "gao")]
    assert certain(match(items, [line(108, "RP2026000007", counterparty_account=OTHER)], KNOWN)) == []
    assert certain(match(items, [line(500, "RP2026000007", counterparty_account=OTHER)], KNOWN)) == [(1, 7, 500, "key")]
    assert certain(match(items, [line(108, "RP2026000007", counterparty_account=MINE)], KNOWN)) == [(1, 7, 108, "key")]


def test_a_key_is_not_certain_where_amount_and_payer_speak_for_another_one() -> None:
    mistyped = "RP2026000007"
    # The payer's own invoice one slip away has exactly this money.
    assert certain(match([item(7, 500), item(8, 108)], [line(108, mistyped, counterparty_account=MINE)], KNOWN)) == []
    # Nobody known sent it, and another client's invoice one slip away has exactly this money.
    assert certain(match([item(7, 500), item(8, 108, "gao")], [line(108, mistyped)], KNOWN)) == []
    # Equal amounts: the known payer owes the one beside it.
    items = [item(7, 108), item(8, 108, "gao")]
    assert certain(match(items, [line(108, mistyped, counterparty_account=OTHER)], KNOWN)) == []
    # Neither amount nor payer are the invoice's, wherever the key comes from.
    assert certain(match([item(7, 500)], [line(108, mistyped, counterparty_account=OTHER)], KNOWN)) == []
    # A firm that pays for another, to the đồng.
    assert certain(match([item(7, 108), item(8, 90, "gao")], [line(108, mistyped, counterparty_account=OTHER)], KNOWN)) == [
        (1, 7, 108, "key")
    ]


def test_two_lines_that_reach_for_one_invoice_leave_it_to_a_person() -> None:
    lines = [line(108, "1C26TYY 7", id=number) for number in (1, 2)]
    assert certain(match([item(7, 108)], lines)) == []
    twice = [line(108, counterparty_account=MINE, id=number) for number in (1, 2)]
    assert certain(match([item(7, 108)], twice, KNOWN)) == []


def test_a_key_pays_in_parts_until_nothing_is_open() -> None:
    lines = [line(60, "RP2026000007", id=1), line(40, "RP2026000007", id=2), line(9, "RP2026000007", id=3)]
    assert certain(match([item(7, 108)], lines)) == [(1, 7, 60, "key"), (2, 7, 40, "key")]


def test_what_keys_have_paid_is_seen_by_the_other_rules() -> None:
    lines = [line(68, counterparty_account=MINE, id=1), line(40, "RP2026000007", id=2)]
    assert certain(match([item(7, 108)], lines, KNOWN)) == [(2, 7, 40, "key"), (1, 7, 68, "account")]


def test_a_line_that_the_bank_took_back_is_not_allocated() -> None:
    came = line(108, "RP2026000007", counterparty_account=MINE)
    back = line(-108, "TRA LENH RP2026000007", counterparty_account=MINE, id=2)
    outcome = match([item(7, 108)], [came, back], KNOWN)
    assert outcome.allocations == ()
    assert {(row.line.id, row.reverses) for row in outcome.proposals if row.kind == "reversal"} == {(1, 2), (2, 1)}
    assert certain_only([item(7, 108)], [came, back], KNOWN) == ()
    assert [row.rule for row in certain_only([item(7, 108)], [came], KNOWN)] == ["key"]


def test_an_item_open_for_nothing_takes_nothing() -> None:
    assert match([item(7, 0)], [line(1, "RP2026000007")]).allocations == ()


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "1e15"])
def test_what_is_no_amount_is_refused(amount: str) -> None:
    with pytest.raises(ValueError, match="amount"):
        item(7, 1, open=Decimal(amount))
    with pytest.raises(ValueError, match="amount"):
        line(Decimal(amount))  # type: ignore[arg-type]


def test_an_id_that_stands_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="ids"):
        match([item(7, 1), item(7, 2)], [])
    with pytest.raises(ValueError, match="ids"):
        match([], [line(1), line(2)])


def test_an_exact_amount_that_is_also_the_share_of_an_instalment_is_left_to_a_person() -> None:
    money = line(100, "MAY TRANG TT DOT 1", counterparty_account=MINE)
    assert certain(match([item(1, 100), item(2, 1_234)], [money], KNOWN)) == [(1, 1, 100, "account")]
    # 100 is half of 200, and the words speak of a part.
    assert certain(match([item(1, 100), item(2, 200)], [money], KNOWN)) == []


def test_each_line_that_becomes_certain_may_make_the_next_one_so() -> None:
    # Three is one and two, thirty-three is three and thirty …: each waits until what would make its amount is paid.
    amounts = [1, 2, 3, 10, 20, 30, 33, 100, 200, 300, 150, 210, 360, 660, 693]
    items = [item(place, amount) for place, amount in enumerate(amounts)]
    lines = [line(amount, "CK", id=place, counterparty_account=MINE) for place, amount in enumerate(amounts)]
    assert sorted(certain(match(items, lines, KNOWN))) == [(place, place, amount, "account") for place, amount in enumerate(amounts)]


def test_a_payer_learns_nothing_of_habits_from_money_without_a_day() -> None:
    bare = replace(line(108, "TT RP2026000007", counterparty="LE VAN A"), on=None)
    known = match([item(7, 108), item(8, 200), item(9, 300)], [bare, line(150, "LE VAN A", id=2, counterparty="LE VAN A")])
    assert certain(known) == [(1, 7, 108, "key")]
    assert {proposal.line.id for proposal in known.proposals} == {2}
