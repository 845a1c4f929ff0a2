"""The book's words: figures from sums, what opens them, the chain, and figures as people read them."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.domain.amounts import AmountRefused, read_amount
from rapport.domain.book import COLUMNS, Kind, Measure, column
from rapport.domain.chain import START, link, root
from rapport.domain.evidence import carries
from rapport.domain.figures import grouped, money, percent, short_money
from rapport.domain.job_figures import Sums, added_figures, contracted, figures_of, outstanding, profit_of
from rapport.domain.opening import FORECAST, PLAIN, assumed_in, sign_of
from rapport.domain.scopes import Scope, reaches, widest
from rapport.domain.stations import Station, furthest, stations_of
from rapport.domain.words import in_vietnamese

N = "\u00a0"
BOOK = {
    "contracted_fee": D(100), "contracted_bought_in": D(50), "contracted_tax": D(12), "billed_fee": D(90), "billed_bought_in": D(50),
    "billed_tax": D(11), "spent_fee": D(20), "spent_bought_in": D(40), "committed_bought_in": D(5), "collected_fee": D(30), "collected_tax": D(3),
    "written_off_fee": D(1),
}  # fmt: skip
FORECAST_COST = {Kind.FEE: D(30), Kind.BOUGHT_IN: D(50)}


def test_a_running_job_is_counted_from_contract_and_forecast_a_closed_one_from_bills() -> None:
    running, closed = Sums(BOOK, FORECAST_COST), Sums(BOOK, FORECAST_COST, is_final=True)
    assert (profit_of(running).net, profit_of(running).external, profit_of(running).own_cost) == (150, 50, 30)
    assert (profit_of(closed).net, profit_of(closed).external, profit_of(closed).own_cost) == (140, 40, 20)
    assert profit_of(Sums(BOOK, FORECAST_COST, is_cost_known=False)).own_cost is None


def test_figures_of_many_jobs_are_added_and_what_is_unknown_counts_as_nothing() -> None:
    known, unknown = Sums(BOOK, FORECAST_COST), Sums(BOOK, FORECAST_COST, is_cost_known=False)
    added = added_figures([known, known, unknown])
    assert (added["billed"], added["contracted"], added["margin"]) == (453, 450, 140)
    assert "margin_share" not in added
    assert set(added_figures([]).values()) == {D(0)}


def test_exposure_counts_what_is_committed_and_spent_less_what_was_collected_without_tax() -> None:
    signs = {
        measure: sign_of("exposure", measure, Kind.FEE, is_final=False)
        for measure in (Measure.COMMITTED, Measure.SPENT, Measure.COLLECTED, Measure.BILLED)
    }
    assert list(signs.values()) == [1, 1, -1, 0]
    assert sign_of("exposure", Measure.COLLECTED, Kind.TAX, is_final=False) == 0


def test_figures_have_their_public_names() -> None:
    figures = figures_of(Sums(BOOK, FORECAST_COST))
    assert (figures["agi"], figures["margin"], figures["margin_share"]) == (100, 70, D("0.7"))
    assert (figures["billed"], figures["outstanding"], figures["vat"], figures["forecast_cost"]) == (151, 117, 11, 80)
    assert figures["bought_in"] == 50
    final = figures_of(Sums(BOOK, FORECAST_COST, is_final=True))
    assert (final["bought_in"], final["pass_through"], final["agi"]) == (40, 0, 100)
    assert figures_of(Sums({}, {}))["margin_share"] is None


@pytest.mark.parametrize("is_final", [False, True])
def test_the_facts_of_a_figure_sum_to_it(is_final: bool) -> None:
    sums = Sums(BOOK, FORECAST_COST, is_final=is_final)
    figures = figures_of(sums)
    for name in (*PLAIN, *FORECAST, "outstanding", "agi", "margin"):
        counted = sum(
            sign_of(name, measure, kind, is_final=is_final) * BOOK.get(column(measure, kind), D(0)) for measure in Measure for kind in Kind
        )
        if is_final and name == "forecast_cost":
            continue
        assert counted + (D(0) if is_final else assumed_in(name, sums)) == figures[name], name


def test_only_a_job_without_an_order_is_exposed() -> None:
    without_order = {name: amount for name, amount in BOOK.items() if not name.startswith("contracted")}
    assert figures_of(Sums(without_order, FORECAST_COST))["exposure"] == 35
    assert figures_of(Sums(BOOK, FORECAST_COST))["exposure"] == 0


def test_exposure_and_its_signs() -> None:
    assert sign_of("exposure", Measure.COLLECTED, Kind.FEE, is_final=False) == -1
    assert sign_of("exposure", Measure.SPENT, Kind.TAX, is_final=False) == 0
    assert sign_of("exposure", Measure.PAID, Kind.FEE, is_final=False) == 0
    assert assumed_in("exposure", Sums(BOOK, FORECAST_COST)) == 0
    assert len(COLUMNS) == len(Measure) * len(Kind)


def test_the_chain_covers_content_by_value() -> None:
    moment = datetime(2026, 11, 23, 8, tzinfo=UTC)
    fact = {"amount": D("5.00"), "on": date(2026, 11, 23), "at": moment, "by": "an", "line": None, "seq": 1, "nothing": D("0.0")}
    here = datetime(2026, 11, 23, 15, tzinfo=timezone(timedelta(hours=7)))
    assert link(START, fact) == link(START, fact | {"amount": D(5), "at": here, "nothing": D(0)})
    assert link(START, fact) != link(START, fact | {"amount": D(6)}) != link("1" * 64, fact | {"amount": D(6)})
    assert root([("a", "1"), ("b", "2")]) == root([("b", "2"), ("a", "1")]) != root([("a", "2"), ("b", "1")])


def test_figures_are_written_in_both_languages() -> None:
    assert [money(D(text), "vi") for text in ("1234567.5", "0.5", "-1500000", "-0.4")] == [
        f"1.234.568{N}₫", f"1{N}₫", f"−1.500.000{N}₫", f"0{N}₫",
    ]  # fmt: skip
    assert money(D("-1234.5"), "en", "USD") == "−$1,234.50"
    assert money(D(1234), "en", "SGD") == f"SGD{N}1,234.00"
    assert [short_money(D(value), "vi") for value in (1_235_088_000, 12_000_000, 999_999)] == [f"1,2{N}tỷ", f"12{N}triệu", f"999.999{N}₫"]
    assert [short_money(D(value), "en") for value in (-1_235_088_000, 12_500_000)] == ["−₫1.2bn", "₫12.5m"]
    assert (percent(D("0.5789"), "vi"), percent(D("0.5789"), "en", 1)) == ("57,89%", "57.9%")
    assert grouped(D("-1234.565"), "vi", 2) == "−1.234,57"


@given(st.integers(-(10**12), 10**12))
def test_an_amount_as_written_is_read_back(number: int) -> None:
    assert read_amount(money(D(number), "vi")) == number


def test_scopes_stations_and_evidence() -> None:
    assert widest(Scope.OWN, None) is widest(None, Scope.OWN) is Scope.OWN
    assert widest(Scope.OWN, Scope.ALL) is Scope.ALL
    assert reaches(Scope.TEAM, Scope.OWN)
    assert not reaches(Scope.OWN, Scope.TEAM)
    assert not reaches(None, Scope.PUBLISHED)
    assert Station.IDEAS not in stations_of("L")
    assert stations_of("C") == list(Station)
    assert furthest([Station.ORDER, Station.REQUEST]) is Station.ORDER
    assert furthest([]) is None
    assert carries(None, D(10**12))
    assert carries(D(20), D(20))
    assert not carries(D(20), D("20.01"))


@pytest.mark.parametrize("text", [".5", "5.", "٥", "5²", "1 2 tr x", "--5", "tr5", "1,,000", "12tr", "＋5"])
def test_odd_amounts_are_refused_or_exact(text: str) -> None:
    try:
        assert read_amount(text) == 12_000_000
    except AmountRefused as refused:
        assert refused.code == "format"
    assert str(read_amount("-0")) == "0"


@pytest.mark.parametrize(
    ("number", "words"), [(24, "Hai mươi tư đồng chẵn"), (14, "Mười bốn đồng chẵn"), (1_044, "Một nghìn không trăm bốn mươi tư đồng chẵn")]
)
def test_four_may_be_tu_and_even_sums_say_so(number: int, words: str) -> None:
    assert in_vietnamese(number, four="tu", is_even_said=True) == words


def test_what_is_outstanding_has_its_tax_and_the_contracted_price_has_none() -> None:
    sums = Sums(
        {
            "billed_fee": D(100), "billed_tax": D(8), "collected_fee": D(40), "collected_tax": D(3), "written_off_fee": D(5),
            "contracted_fee": D(90), "contracted_bought_in": D(20), "contracted_tax": D(9), "contracted_pass_through": D(0),
        },
        {},
    )  # fmt: skip
    assert (outstanding(sums), contracted(sums)) == (D(60), D(110))
    added = added_figures([sums, sums])
    assert (added["outstanding"], added["contracted"], added["billed"]) == (D(120), D(220), D(216))


def test_received_less_paid_counts_what_came_in_and_what_went_out_whatever_the_kind() -> None:
    counted = {measure: sign_of("received_less_paid", measure, Kind.TAX, is_final=False) for measure in Measure}
    assert {measure: sign for measure, sign in counted.items() if sign} == {Measure.COLLECTED: 1, Measure.PAID: -1}
