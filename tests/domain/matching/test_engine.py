"""Bank lines against open invoices: what is certain, what is only proposed, and why."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from rapport.domain.matching.amounts import is_sum_of_others, relation
from rapport.domain.matching.engine import Engine, match
from rapport.domain.matching.lines import Known, MoneyIn, OpenItem, Settings
from rapport.domain.matching.memo import clean, sender_in

TEA = OpenItem(
    "1", "RP2026000123", "1C26TYY", "00000091", Decimal(108_000_000), "TVS", "0301442989", ("Công ty CP Trà Vân Sương",), date(2026, 11, 9)
)
MILK = OpenItem(
    "2", "RP2026000124", "1C26TYY", "00000092", Decimal(54_000_000), "SDC", "0314409058", ("Công ty CP Sữa Đồng Cỏ",), date(2026, 11, 20)
)
MILK_TOO = replace(MILK, id="3", key="RP2026000125", number="00000093", open=Decimal(21_600_000), due_on=date(2026, 12, 1))
ITEMS = [TEA, MILK, MILK_TOO]
KNOWN = Known({"0071000999": "SDC"}, {"NGUYEN VAN AN": "TVS"}, {"SDC": 10})


def engine(*items: OpenItem) -> Engine:
    return Engine(items or ITEMS, KNOWN)


def money(amount: int, memo: str = "", **more: str) -> MoneyIn:
    return MoneyIn(Decimal(amount), memo, on=date(2026, 11, 24), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "key", "rule"),
    [
        (money(108_000_000, "RP2026000123 thanh toan"), "RP2026000123", "key"),
        (money(50_000_000, "mbvcb.72.rp2026000123 tra mot phan"), "RP2026000123", "key"),
        (money(54_000_000, "TT HD 1C26TYY 92"), "RP2026000124", "number"),
        (money(54_000_000, "TT HD 00000092", counterparty="CTY CP SUA DONG CO"), "RP2026000124", "number"),
        (money(54_000_000, "TT HD 00000092 MST 0314409058"), "RP2026000124", "number"),
        (money(108_000_000, "TT HD 00000091", counterparty="Nguyen Van An"), "RP2026000123", "number"),
        (money(54_000_000, "chuyen tien", counterparty_account="0071 000 999"), "RP2026000124", "only"),
    ],
)
def test_what_is_certain(line: MoneyIn, key: str, rule: str) -> None:
    found = engine().certain(line)
    assert found is not None
    assert (found.item.key, found.rule) == (key, rule)


@pytest.mark.parametrize(
    "line",
    [
        money(108_000_001, "RP2026000123"),  # above what is open
        money(108_000_000, "RP2026000123 RP2026000124"),  # two keys
        money(108_000_000, "RP2026000999"),  # of nothing that is open
        money(54_000_000, "TT HD 00000092"),  # a full number, but whose?
        money(53_999_999, "TT HD 1C26TYY 92"),  # not exactly
        money(54_000_000, "chuyen tien", counterparty_account="999"),  # an account that nobody confirmed
        money(54_000_000, "chuyen tien cty tra van suong"),  # the right amount of the wrong client
        money(54_000_000, "MST 0301442989", counterparty_account="0071000999"),  # the words speak against the account
        money(108_000_000, "RP2026000123", counterparty_account="0071000999"),  # our key, but a payer known to be another
        money(54_000_000, "TT HD 93", counterparty_account="0071000999")
        if False
        else money(54_000_000, "HD 00000093", counterparty_account="0071000999"),
        money(0, "RP2026000123"),
        money(-5, "RP2026000123"),
    ],
)
def test_what_is_never_certain(line: MoneyIn) -> None:
    assert engine().certain(line) is None


def test_the_only_amount_of_an_account_is_not_certain_where_others_sum_to_it() -> None:
    parts = [
        replace(MILK, key=f"RP20260002{place:02d}", number=f"{place:08d}", open=Decimal(amount))
        for place, amount in enumerate([20_000_000, 34_000_000])
    ]
    line = money(54_000_000, "chuyen tien", counterparty_account="0071000999")
    assert engine(MILK, *parts).certain(line) is None
    assert engine(MILK, parts[0]).certain(line) is not None


@pytest.mark.parametrize(
    ("memo", "reason"),
    [
        ("TTRP2026000123CTY", "key_glued"),
        ("RP2026 000123", "key_glued"),
        ("2026000123", "key_digits"),
        ("RP2026000133", "key_typo"),
        ("RP202600012", "key_cut"),
    ],
)
def test_a_damaged_key_is_found_but_only_proposed(memo: str, reason: str) -> None:
    assert engine().certain(money(108_000_000, memo)) is None
    best = engine().proposals(money(108_000_000, memo))[0]
    assert best.item.key in ("RP2026000123", "RP2026000124", "RP2026000125")
    assert reason in {said for proposal in engine().proposals(money(108_000_000, memo)) for said in proposal.reasons}


@pytest.mark.parametrize(
    ("line", "keys", "reason"),
    [
        (money(75_600_000, "TT", counterparty="CTY CP SUA DONG CO"), {"RP2026000124", "RP2026000125"}, "together"),
        (money(53_989_000, "SUA DONG CO tt"), {"RP2026000124"}, "fee"),
        (money(51_300_000, "SUA DONG CO tt"), {"RP2026000124"}, "withheld"),
        (money(21_600_000, "SUADONGCO tt"), {"RP2026000125"}, "exact"),
        (money(21_600_000, "CT SUA DOMG CO"), {"RP2026000125"}, "exact"),
    ],
)
def test_what_money_most_likely_pays(line: MoneyIn, keys: set[str], reason: str) -> None:
    best = engine().proposals(line)[0]
    assert {item.key for item, _amount in best.parts} == keys
    assert reason in best.reasons
    assert best.amount <= sum(item.open for item, _amount in best.parts)


def test_the_words_of_the_bank_are_cut_off() -> None:
    memo = "MBVCB.6988617.227295.CTY TRA VAN SUONG TT T10.CT tu 0071000 TRA VAN SUONG toi 0011001234567 AGENCY tai VCB; thoi gian GD:09/09/2024 23:"
    assert clean(memo) == "CTY TRA VAN SUONG TT T10"
    assert sender_in(memo) == "TRA VAN SUONG"
    assert clean("CT nhanh 247 den: TT HD 91; thoi gian GD:17/09/2024 23:11:32") == "TT HD 91"


def test_of_two_lines_that_together_pass_what_is_open_the_later_is_asked() -> None:
    lines = [money(60_000_000, "RP2026000123"), replace(money(60_000_000, "RP2026000123"), on=date(2026, 11, 20))]
    late, early = match(lines, ITEMS, KNOWN)
    assert early.certain is not None
    assert late.certain is None
    assert late.proposals[0].parts[0][1] == 48_000_000


def test_money_that_goes_out_again_points_at_the_line_it_takes_back() -> None:
    lines = [
        money(54_000_000, "SUA DONG CO", counterparty_account="77"),
        money(-54_000_000, "HOAN TIEN chuyen nham", counterparty_account="77"),
    ]
    back = match(lines, [], None)[1].proposals[0]
    assert (back.reverses, back.parts) == (0, ())
    assert "same_account" in back.reasons


def test_relations_of_amounts() -> None:
    assert relation(Decimal(100_000), Decimal(100_000), Settings()) == "exact"
    assert relation(Decimal(989_000), Decimal(1_000_000), Settings()) == "fee"
    assert relation(Decimal(90_000_000), Decimal(100_000_000), Settings()) == "withheld"
    assert relation(Decimal(5), Decimal(100_000), Settings()) == "part"
    assert relation(Decimal(200_000), Decimal(100_000), Settings()) == "over"


def test_two_or_three_others_may_sum_to_an_amount() -> None:
    of = [replace(TEA, key=f"RP20260003{place:02d}", open=Decimal(amount)) for place, amount in enumerate([1, 2, 4, 8])]
    assert [is_sum_of_others(Decimal(n), of) for n in (3, 7, 15, 8)] == [True, True, False, False]


AMOUNTS = some.sampled_from([54_000_000, 21_600_000, 75_600_000, 108_000_000, 1, 60_000_000])
MEMOS = some.one_of(
    some.sampled_from(["RP2026000123", "RP2026000124 tt", "HD 00000092", "sua dong co", "hoan tien", ""]), some.text(max_size=60)
)
LINES = some.lists(
    some.builds(MoneyIn, AMOUNTS.map(Decimal), MEMOS, some.sampled_from(["", "CTY CP SUA DONG CO"]), some.sampled_from(["", "0071000999"]),
                some.dates(date(2026, 11, 1), date(2026, 12, 1))),
    max_size=8,
)  # fmt: skip


@given(LINES, some.randoms())
@settings(deadline=None)
def test_nothing_is_allocated_twice_or_above_what_is_open_whatever_the_order(lines: list[MoneyIn], chance: object) -> None:
    answers = match(lines, ITEMS, KNOWN)
    taken: dict[str, Decimal] = {}
    for line, answer in zip(lines, answers, strict=True):
        if answer.certain:
            taken[answer.certain.item.key] = taken.get(answer.certain.item.key, Decimal(0)) + line.amount
        assert sum(proposal.probability for proposal in answer.proposals if proposal.reverses is None) <= 1.000001
        for proposal in answer.proposals:
            assert all(0 < amount <= item.open for item, amount in proposal.parts)
    for item in ITEMS:
        assert taken.get(item.key, 0) <= item.open
    turned = match(lines[::-1], ITEMS[::-1], KNOWN)
    assert sorted(str(answer.certain) for answer in turned) == sorted(str(answer.certain) for answer in answers)


def test_a_memo_of_ten_megabytes_is_answered_at_once() -> None:
    assert engine().certain(money(5, "RP" * 5_000_000)) is None
    engine().proposals(money(5, "A" * 5_000_000))
