"""What is proposed, with which parts and reasons."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from rapport.domain.matching.engine import match, ranked_lines
from rapport.domain.matching.lines import Payer, Settings
from rapport.domain.matching.probability import probabilities
from rapport.domain.matching.reasons import CODES
from tests.domain.matching.cases import DAY, GAO_MUA_VANG, KNOWN, MAY_TRANG, best, item, line

MINE, OTHER = "0071000123456", "0011004567890"
ITEMS = [item(91, 43_200_000), item(98, 86_400_000), item(107, 302_400_000)]


def test_two_invoices_named_and_paid_to_the_dong() -> None:
    money = line(129_600_000, "MAY TRANG TT HD 91 VA 98", counterparty_account=MINE)
    assert best(ITEMS, money) == ("many", [(91, 43_200_000), (98, 86_400_000)], ("number", "account", "amount_sum"))


def test_two_invoices_that_nobody_named() -> None:
    money = line(129_600_000, "chuyen tien", counterparty_account=MINE)
    assert best(ITEMS, money) == ("many", [(91, 43_200_000), (98, 86_400_000)], ("account", "amount_sum"))


def test_the_first_of_many_is_named() -> None:
    money = line(345_600_000, "TT HD 1C26TYY 91")
    assert best(ITEMS, money) == ("many", [(91, 43_200_000), (107, 302_400_000)], ("number_symbol", "amount_sum", "older_open"))


def test_the_first_of_three_is_named() -> None:
    items = [*ITEMS, item(200, 9), item(201, 7)]
    assert best(items, line(43_200_016, "TT HD 1C26TYY 91"))[1] == [(91, 43_200_000), (200, 9), (201, 7)]


def test_a_line_without_day_is_matched_all_the_same() -> None:
    assert best(ITEMS, line(129_600_000, counterparty_account=MINE, on=None))[1] == [(91, 43_200_000), (98, 86_400_000)]


def test_what_weights_are_fitted_on_are_the_lines_that_are_not_certain() -> None:
    lines = [line(129_600_000, "HD 91 VA 98", id=1), line(302_400_000, "RP2026000107", id=2)]
    (ranked,) = ranked_lines(ITEMS, lines, KNOWN, Settings(), {})
    assert ranked.read.line.id == 1
    assert ranked.chances == (1 / len(ranked.features),) * len(ranked.features)


def test_a_subset_may_hold_what_was_named_already() -> None:
    assert best([*ITEMS, item(120, 43_200_000)], line(86_400_000, "HD 1C26TYY 91"))[1] == [(91, 43_200_000), (120, 43_200_000)]


def test_no_item_stands_twice_in_a_set() -> None:
    proposals = match([item(91, 10_000_000), item(120, 20_000_000)], [line(40_000_000, "HD 1C26TYY 91")], KNOWN).proposals
    assert [(row.kind, [part.item.id for part in row.parts]) for row in proposals if len(row.parts) > 1] == [("over", [91, 120])]


def test_an_amount_finds_its_invoice_however_many_are_open() -> None:
    many = [item(serial, 1_000_000 + 7_003 * serial, due_on=DAY + timedelta(serial)) for serial in range(1, 301)]
    account = KNOWN[0].accounts[0]
    first = match(
        many, [line(1_000_000 + 7_003 * 290 - 11_000, "tt", counterparty_account=account, on=DAY + timedelta(290))], KNOWN
    ).proposals
    assert 290 in {part.item.id for row in first for part in row.parts if row.kind == "short"}
    exact = match(many, [line(1_000_000 + 7_003 * 250, "tt", counterparty="CTY TNHH MAY TRANG", on=DAY + timedelta(250))], KNOWN).proposals
    assert [part.item.id for part in exact[0].parts] == [250]


def test_the_four_ways_in_which_a_key_is_damaged() -> None:
    for memo, reason, sender in (
        ("TT 2026 000091", "key_repaired", "NGUYEN THI LAN"), ("MAY TRANG RP202600009", "key_cut", MAY_TRANG), ("TT 6000091", "key_cut", MAY_TRANG),
        ("RP2026000019", "key_typo", MAY_TRANG),
    ):  # fmt: skip
        kind, parts, reasons = best(ITEMS, line(43_200_000, memo, counterparty=sender))
        assert (kind, parts, reasons[0]) == ("one", [(91, 43_200_000)], reason)


def test_a_beginning_of_a_key_that_fits_too_many_says_nothing() -> None:
    items = [item(serial, 500 + serial) for serial in range(1, 40)]
    assert best(items, line(7, "RP2026000", on=None)) is None


def test_fee_withheld_tax_and_part() -> None:
    items = [item(91, 108_000_000, net=Decimal(100_000_000)), item(98, 9_999_999)]
    assert best(items, line(107_989_000, "HD 91", counterparty_account=MINE))[::2] == ("short", ("number", "account", "fee"))
    assert best(items, line(98_000_000, "HD 91", counterparty_account=MINE))[::2] == ("short", ("number", "account", "withheld"))
    part = best(items, line(54_000_000, "HD 91 DOT 1", counterparty_account=MINE))
    assert part == ("part", [(91, 54_000_000)], ("number", "account", "part"))


def test_two_invoices_short_by_a_fee() -> None:
    items = [item(91, 43_200_000), item(98, 86_400_000)]
    found = best(items, line(129_589_000, "MAY TRANG", counterparty_account=MINE))
    assert found == ("short", [(91, 43_200_000), (98, 86_389_000)], ("account", "fee"))


def test_more_than_everything_that_is_open() -> None:
    found = best([item(91, 43_200_000)], line(43_600_000, "HD 91", counterparty_account=MINE))
    assert found == ("over", [(91, 43_200_000)], ("number", "account", "over", "only_one"))


def test_two_transfers_for_one_invoice_are_seen_together() -> None:
    lines = [line(13_333_333, counterparty_account=MINE, id=1), line(29_866_667, counterparty_account=MINE, id=2)]
    found = match([item(91, 43_200_000), item(107, 302_400_000)], lines, KNOWN).proposals
    tops = {row.line.id: row for row in reversed(found)}
    assert [[part.item.id for part in tops[number].parts] for number in (1, 2)] == [[91], [91]]
    assert all("completes" in tops[number].reasons for number in (1, 2))
    far = [lines[0], line(29_866_667, counterparty_account=MINE, id=2, on=date(2027, 11, 1))]
    assert not any("completes" in row.reasons for row in match([item(91, 43_200_000), item(107, 302_400_000)], far, KNOWN).proposals)


def test_what_certain_money_teaches_of_sender_and_habit_raises_a_proposal() -> None:
    owed = [item(7, 107), item(8, 108), item(9, 108, "gao")]
    boss = {"counterparty": "TRAN THI BICH", "counterparty_account": "999888777"}
    first = line(107, "RP2026000007", id=1, **boss)
    second = line(108, "tt", id=2, **boss)
    alone = {row.parts[0].item.id: row.probability for row in match(owed, [second]).proposals}
    assert alone[9] > alone[8]
    taught = [row for row in match(owed, [first, second]).proposals if row.line.id == 2]
    assert taught[0].parts[0].item.id == 8
    assert "seen" in taught[0].reasons
    assert taught[0].probability > 2 * sum(row.probability for row in taught[1:])
    # Seen with two clients, it is of neither.
    other = line(500, "RP2026000010", id=3, **boss)
    both = match([*owed, item(10, 500, "gao")], [first, other, second]).proposals
    assert all("seen" not in row.reasons for row in both if row.line.id == 2)


def test_who_was_seen_paying_for_another_client_speaks_against() -> None:
    boss = {"counterparty_account": "999888777"}
    lines = [line(107, "RP2026000007", id=1, **boss), line(200, "tt", id=2, **boss)]
    found = [row for row in match([item(7, 107), item(8, 150), item(9, 200, "gao")], lines).proposals if row.line.id == 2]
    assert any("other_payer" in row.reasons for row in found)


def test_neighbours_are_found_however_many_invoices_a_client_owes() -> None:
    many = [item(serial, 1_000_000 + serial * 7_003, due_on=DAY + timedelta(serial), issued_on=DAY) for serial in range(300)]
    months = [many[serial] for serial in (200, 201, 202)]
    total = int(sum(one.open for one in months))
    found = match(many, [line(total, "tt", counterparty_account=MINE, on=DAY + timedelta(202))], KNOWN).proposals
    assert [part.item.id for part in found[0].parts] == [200, 201, 202]


def test_habits_of_all_stand_in_where_a_client_s_is_not_known() -> None:
    late = DAY + timedelta(20)
    taught = [item(serial, 1_000 + serial) for serial in range(1, 26)]
    lines = [line(1_000 + serial, f"RP2026{serial:06d}", id=serial, on=late) for serial in range(1, 26)]
    unknown = [item(500, 777, "gao", due_on=DAY - timedelta(20)), item(501, 777, "gao", due_on=DAY)]
    asked = line(777, "tt", id=99, counterparty_account="0011004567890", on=late)
    found = [row for row in match([*taught, *unknown], [*lines, asked], KNOWN).proposals if row.line.id == 99]
    assert found[0].parts[0].item.id == 501


def test_a_contract_finds_its_invoice_without_a_known_payer() -> None:
    items = [item(91, 43_200_000, contracts=("07/2026/HDDV-MT",)), item(98, 43_200_000)]
    assert best(items, line(43_200_000, "TT HD 07/2026/HDDV-MT", counterparty="LE VAN B"))[1:] == (
        [(91, 43_200_000)], ("contract", "amount"),
    )  # fmt: skip


def test_the_right_amount_of_the_wrong_client_is_at_most_a_weak_proposal() -> None:
    outcome = match([item(91, 43_200_000)], [line(43_200_000, "TT", counterparty_account=OTHER)], KNOWN)
    assert outcome.allocations == ()
    assert all(row.probability < 0.5 and "other_payer" in row.reasons for row in outcome.proposals)


def test_an_amount_that_too_many_owe_points_to_nobody() -> None:
    items = [item(serial, 64_800_000, f"c{serial}", payer_names=(), tax_code="") for serial in range(1, 9)]
    assert best(items, line(64_800_000, "phi")) is None


def test_equal_invoices_go_to_equal_payments_in_their_order() -> None:
    items = [item(1, 64_800_000, due_on=date(2026, 9, 1)), item(2, 64_800_000, due_on=date(2026, 10, 1))]
    lines = [line(64_800_000, counterparty_account=MINE, id=number, on=date(2026, 8 + number, 1)) for number in (1, 2)]
    found = match(items, lines, KNOWN).proposals
    tops = {row.line.id: row for row in reversed(found)}
    assert [tops[number].parts[0].item.id for number in (1, 2)] == [1, 2]


def test_money_that_comes_before_its_invoice_is_told() -> None:
    items = [item(91, 43_200_000, issued_on=date(2026, 12, 1), due_on=None), item(98, 43_200_000, issued_on=date(2026, 12, 1), due_on=None)]
    found = match(items, [line(43_200_000, counterparty_account=MINE)], KNOWN).proposals
    assert found
    assert all("before_issue" in row.reasons for row in found)


def test_interest_and_refunds_are_said_to_pay_nothing() -> None:
    found = match(ITEMS, [line(1_234, "TRA LAI TIEN GUI THANG 10")]).proposals
    assert [(row.kind, row.parts, row.reasons) for row in found] == [("refund", (), ("interest",))]


def test_money_out_is_a_reversal_or_a_refund_of_what_was_paid_too_much() -> None:
    came = line(5_000_000, "ck", counterparty=GAO_MUA_VANG, reference="FT26001")
    for memo, name, chance in (
        ("TRA LENH", GAO_MUA_VANG, 0.98), ("", GAO_MUA_VANG, 0.6), ("DAO BUT TOAN", "", 0.8), ("ref FT26001", "", 0.8), ("", "", 0.2),
    ):  # fmt: skip
        found = match([], [came, line(-5_000_000, memo, counterparty=name, id=2)]).proposals
        assert {row.line.id: (row.kind, row.probability, row.reverses) for row in found} == {
            1: ("reversal", chance, 2), 2: ("reversal", chance, 1),
        }  # fmt: skip
    late = line(-5_000_000, "TRA LENH", counterparty=GAO_MUA_VANG, id=2, on=date(2026, 12, 24))
    assert match([], [came, late]).proposals == ()


def test_each_line_is_taken_back_once() -> None:
    lines = [line(5, "a", id=1), line(-5, "TRA LENH", id=2), line(-5, "TRA LENH", id=3), line(-6, "TRA LENH", id=4)]
    assert {(row.line.id, row.reverses) for row in match([], lines).proposals} == {(1, 2), (2, 1)}


def test_what_was_taken_back_is_told_by_the_words_that_the_bank_repeats() -> None:
    lines = [
        line(5, "may trang tt quang cao", id=1),
        line(5, "khach le chuyen tien 7", id=2),
        line(-5, "HUY GD MAY TRANG TT QUANG CAO", id=3),
    ]
    found = {(row.line.id, row.reverses, row.probability) for row in match([], lines).proposals if row.kind == "reversal"}
    assert found == {(1, 3, 0.98), (3, 1, 0.98)}


@pytest.mark.parametrize(("account", "chance"), [(MINE, 0.95), (OTHER, 0.5)])
def test_a_refund_to_a_client_who_is_owed_it(account: str, chance: float) -> None:
    found = match([item(91, -1_080_000)], [line(-1_080_000, "hoan", counterparty_account=account)], KNOWN).proposals
    assert [(row.kind, row.parts[0].item.id, row.probability) for row in found] == [("refund", 91, chance)]


def test_the_client_s_habit_moves_the_day_that_is_expected() -> None:
    items = [item(1, 64_800_000, due_on=date(2026, 10, 1)), item(2, 64_800_000, due_on=date(2026, 11, 10))]
    money = line(64_800_000, counterparty_account=MINE, on=date(2026, 11, 10))
    punctual = match(items, [money], [Payer("may", accounts=(MINE,), days_late=0)]).proposals[0]
    late = match(items, [money], [Payer("may", accounts=(MINE,), days_late=40)]).proposals[0]
    assert (punctual.parts[0].item.id, late.parts[0].item.id) == (2, 1)


def test_settings_bound_what_is_shown() -> None:
    items = [item(serial, 100_000 + serial) for serial in range(1, 30)]
    money = line(50_000, counterparty_account=MINE)
    assert len(match(items, [money], KNOWN, Settings(proposals_most=2)).proposals) == 2
    assert match(items, [money], KNOWN, Settings(least=1.0)).proposals == ()


def test_candidates_are_bounded() -> None:
    items = [item(serial, 1_000 + serial % 3) for serial in range(1, 60)]
    assert len(match(items, [line(2_001, counterparty_account=MINE)], KNOWN, Settings(proposals_most=99, least=0.0)).proposals) <= 24


def test_probabilities_of_nothing() -> None:
    assert probabilities([]) == []


def test_every_reason_is_one_that_the_page_can_say() -> None:
    assert {"key", "amount_sum", "reversal_words", "interest", "deposit"} <= CODES


def test_one_line_asked_about_is_weighed_against_those_that_reach_for_the_same() -> None:
    items = [item(1, 108), item(2, 108, "gao"), item(3, 50, "gao")]
    lines = [line(108, "", id=1), line(108, "", id=2), line(50, "GAO MUA VANG", id=3), line(999, "?", id=4)]
    whole = match(items, lines)
    for one in lines:
        alone = match(items, lines, about=one.id)
        assert alone.proposals == tuple(row for row in whole.proposals if row.line.id == one.id)
    assert {row.line.id for row in whole.proposals} == {1, 2, 3}


def test_a_name_that_is_like_a_clients_speaks_for_that_client() -> None:
    found = best([item(1, 108), item(2, 108, "gao")], line(108, "TT TIEN", counterparty="CTY GAOMUAVAN"))
    assert found[:2] == ("one", [(2, 108)])
    assert "name_similar" in found[2]
