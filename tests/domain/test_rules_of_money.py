"""Retainers, forecasts, earned value, commission, the agency's figures."""

from decimal import Decimal as D
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.domain.agency import AgencyProfit, Retention, agency_profit, ami_split, over_servicing, share
from rapport.domain.commission import CommissionRule, Tier, clawed_back, commission, commission_due, commission_shares
from rapport.domain.forecast import CostLine, cost_forecast, earned_value
from rapport.domain.retainer import RetainerTerms, retainer_months, retainer_use

SOCIAL = RetainerTerms(D(60_000_000), D(80), surplus_cap=D(16), deficit_cap=D(8), extra_rate=D(700_000))
TIERS = CommissionRule((Tier(D(0), D(2)), Tier(D(400_000_000), D(3)), Tier(D(500_000_000), D(5))))
RETROACTIVE = CommissionRule(TIERS.tiers, "retroactive")


def test_story_4_hours_roll_over_and_beyond_the_deficit_are_offered() -> None:
    july, august, september, october = retainer_months([D(62), D(101), D(92), D(70)], SOCIAL)
    assert (july.balance, july.carried_out, july.lapsed) == (18, 16, 2)
    assert (august.available, august.balance, august.carried_out, august.extra_hours) == (96, -5, -5, 0)
    assert (september.available, september.balance, september.carried_out) == (75, -17, -8)
    assert (september.extra_hours, september.extra_amount) == (9, 6_300_000)
    assert (october.available, october.carried_out, october.extra_amount) == (72, 2, 0)


def test_story_4_over_servicing_and_effective_rate() -> None:
    quarter = retainer_months([D(62), D(101), D(92)], SOCIAL)
    use = retainer_use(quarter, SOCIAL)
    assert (use.sold, use.used, use.over_servicing) == (240, 255, Fraction(1, 16))
    assert (use.effective_rate, use.sold_rate) == (705_882, 750_000)
    assert retainer_use(quarter, SOCIAL, extra_paid=D(6_300_000)).effective_rate == 730_588


def test_a_retainer_of_nothing_has_no_rates() -> None:
    use = retainer_use([], SOCIAL)
    assert (use.over_servicing, use.effective_rate) == (None, None)
    assert retainer_use([], RetainerTerms(D(1), D(0))).sold_rate is None
    with pytest.raises(ValueError, match="nothing"):
        retainer_months([D(-1)], SOCIAL)


def test_hours_carried_in_are_used_first_and_not_carried_again() -> None:
    terms = RetainerTerms(D(1), D(10), surplus_cap=D(100))
    first, second = retainer_months([D(0), D(0)], terms)
    assert (first.carried_out, second.balance, second.carried_out, second.lapsed) == (10, 20, 10, 10)


hours = st.integers(0, 4000).map(lambda number: D(number) / 10)


@given(st.lists(hours, max_size=24), hours, hours, hours)
def test_every_hour_is_carried_lapsed_or_offered(used: list[D], sold: D, surplus: D, deficit: D) -> None:
    terms = RetainerTerms(D(60_000_000), sold, surplus, deficit, D(700_000))
    months = retainer_months(used, terms)
    carried = D(0)
    for month in months:
        assert month.carried_in == carried
        assert month.available == sold + carried
        assert month.balance == month.available - month.used == month.carried_out + month.lapsed - month.extra_hours
        assert -deficit <= month.carried_out <= min(surplus, sold)
        assert not (month.lapsed and month.extra_hours)
        carried = month.carried_out
    together = sum(month.used + month.lapsed - month.extra_hours for month in months)
    assert together == sold * len(months) - carried


def test_only_where_nothing_is_stated_does_the_budget_stand_in() -> None:
    found = cost_forecast([
        CostLine(D(100), D(30), D(20)), CostLine(D(100), D(90), D(30)), CostLine(D(100), D(30), D(20), stated=D(10)), CostLine(D(0), D(5), D(0)),
    ])  # fmt: skip
    assert (found.measured, found.committed, found.stated, found.assumed) == (155, 70, 10, 50)
    assert (found.at_completion, found.budgeted, found.overrun) == (285, 300, -15)


@given(st.lists(st.tuples(*[st.integers(0, 10**9).map(D)] * 3, st.none() | st.integers(0, 10**9).map(D))))
def test_a_forecast_hides_no_overrun(rows: list[tuple[D, D, D, D | None]]) -> None:
    lines = [CostLine(*row) for row in rows]
    whole = cost_forecast(lines)
    assert whole.at_completion >= whole.measured + whole.committed
    assert whole.at_completion == sum(cost_forecast([line]).at_completion for line in lines)
    for line in lines:
        alone = cost_forecast([line])
        assert line.stated is not None or alone.at_completion == max(line.budgeted, line.spent + line.committed)


def test_earned_value() -> None:
    value = earned_value(D(200), planned_percent=D(50), done_percent=D(40), actual=D(100))
    assert (value.planned, value.earned, value.cost_variance, value.schedule_variance) == (100, 80, -20, -20)
    assert (value.cost_index, value.schedule_index, value.at_completion, value.at_plan) == (Fraction(4, 5), Fraction(4, 5), 250, 220)
    assert value.index_to_complete == Fraction(6, 5)
    start = earned_value(D(0), planned_percent=D(0), done_percent=D(0), actual=D(0))
    assert (start.cost_index, start.schedule_index, start.at_completion, start.index_to_complete) == (None, None, None, None)
    for wrong in (D(-1), D(101)):
        with pytest.raises(ValueError, match="100 %"):
            earned_value(D(1), planned_percent=D(0), done_percent=wrong, actual=D(0))


@pytest.mark.parametrize(
    ("amount", "paid"),
    [(350_000_000, 7_000_000), (400_000_000, 8_000_000), (450_000_000, 9_500_000), (500_000_000, 11_000_000), (650_000_000, 18_500_000),
     (0, 0), (-5, 0), (1, 0), (25, 1)],
)  # fmt: skip
def test_marginal_tiers(amount: int, paid: int) -> None:
    assert commission(D(amount), TIERS) == paid


def test_retroactive_tiers_hurdle_and_cap() -> None:
    assert [commission(D(amount), RETROACTIVE) for amount in (399_999_999, 400_000_000, 500_000_000)] == [8_000_000, 12_000_000, 25_000_000]
    gated = CommissionRule(TIERS.tiers, hurdle=D(300_000_000), cap=D(10_000_000))
    assert [commission(D(amount), gated) for amount in (299_999_999, 300_000_000, 650_000_000)] == [0, 6_000_000, 10_000_000]
    assert (
        commission(D(1_900_000), CommissionRule((Tier(D(0), D(3)),))) + commission(D(400_000), CommissionRule((Tier(D(0), D(8)),)))
        == 89_000
    )


@pytest.mark.parametrize("tiers", [(), (Tier(D(1), D(2)),), (Tier(D(0), D(2)), Tier(D(0), D(3))), (Tier(D(0), D(-1)),)])
def test_tiers_that_do_not_rise_from_nothing_are_refused(tiers: tuple[Tier, ...]) -> None:
    with pytest.raises(ValueError, match="tiers"):
        CommissionRule(tiers)


@given(st.lists(st.integers(-(10**9), 10**9).map(D), max_size=10), st.sampled_from([TIERS, RETROACTIVE]), st.randoms())
def test_movements_sum_to_the_commission_on_the_whole_in_any_order(moves: list[D], rule: CommissionRule, random: st.DataObject) -> None:
    for order in (moves, sorted(moves)):
        total = paid = D(0)
        for move in order:
            paid += commission_due(total, total + move, rule)
            total += move
        assert paid == commission(total, rule)


@given(st.integers(0, 10**10).map(D), st.integers(0, 10**9).map(D), st.sampled_from([TIERS, RETROACTIVE]))
def test_more_never_earns_less(amount: D, more: D, rule: CommissionRule) -> None:
    assert commission(amount + more, rule) >= commission(amount, rule)
    assert commission_due(amount, amount + more, rule) == -commission_due(amount + more, amount, rule)


def test_a_commission_is_split_and_clawed_back_without_loss() -> None:
    assert commission_shares(D(100), [D(1), D(1), D(1)]) == [34, 33, 33]
    assert clawed_back(D(100), D(60)) == (60, 40)
    assert clawed_back(D(50), D(60)) == (50, 0)
    with pytest.raises(ValueError, match="nothing"):
        commission_shares(D(1), [D(-1)])
    with pytest.raises(ValueError, match="nothing"):
        clawed_back(D(-1), D(0))


def test_the_same_agency_is_25_percent_of_agi_and_9_of_billings() -> None:
    found = agency_profit(
        D(1_000_000_000), passed_through=D(450_000_000), bought_in=D(190_000_000), labour=D(180_000_000), overhead_percent=D(25)
    )
    assert (found.agi, found.overhead, found.profit) == (360_000_000, 90_000_000, 90_000_000)
    assert (found.delivery_margin, found.profit_on_agi, found.profit_on_billings) == (Fraction(1, 2), Fraction(1, 4), Fraction(9, 100))
    assert ami_split(D(360_000_000)) == (198_000_000, 90_000_000, 72_000_000)
    assert AgencyProfit(D(0), D(0), D(0), D(0)).delivery_margin is None


def test_shares_and_retention() -> None:
    assert (share(D(3), D(4)), share(D(3), D(0)), over_servicing(D(255), D(240))) == (Fraction(3, 4), None, Fraction(1, 16))
    kept = Retention(D(100), lost=D(10), reduced=D(5), expanded=D(20))
    assert (kept.gross, kept.net) == (Fraction(17, 20), Fraction(21, 20))
