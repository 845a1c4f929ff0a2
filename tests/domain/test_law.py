"""The dated tables of the law, and what follows from them."""

from datetime import date, timedelta
from decimal import Decimal as D
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.domain.law.claims import highest_penalty, is_rate_warned, market_rate
from rapport.domain.law.contractor import contractor_tax
from rapport.domain.law.documents import DOCUMENTS, document_on, documents_in, outdated
from rapport.domain.law.provisions import provision, provision_percent
from rapport.domain.law.rule import LawRule, LawTable, NoRule, ending, rule_on
from rapport.domain.law.symbols import read_symbol
from rapport.domain.law.tables import TABLES, changing_soon, ending_soon, tables_like
from rapport.domain.law.vat import REDUCED_GROUP, STANDARD, code_at, loses_credit, rate_at, taxed_price
from rapport.domain.law.withholding import THRESHOLD, owes_withholding, payout_of_gross, payout_of_net

OLD, NEW, LATER = date(2026, 6, 30), date(2026, 7, 1), date(2027, 1, 1)
LAST_OF_2026 = date(2026, 12, 31)


def row(value: int, first: date, last: date | None) -> LawRule[int]:
    return LawRule(value, first, last, "basis", "source")


def table(*rows: LawRule[int]) -> LawTable[int]:
    return LawTable("a.b", "A", "Á", "%", rows)


def test_the_tax_point_decides_the_rate_to_the_day() -> None:
    assert [code_at("8", day) for day in (date(2022, 1, 31), date(2022, 2, 1), LAST_OF_2026, LATER)] == ["10", "8", "8", "10"]
    assert [rate_at(code, LATER) for code in ("0", "5", "8", "10", "KCT", "KKKNT")] == [0, 5, 10, 10, 0, 0]
    assert code_at("5", LATER) == "5"
    with pytest.raises(KeyError):
        rate_at("7", LATER)
    with pytest.raises(NoRule):
        rate_at("8", date(2008, 12, 31))


def test_who_agreed_the_price_with_vat_bears_a_change_of_the_rate() -> None:
    before, after = (taxed_price(D(108_000_000), "8", day, includes_vat=True) for day in (LAST_OF_2026, LATER))
    assert (before.net, before.vat, before.gross, before.code) == (100_000_000, 8_000_000, 108_000_000, "8")
    assert (after.net, after.vat, after.gross, after.code) == (98_181_818, 9_818_182, 108_000_000, "10")
    plain = taxed_price(D(100_000_000), "8", LATER, includes_vat=False)
    assert (plain.net, plain.vat, plain.gross) == (100_000_000, 10_000_000, 110_000_000)
    assert taxed_price(D(10_000_000), "8", NEW, includes_vat=True).net == 9_259_259


@given(st.integers(0, 10**13).map(D), st.sampled_from(["0", "5", "8", "10", "KCT"]), st.dates(date(2009, 1, 1), date(2040, 1, 1)))
def test_a_price_with_vat_is_parted_without_loss(amount: D, code: str, day: date) -> None:
    price = taxed_price(amount, code, day, includes_vat=True)
    assert price.net + price.vat == price.gross == amount
    again = taxed_price(price.net, code, day, includes_vat=False)
    assert abs(again.gross - amount) <= 1


def test_an_agencys_own_row_stands_above_the_law_in_its_time() -> None:
    own = REDUCED_GROUP.overridden(LawRule(D(8), LATER, date(2027, 6, 30), "NQ of December", "the agency's accountant"))
    assert [own.value(day) for day in (LAST_OF_2026, LATER, date(2027, 6, 30), date(2027, 7, 1))] == [8, 8, 8, 10]
    assert own.on(LATER).is_own
    assert REDUCED_GROUP.value(LATER) == 10
    assert code_at("8", LATER, own) == "8"
    again = own.overridden(LawRule(D("9.5"), date(2027, 3, 1), None, "b", "s"))
    assert [again.value(day) for day in (date(2027, 2, 28), date(2027, 3, 1))] == [8, D("9.5")]
    assert own.ending(date(2027, 6, 1)) == []


def test_rows_that_overlap_or_leave_a_day_out_are_refused() -> None:
    for rows in (
        (row(1, OLD, None), row(2, NEW, None)),
        (row(1, OLD, OLD), row(2, date(2026, 7, 2), None)),
        (row(1, OLD, NEW), row(2, NEW, None)),
        (row(1, NEW, OLD),),
    ):
        with pytest.raises(ValueError, match=r"a\.b"):
            table(*rows)


def test_the_product_warns_sixty_days_before_an_end_without_successor() -> None:
    alone = table(row(1, date(2020, 1, 1), LAST_OF_2026))
    assert alone.ending(LAST_OF_2026 - timedelta(61)) == []
    assert alone.ending(LAST_OF_2026 - timedelta(60)) == list(alone.rows)
    assert alone.ending(LATER + timedelta(400)) == list(alone.rows)
    followed = table(*alone.rows, row(2, LATER, None))
    assert followed.ending(LAST_OF_2026) == ending(followed.rows, LAST_OF_2026) == []
    assert rule_on(followed.rows, LATER).value == 2
    assert REDUCED_GROUP.ending(date(2026, 11, 23)) == []


def test_every_table_holds_today_and_names_a_known_document_of_its_time() -> None:
    assert ending_soon(date(2026, 11, 23)) == []
    for law in TABLES.values():
        assert law.value(date(2026, 11, 23)) is not None
        for rule in law.rows:
            named = documents_in(rule.basis)
            assert named, rule.basis
            assert rule.source
            assert any(document.from_on is None or document.from_on <= (rule.to_on or rule.from_on) for document in named)
            assert rule.to_on is not None or outdated(rule.basis, date(2026, 11, 23)) == [], rule.basis


def test_tables_are_asked_by_key_or_its_beginning() -> None:
    assert tables_like("vat.standard") == [STANDARD]
    assert len(tables_like("vat")) == 5
    assert tables_like("") == list(TABLES.values())
    assert tables_like("nothing") == []


def test_a_citation_follows_what_replaced_it() -> None:
    assert [getattr(document_on("ND 123/2020/NĐ-CP", day), "key", None) for day in (OLD, NEW)] == ["ND 123/2020/NĐ-CP", "ND 254/2026/NĐ-CP"]
    assert document_on("NQ 204/2025/QH15", LATER) is None
    assert document_on("ND 254/2026/NĐ-CP", OLD) is None
    assert document_on("TT 78/2021/TT-BTC", NEW) == DOCUMENTS["TT 91/2026/TT-BTC"]
    assert document_on("TT 219/2013/TT-BTC", date(2013, 12, 31)) is None
    with pytest.raises(KeyError):
        document_on("TT 1/1", NEW)
    assert all(document.replaced_by in DOCUMENTS for document in DOCUMENTS.values() if document.replaced_by)


@pytest.mark.parametrize(
    ("day", "gross", "tax"),
    [(NEW, 4_999_999, 0), (NEW, 5_000_000, 500_000), (OLD, 1_999_999, 0), (OLD, 2_000_000, 200_000), (OLD, 3_000_000, 300_000), (NEW, 0, 0),
     (NEW, 5_000_005, 500_001)],
)  # fmt: skip
def test_the_threshold_is_on_the_gross_and_included(day: date, gross: int, tax: int) -> None:
    paid = payout_of_gross(D(gross), day)
    assert (paid.tax, paid.net) == (tax, gross - tax)
    assert owes_withholding("individual", D(gross), day) == bool(tax)


@pytest.mark.parametrize(
    ("day", "net", "gross"),
    [(NEW, 9_000_000, 10_000_000), (NEW, 20_000_000, 22_222_222), (NEW, 4_600_000, 4_600_000), (NEW, 4_500_000, 4_500_000),
     (NEW, 4_999_999, 4_999_999), (NEW, 5_000_000, 5_555_556), (OLD, 4_600_000, 5_111_111), (NEW, 0, 0)],
)  # fmt: skip
def test_a_net_deal_takes_the_cheapest_lawful_gross(day: date, net: int, gross: int) -> None:
    paid = payout_of_net(D(net), day)
    assert (paid.gross, paid.net, paid.tax) == (gross, net, gross - net)


def test_payments_of_one_payee_are_added_up_and_splitting_is_flagged() -> None:
    first = payout_of_gross(D(3_000_000), NEW)
    second = payout_of_gross(D(3_000_000), NEW, earlier=[first.gross])
    assert (first.tax, first.is_split, second.tax, second.is_split) == (0, False, 600_000, True)
    third = payout_of_gross(D(1_000_000), NEW, earlier=[first.gross, second.gross], withheld=second.tax)
    assert (third.tax, third.is_split) == (100_000, True)
    assert payout_of_gross(D(6_000_000), NEW, earlier=[D(1_000_000)]).is_split is False
    assert payout_of_gross(D(100_000), NEW, earlier=[D(9_000_000)]).tax == 100_000


def test_under_the_threshold_the_payee_may_ask_and_a_commitment_exempts() -> None:
    assert payout_of_gross(D(1_000_000), NEW, asks=True).tax == 100_000
    assert payout_of_net(D(900_000), NEW, asks=True).gross == 1_000_000
    assert payout_of_gross(D(9_000_000), NEW, has_commitment=True).tax == 0
    assert payout_of_net(D(9_000_000), NEW, has_commitment=True).gross == 9_000_000
    # Asked for under the limit, and over it together with the earlier payment: only the second gross is lawful.
    over = payout_of_net(D(1_900_000), NEW, earlier=[D(3_000_000)], asks=True)
    assert (over.gross, over.tax) == (2_444_444, 544_444)


def test_what_cannot_be_paid_is_refused() -> None:
    for wrong in (D(-1), D("0.5")):
        with pytest.raises(ValueError, match="nothing"):
            payout_of_net(wrong, NEW)
    with pytest.raises(ValueError, match="nothing"):
        payout_of_gross(D(-1), NEW)
    with pytest.raises(NoRule):
        THRESHOLD.value(date(2013, 9, 30))


@given(st.integers(0, 10**10).map(D), st.sampled_from([OLD, NEW]), st.lists(st.integers(0, 10**7).map(D), max_size=3), st.booleans())
def test_the_payee_gets_exactly_the_net_and_no_smaller_gross_gives_it(net: D, day: date, earlier: list[D], asks: bool) -> None:
    paid = payout_of_net(net, day, earlier=earlier, asks=asks)
    assert (paid.net, paid.net + paid.tax) == (net, paid.gross)
    if paid.gross > net:
        assert payout_of_gross(paid.gross - 1, day, earlier=earlier, asks=asks).net != net
        assert payout_of_gross(net, day, earlier=earlier, asks=asks).net != net


def test_companies_and_households_invoice_themselves() -> None:
    assert not owes_withholding("company", D(10**9), NEW)
    assert not owes_withholding("household", D(10**9), NEW)
    assert owes_withholding("foreign", D(1), NEW)


def test_contractor_tax_of_a_net_and_a_gross_contract() -> None:
    net = contractor_tax(D(100_000_000), NEW, is_net=True)
    assert (net.cit_base, net.vat_base, net.cit, net.vat) == (105_263_158, 110_803_324, 5_263_158, 5_540_166)
    assert (net.to_supplier, net.cost) == (100_000_000, 110_803_324)
    gross = contractor_tax(D(100_000_000), date(2020, 1, 1), is_net=False)
    assert (gross.vat, gross.cit, gross.to_supplier, gross.cost) == (5_000_000, 4_750_000, 90_250_000, 100_000_000)
    licence = contractor_tax(D(100_000_000), NEW, is_net=False, of="licence")
    assert (licence.vat, licence.cit, licence.to_supplier) == (0, 10_000_000, 90_000_000)
    itself = contractor_tax(D(100_000_000), NEW, is_net=True, supplier_self_declares=True)
    assert (itself.vat, itself.cit, itself.cost) == (0, 0, 100_000_000)
    with pytest.raises(ValueError, match="nothing"):
        contractor_tax(D(-1), NEW, is_net=True)


@given(st.integers(0, 10**13).map(D), st.booleans())
def test_contractor_tax_makes_and_loses_nothing(amount: D, is_net: bool) -> None:
    tax = contractor_tax(amount, NEW, is_net=is_net)
    assert tax.to_supplier + tax.vat + tax.cit == tax.cost
    assert (tax.to_supplier if is_net else tax.cost) == amount


def test_penalty_and_interest_have_their_limits() -> None:
    assert highest_penalty(D(2_400_000_000), NEW) == 192_000_000
    assert highest_penalty(D(0), NEW) == 0
    assert [is_rate_warned(D(rate), NEW) for rate in ("20", "20.01")] == [False, True]
    assert market_rate([D("13.5"), D("12.9"), D("14.1")]) == Fraction(27, 2)
    with pytest.raises(ValueError, match="three"):
        market_rate([D(13), D(14)])
    with pytest.raises(ValueError, match="nothing"):
        highest_penalty(D(-1), NEW)


def test_cash_from_the_limit_on_loses_the_credit_with_the_vendors_day_added_up() -> None:
    assert [loses_credit(D(gross), NEW) for gross in (4_999_999, 5_000_000, 12_960_000)] == [False, True, True]
    assert loses_credit(D(2_500_000), NEW, same_day=D(2_500_000))
    assert not loses_credit(D(19_999_999), date(2025, 6, 30))


@pytest.mark.parametrize(
    ("text", "day", "reason"),
    [
        ("1C26TYY", NEW, ""), ("1K26TAB", NEW, ""), ("7K26XAB", NEW, ""), (" 1c26tyy ", NEW, ""), ("1C26FAB", NEW, ""), ("1C26FAB", OLD, "letter"),
        ("1C26ZYY", NEW, "letter"), ("0C26TYY", NEW, "form"), ("C26T", NEW, "format"), ("1C26TY1", NEW, "format"), ("1C25TYY", NEW, "year"),
        ("7C25TYY", date(2025, 5, 31), "form"), ("7C25XYY", date(2025, 6, 1), ""), ("1C25XYY", date(2025, 5, 31), "letter"), ("١C26TYY", NEW, "format"),
    ],
)  # fmt: skip
def test_an_invoices_symbol_is_read_by_the_rules_of_its_day(text: str, day: date, reason: str) -> None:
    symbol = read_symbol(text, day)
    assert (symbol.valid, symbol.reason) == (not reason, reason)


def test_a_symbol_says_what_it_is() -> None:
    symbol = read_symbol("7K26XAB", NEW)
    assert (symbol.form, symbol.has_code, symbol.year, symbol.letter, symbol.own) == ("7", False, 2026, "X", "AB")
    with pytest.raises(NoRule):
        read_symbol("1C22TAA", date(2022, 6, 30))


@given(st.text(max_size=12))
def test_any_text_is_a_symbol_or_says_why(text: str) -> None:
    symbol = read_symbol(text, NEW)
    assert symbol.valid == (not symbol.reason)


@pytest.mark.parametrize(
    ("today", "percent"),
    [("2026-07-14", 0), ("2026-07-15", 30), ("2027-01-14", 30), ("2027-01-15", 50), ("2028-01-15", 70), ("2029-01-14", 70), ("2029-01-15", 100)],
)  # fmt: skip
def test_provisions_rise_by_calendar_months(today: str, percent: int) -> None:
    due, day = date(2026, 1, 15), date.fromisoformat(today)
    assert provision_percent(due, day) == percent
    assert provision(D(333_333), due, day) == D(333_333 * percent + 50) // 100


def test_provisions_at_the_ends_of_months_and_of_credits() -> None:
    assert provision_percent(date(2026, 8, 31), date(2027, 2, 28)) == 30
    assert provision_percent(date(2024, 2, 29), date(2025, 2, 28)) == 50
    assert provision(D(-5), date(2020, 1, 1), NEW) == 0
    assert provision_percent(date(2018, 1, 1), date(2019, 1, 1)) == 50


def test_a_change_is_told_within_sixty_days_of_its_day() -> None:
    first, second, same = row(8, OLD, LAST_OF_2026), row(10, LATER, date(2027, 12, 31)), row(10, date(2028, 1, 1), None)
    rows = table(first, second, same)
    assert rows.changing(LAST_OF_2026 - timedelta(60)) == rows.changing(LAST_OF_2026) == [(first, second)]
    assert rows.changing(LAST_OF_2026 - timedelta(61)) == rows.changing(LATER) == rows.changing(date(2027, 12, 1)) == []
    own = row(8, LATER, None)
    assert rows.overridden(own).changing(LAST_OF_2026) == []
    assert table(first).changing(LAST_OF_2026) == []
    assert [entry[0].key for entry in changing_soon(date(2026, 11, 25))] == ["vat.reduced"]
