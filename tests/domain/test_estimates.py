"""Estimates, margins, instalments, prices: the edges, and the laws that hold for any estimate."""

from decimal import Decimal as D
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.domain.book import Kind
from rapport.domain.estimate import EstimateLine, Way, work_out
from rapport.domain.instalments import instalments
from rapport.domain.margin import (
    Profit,
    change_prices,
    four_decimals,
    highest_order,
    keeps_floor,
    largest_discount,
    least_agi,
)
from rapport.domain.money import round_half_up, round_up, spread
from rapport.domain.pricing import margin_of_markup, markup_of_commission, price_with_margin, price_with_markup
from rapport.domain.vat import out_of, rate_of, vat_groups, vat_of_lines

CODES = ("0", "5", "8", "10", "KCT", "KKKNT")
money = st.integers(0, 10**11).map(D)
percents = st.integers(0, 5000).map(lambda number: D(number) / 100)
lines = st.builds(
    EstimateLine,
    way=st.sampled_from(list(Way)),
    quantity=st.integers(0, 10_000).map(lambda number: D(number) / 100),
    unit_price=st.integers(0, 10**9).map(D),
    unit_cost=st.integers(0, 10**9).map(D),
    markup_percent=percents,
    fee_percent=percents,
    fee_basis=st.frozensets(st.sampled_from([Way.HOURS, Way.BOUGHT_IN, Way.PASS_THROUGH])),
    fee_on_gross=st.booleans(),
    vat_code=st.sampled_from(CODES),
)
sheets = st.lists(lines, min_size=1, max_size=8)


@given(sheets, percents, st.booleans(), st.integers(0, 100))
def test_nothing_is_made_or_lost_between_lines_kinds_and_groups(sheet: list[EstimateLine], extra: D, first: bool, off: int) -> None:
    plain = work_out(sheet, contingency_percent=extra, contingency_first=first)
    estimate = work_out(sheet, contingency_percent=extra, contingency_first=first, discount=plain.net * off // 100)
    assert estimate.net == sum(line.net for line in estimate.lines) + estimate.contingency - estimate.discount
    assert estimate.total == sum(estimate.kinds.values())
    assert estimate.vat == estimate.kinds[Kind.TAX] == sum(round_half_up(group.net * rate_of(group.code)) for group in estimate.groups)
    assert estimate.profit.external == estimate.kinds[Kind.BOUGHT_IN] + estimate.kinds[Kind.PASS_THROUGH]
    for code, kinds in estimate.kinds_by_code.items():
        group = next(group for group in estimate.groups if group.code == code)
        assert sum(kinds.values()) == group.net + group.vat


@given(sheets, st.randoms())
def test_the_order_of_lines_changes_no_sum(sheet: list[EstimateLine], random: st.DataObject) -> None:
    other = list(sheet)
    random.shuffle(other)  # type: ignore[attr-defined]
    one, two = work_out(sheet, contingency_percent=D(5)), work_out(other, contingency_percent=D(5))
    assert (one.net, one.contingency, one.profit) == (two.net, two.contingency, two.profit)


@given(sheets, st.integers(0, 10**9).map(D), st.integers(0, 10**9).map(D))
def test_a_larger_discount_never_raises_price_or_margin(sheet: list[EstimateLine], one: D, two: D) -> None:
    whole = work_out(sheet).net
    less, more = sorted((min(one, whole), min(two, whole)))
    high, low = work_out(sheet, discount=less), work_out(sheet, discount=more)
    assert high.net >= low.net
    assert high.profit_as_stated.margin is not None
    assert low.profit_as_stated.margin is not None
    assert high.profit_as_stated.margin >= low.profit_as_stated.margin


def test_the_steps_stand_in_the_order_that_is_stated() -> None:
    own = EstimateLine(Way.OWN, unit_price=D(1_000_000), unit_cost=D(400_000), external_cost=D(100_000))
    fee = EstimateLine(Way.FEE, fee_percent=D(10), fee_basis=frozenset({Way.OWN}))
    usual = work_out([own, fee], contingency_percent=D(5), discount_percent=D(10))
    assert (usual.lines[1].net, usual.contingency, usual.discount, usual.net) == (100_000, 55_000, 115_500, 1_039_500)
    on_it = EstimateLine(Way.FEE, fee_percent=D(10), fee_basis=frozenset({Way.OWN}), fee_on_contingency=True)
    first = work_out([own, on_it], contingency_percent=D(5), contingency_first=True)
    assert (first.lines[1].net, first.contingency, first.net) == (105_000, 50_000, 1_155_000)
    assert first.kinds == {Kind.FEE: D(1_055_000), Kind.BOUGHT_IN: D(100_000), Kind.PASS_THROUGH: D(0), Kind.TAX: D(92_400)}
    assert first.profit.external == 100_000


def test_a_fee_is_counted_on_net_or_gross() -> None:
    media = EstimateLine(Way.PASS_THROUGH, unit_cost=D(100_000_000))
    for on_gross, fee in ((False, 15_000_000), (True, 17_647_059)):
        line = EstimateLine(Way.FEE, fee_percent=D(15), fee_basis=frozenset({Way.PASS_THROUGH, Way.FEE}), fee_on_gross=on_gross)
        assert work_out([media, line]).lines[1].net == fee


@pytest.mark.parametrize(
    ("sheet", "options"),
    [
        ([EstimateLine(Way.OWN, unit_price=D(5))], {"discount": D(6)}), ([EstimateLine(Way.OWN, unit_price=D(5))], {"discount": D(-1)}),
        ([EstimateLine(Way.FEE, fee_on_contingency=True)], {}), ([EstimateLine(Way.FEE, fee_percent=D(100), fee_on_gross=True)], {}),
    ],
)  # fmt: skip
def test_what_is_no_estimate_is_refused(sheet: list[EstimateLine], options: dict[str, D]) -> None:
    with pytest.raises(ValueError, match=r"discount|fee"):
        work_out(sheet, **options)  # type: ignore[arg-type]


def test_an_estimate_without_lines_or_without_known_cost() -> None:
    nothing = work_out([])
    assert (nothing.net, nothing.total, nothing.profit) == (0, 0, Profit(D(0), D(0), D(0)))
    unknown = work_out([EstimateLine(Way.HOURS, D(2), D(100))]).profit
    assert (unknown.margin, unknown.share, largest_discount(unknown, D(55)), highest_order(unknown, D(1), D(55))) == (
        None,
        None,
        None,
        None,
    )
    assert keeps_floor(unknown, D(55))
    assert four_decimals(None) is None


@given(sheets, percents)
def test_a_price_that_earns_something_never_shows_a_margin_of_100_percent(sheet: list[EstimateLine], extra: D) -> None:
    estimate = work_out(sheet, contingency_percent=extra)
    assert estimate.profit.share != 1
    assert (estimate.profit.own_cost is None) == (estimate.profit.agi > 0 and not estimate.profit_as_stated.own_cost)


def test_purchases_with_a_mark_up_and_no_own_work_have_an_unknown_margin() -> None:
    house = EstimateLine(Way.BOUGHT_IN, unit_cost=D(480_000_000), markup_percent=D(12))
    profit = work_out([house]).profit
    assert (profit.agi, profit.own_cost, profit.share) == (57_600_000, None, None)
    assert keeps_floor(profit, D(55))
    account = EstimateLine(Way.HOURS, D(10), unit_price=D(500_000), unit_cost=D(300_000))
    assert work_out([house, account]).profit.share == Fraction(59_600_000, 62_600_000)
    # Given away under its purchase price it is under the floor, whatever our own work costs.
    assert not keeps_floor(work_out([house], discount=D(57_600_000)).profit, D(55))


def test_margin_without_agi_is_under_the_floor() -> None:
    empty = Profit(D(100), D(100), D(0))
    assert empty.share is None
    assert not keeps_floor(empty, D(0))
    assert not keeps_floor(Profit(D(100), D(100), None), D(0))
    assert keeps_floor(Profit(D(100), D(0), D(45)), D(55))
    assert not keeps_floor(Profit(D(100), D(0), D("45.0001")), D(55))
    assert [four_decimals(Fraction(part, 100_000)) for part in (57_894, 57_895, -5)] == [D("0.5789"), D("0.5790"), D("-0.0001")]


profits = st.builds(
    Profit, net=st.integers(1, 10**12).map(D), external=st.integers(0, 10**11).map(D), own_cost=st.integers(1, 10**11).map(D)
)
floors = st.integers(0, 9999).map(lambda number: D(number) / 100)


@given(profits, floors)
def test_the_largest_discount_keeps_the_floor_and_one_more_does_not(profit: Profit, floor: D) -> None:
    room = largest_discount(profit, floor)
    assert room is not None
    assert profit.own_cost is not None
    assert keeps_floor(Profit(profit.net - room, profit.external, profit.own_cost), floor)
    assert not keeps_floor(Profit(profit.net - room - 1, profit.external, profit.own_cost), floor)
    order = highest_order(profit, profit.external, floor)
    assert order is not None
    assert keeps_floor(Profit(profit.net, order, profit.own_cost), floor)
    assert not keeps_floor(Profit(profit.net, order + 1, profit.own_cost), floor)
    assert least_agi(profit.own_cost, floor) == profit.agi - room


@given(profits, floors, st.integers(0, 10**9).map(D), st.integers(0, 10**9).map(D))
def test_the_prices_of_a_change_keep_what_they_promise_to_the_dong(before: Profit, floor: D, own: D, external: D) -> None:
    agreed = before.share
    if agreed is None or before.own_cost is None:
        return
    prices = change_prices(before, added_own=own, added_external=external, rate_card=D(1), floor_percent=floor, agreed=agreed)

    def after(price: D) -> Profit:
        return Profit(before.net + price, before.external + external, before.own_cost + own)

    assert keeps_floor(after(prices.keeps_floor), floor)
    assert prices.keeps_floor == 0 or not keeps_floor(after(prices.keeps_floor - 1), floor)
    kept, missed = after(prices.keeps_agreed).share, after(prices.keeps_agreed - 1).share
    assert kept is None or kept >= agreed
    assert missed is None or missed < agreed
    assert prices.rate_card == 1


def test_what_no_price_can_keep_is_refused() -> None:
    with pytest.raises(ValueError, match="100 %"):
        least_agi(D(1), D(100))
    for own, agreed in ((None, Fraction(1, 2)), (D(1), Fraction(1))):
        with pytest.raises(ValueError, match=r"not known|100 %"):
            change_prices(Profit(D(9), D(0), own), added_own=D(1), added_external=D(0), rate_card=D(1), floor_percent=D(5), agreed=agreed)


def test_story_2_absorbing_the_change() -> None:
    after = Profit(D(1_143_600_000), D(880_000_000 + 35_000_000), D(111_000_000 + 9_960_000))
    assert (after.agi, four_decimals(after.share)) == (228_600_000, D("0.4709"))
    assert not keeps_floor(after, D(55))
    sold = Profit(after.net + 55_400_000, after.external, after.own_cost)
    assert four_decimals(sold.share) == D("0.5741")
    agreed = Profit(D(0), D(0), D(0)), D(58_652_757)
    assert (agreed[1] * 8 / 100).quantize(D(1)) == 4_692_221
    assert four_decimals(Profit(D(1_143_600_000), D(900_000_000), D(111_000_000)).share) == D("0.5443")
    assert 1_143_600_000 + 58_652_757 == 1_202_252_757
    assert 9_960_000 + 35_000_000 == 44_960_000


def test_story_3_a_favour_under_the_floor() -> None:
    job = Profit(D(5_000_000), D(1_200_000), D(2_000_000))
    assert (job.agi, four_decimals(job.share), keeps_floor(job, D(50))) == (3_800_000, D("0.4737"), False)


def test_story_1_instalments() -> None:
    contract = {Kind.FEE: D(263_600_000), Kind.BOUGHT_IN: D(580_000_000), Kind.PASS_THROUGH: D(300_000_000), Kind.TAX: D(91_488_000)}
    parts = instalments(contract, [D(50), D(30), D(20)])
    assert [sum(part.values()) for part in parts] == [617_544_000, 370_526_400, 247_017_600]


@given(
    st.dictionaries(st.sampled_from(list(Kind)), money | st.integers(0, 5).map(D), min_size=1),
    st.lists(st.integers(0, 100), min_size=1, max_size=30),
)
def test_instalments_sum_to_the_contract_part_by_part(contract: dict[Kind, D], cuts: list[int]) -> None:
    edges = [0, *sorted(cuts[:-1]), 100]
    parts = instalments(contract, [D(end - start) for start, end in pairwise(edges)])
    assert {key: sum(part[key] for part in parts) for key in contract} == contract
    assert all(amount >= 0 for part in parts for amount in part.values())


@pytest.mark.parametrize(
    ("contract", "shares"),
    [({"a": D(5)}, []), ({"a": D(5)}, [D(99)]), ({"a": D(5)}, [D(110), D(-10)]), ({"a": D(-5)}, [D(100)])],
)
def test_what_is_no_plan_of_instalments_is_refused(contract: dict[str, D], shares: list[D]) -> None:
    with pytest.raises(ValueError, match=r"100 %|nothing"):
        instalments(contract, shares)


def test_commission_mark_up_and_margin_are_three_things() -> None:
    assert round_half_up(markup_of_commission(D(15)), D("0.01")) == D("17.65")
    assert round_half_up(margin_of_markup(D(15)), D("0.01")) == D("13.04")
    assert price_with_margin(D(200_000_000), D(15)) == 235_294_118
    assert price_with_markup(D(480_000_000), D(12)) == 537_600_000
    for refused in (lambda: markup_of_commission(D(100)), lambda: margin_of_markup(D(-100)), lambda: price_with_margin(D(1), D(100))):
        with pytest.raises(ValueError, match=r"commission|mark-up"):
            refused()


@given(st.lists(st.tuples(st.integers(-(10**11), 10**11).map(D), st.sampled_from(CODES)), max_size=12))
def test_vat_is_rounded_once_for_each_group_and_spread_without_loss(rows: list[tuple[D, str]]) -> None:
    taxes = vat_of_lines(rows)
    groups = vat_groups(rows)
    assert sum(taxes) == sum(group.vat for group in groups)
    for group in groups:
        assert sum(tax for tax, (_net, code) in zip(taxes, rows, strict=True) if code == group.code) == group.vat
        assert group.vat == round_half_up(group.net * rate_of(group.code))
    assert sum(group.net for group in groups) == sum(net for net, _code in rows)


def test_vat_by_group_and_by_line() -> None:
    lines_of_three = [(D(333_333), "8")] * 3
    assert vat_of_lines(lines_of_three) == [26_667, 26_667, 26_666]
    assert [group.vat for group in vat_groups([(D(100_000_000), "8"), (D(50_000_000), "10")])] == [8_000_000, 5_000_000]
    assert vat_of_lines([(D(100), "8"), (D(-100), "8")]) == [0, 0]
    with pytest.raises(KeyError):
        rate_of("7")


@given(st.integers(-(10**13), 10**13).map(D), st.sampled_from(CODES))
def test_an_amount_with_vat_is_parted_without_loss(gross: D, code: str) -> None:
    net, vat = out_of(gross, code)
    assert net + vat == gross
    assert abs(vat - net * rate_of(code)) <= 1


@given(st.integers(-(10**24), 10**24), st.integers(1, 10**6))
def test_rounding_is_exact_for_amounts_of_any_length(numerator: int, denominator: int) -> None:
    exact = Fraction(numerator, denominator)
    rounded = Fraction(round_half_up(exact))
    assert abs(rounded - exact) <= Fraction(1, 2)
    assert round_half_up(-exact) == -round_half_up(exact)
    assert 0 <= Fraction(round_up(exact)) - exact < 1


def test_spreading_is_exact_for_amounts_of_any_length_and_units() -> None:
    parts = spread(D(10**24 + 1), [D(10**23), D(2 * 10**23)])
    assert sum(parts) == 10**24 + 1
    assert spread(D("10.05"), [D(1), D(1)], D("0.01")) == [D("5.03"), D("5.02")]
    assert sum(spread(D("10.5"), [D(1), D(1)])) == D("10.5")
    assert spread(D(10), [D(20), D(-10)]) == [20, -10]


def test_an_instalment_never_takes_more_of_a_part_than_is_left_of_it() -> None:
    found = instalments({Kind.FEE: D(1), Kind.TAX: D(1)}, [D(50), D(25), D(25)])
    assert [(part[Kind.FEE], part[Kind.TAX]) for part in found] == [(1, 0), (0, 1), (0, 0)]
