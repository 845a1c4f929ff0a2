"""The real inputs beside the repository: words, tax codes, amounts, days, VietQR, camt; equal to the unit."""

import json
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from rapport.cli.tools.days import calendar_around
from rapport.cli.tools.qr import decoded
from rapport.domain.agency import agency_profit, ami_split
from rapport.domain.amounts import AmountRefused, read_amount
from rapport.domain.commission import CommissionRule, Tier, commission
from rapport.domain.due import due_day
from rapport.domain.figures import grouped
from rapport.domain.interest import late_interest
from rapport.domain.law.claims import highest_penalty
from rapport.domain.law.contractor import contractor_tax
from rapport.domain.law.holidays import public_holidays
from rapport.domain.law.provisions import provision_percent
from rapport.domain.law.symbols import read_symbol
from rapport.domain.law.vat import rate_at
from rapport.domain.law.withholding import payout_of_gross, payout_of_net, threshold
from rapport.domain.names import sort_key, unaccented, vcard_name
from rapport.domain.phone import read_phone
from rapport.domain.receivables import age_band
from rapport.domain.taxcode import read_taxcode
from rapport.domain.vat import vat_groups, vat_of_lines
from rapport.domain.vietqr import QrRefused, Transfer, crc, payload, read_payload, transfer_of, write_fields
from rapport.domain.words import in_vietnamese
from rapport.kit.readers.camt import read_camt

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
VECTORS: dict[str, Any] = json.loads((DATA / "vectors.json").read_text())
QR = json.loads((DATA / "vietqr" / "valid.json").read_text())
NOT_QR = json.loads((DATA / "vietqr" / "invalid_or_other.json").read_text())
CAMT = sorted((DATA / "bank" / "camt" / "genkgo").glob("*.xml"))


@pytest.mark.parametrize("case", VECTORS["words_vi_money"], ids=lambda case: str(case["n"]))
def test_words(case: dict[str, Any]) -> None:
    assert in_vietnamese(case["n"]) == case["linh"]
    assert in_vietnamese(case["n"], zero="le") == case["le"]


def test_tax_codes() -> None:
    codes = VECTORS["mst"]
    assert all(read_taxcode(code).valid for code in codes["valid"])
    assert {read_taxcode(code).reason for code in codes["invalid_check"]} == {"check_digit"}
    assert {read_taxcode(code).reason for code in codes["invalid_branch"]} == {"branch"}
    assert {read_taxcode(code).kind for code in codes["personal_12_digit_no_check"]} == {"person"}


@pytest.mark.parametrize(("text", "expected"), VECTORS["amount_input"])
def test_amounts(text: str, expected: str) -> None:
    if expected.startswith("refused"):
        with pytest.raises(AmountRefused):
            read_amount(text)
    else:
        assert read_amount(text) == Decimal(expected)


@pytest.mark.parametrize(("start", "days", "plain", "due"), VECTORS["due_date_next_workday"])
def test_due_days(start: str, days: int, plain: str, due: str) -> None:
    first = date.fromisoformat(start)
    found = due_day(first, days, calendar_around(first))
    assert (found.due.isoformat(), (found.shifted_from or found.due).isoformat()) == (due, plain)


@pytest.mark.parametrize(("start", "count", "end"), VECTORS["add_workdays_mon_fri"])
def test_working_days(start: str, count: int, end: str) -> None:
    first = date.fromisoformat(start)
    assert calendar_around(first).add_working_days(first, count).isoformat() == end


@pytest.mark.parametrize("case", VECTORS["ageing_at_2026-11-23"], ids=lambda case: case["due"])
def test_ageing(case: dict[str, str]) -> None:
    assert age_band(date.fromisoformat(case["due"]), date(2026, 11, 23)).replace("in_term", "in term") == case["band"]


@pytest.mark.parametrize("letters", VECTORS["collation_vi"])
def test_vietnamese_order(letters: list[str]) -> None:
    backwards = letters[::-1]
    assert sorted(backwards, key=sort_key) == letters


def test_the_crc() -> None:
    assert {text: crc(text) for text in VECTORS["crc16_ccitt_false"]} == VECTORS["crc16_ccitt_false"]


@pytest.mark.parametrize("case", QR, ids=lambda case: case["payload"][-8:])
def test_a_valid_code_reads_as_it_says(case: dict[str, Any]) -> None:
    answer = decoded(read_payload(case["payload"]))
    assert answer == case["decoded"]


@pytest.mark.parametrize("case", VECTORS["vietqr_valid"], ids=lambda case: case["payload"][-8:])
def test_a_code_is_written_byte_for_byte(case: dict[str, Any]) -> None:
    assert payload(Transfer(case["bin"], case["account"], case["amount"], case["memo"] or "")) == case["payload"]


@pytest.mark.parametrize("case", NOT_QR, ids=lambda case: case["payload"][-8:])
def test_what_is_no_vietqr_is_refused(case: dict[str, Any]) -> None:
    told = case["decoded"]
    code = "service"
    if told.get("guid") != "A000000727":
        code = "scheme"
    if not told["crc_ok"]:
        code = "crc"
    if not told["tlv_ok"]:
        code = "length"
    if not case["payload"].isascii():
        code = "format"
    with pytest.raises(QrRefused) as refused:
        read_payload(case["payload"])
    assert refused.value.code == code
    assert (refused.value.scheme == "VNPay") == ("A000000775" in case["payload"])


@pytest.mark.parametrize("case", QR, ids=lambda case: case["payload"][-8:])
def test_its_fields_write_the_payload_again_byte_for_byte(case: dict[str, Any]) -> None:
    text = case["payload"]
    assert write_fields(read_payload(text)) == text[:-4] + text[-4:].upper()


def test_payloads_that_must_be_read_and_refused() -> None:
    for text in VECTORS["vietqr_parse_ok"]:
        assert transfer_of(read_payload(text)).amount == 180_000
    for case in VECTORS["vietqr_must_reject"]:
        with pytest.raises(QrRefused) as refused:
            read_payload(case["payload"])
        assert refused.value.code == "length"


@pytest.mark.parametrize(("typed", "e164", "kind", "valid"), VECTORS["phone"])
def test_phones(typed: str, e164: str | None, kind: str, valid: bool) -> None:
    phone = read_phone(typed)
    assert (phone.valid, phone.e164 or None, phone.kind or phone.reason) == (valid, e164, kind)


@pytest.mark.parametrize(("amount", "written"), VECTORS["vnd_round_half_up"])
def test_rounding(amount: str, written: str) -> None:
    assert grouped(Decimal(amount), "vi").replace("\u2212", "-") == written


def test_vat() -> None:
    by_group, groups, later = VECTORS["vat"]
    rows = [(Decimal(net), str(by_group["rate"])) for net in by_group["lines"]]
    assert sum(vat_of_lines(rows)) == by_group["vat_by_rate_group"]
    found = vat_groups([(Decimal(net), str(rate)) for net, rate, _vat in groups["groups"]])
    assert [group.vat for group in found] == [vat for _net, _rate, vat in groups["groups"]]
    assert sum(group.net + group.vat for group in found) == groups["total"]
    assert rate_at("8", date.fromisoformat(later["date"])) == later["std_rate_reduced"]


def test_late_interest_and_the_cap_of_penalties() -> None:
    due = date(2026, 1, 1)
    *interest, cap = VECTORS["late_interest"]
    for case in interest:
        found = late_interest(Decimal(case["principal"]), Decimal(case["rate"]), due, due + timedelta(case["days"]))
        assert found.amount == case["interest"]
    assert highest_penalty(Decimal(cap["penalty_cap_8pct_of"]), due) == cap["cap"]


@pytest.mark.parametrize("case", VECTORS["pit_withholding_2026-07-01+"] + VECTORS["pit_withholding_before_2026-07-01"], ids=str)
def test_withholding(case: dict[str, Any]) -> None:
    day = date.fromisoformat(case.get("date", "2026-07-01"))
    if "before" in case:
        assert threshold(date(2026, 6, 30)) == 2_000_000
        return
    paid = payout_of_net(Decimal(case["net_deal"]), day) if "net_deal" in case else payout_of_gross(Decimal(case["gross"]), day)
    assert (paid.gross, paid.tax) == (case["gross"], case["tax"])


@pytest.mark.parametrize("case", VECTORS["fct_services"], ids=lambda case: case["contract"])
def test_contractor_tax(case: dict[str, Any]) -> None:
    is_net = case["contract"] == "NET"
    tax = contractor_tax(Decimal(case["net" if is_net else "gross"]), date(2026, 7, 1), is_net=is_net)
    for name in ("cit_base", "vat_base", "cit", "vat", "to_supplier"):
        assert name not in case or getattr(tax, name) == case[name]


def test_the_agencys_profit() -> None:
    case = VECTORS["agency_pnl"]
    found = agency_profit(
        Decimal(case["billings"]), passed_through=Decimal(case["media"]), bought_in=Decimal(case["third_party"] + case["freelance"]),
        labour=Decimal(case["delivery_labour"]), overhead_percent=Decimal(25),
    )  # fmt: skip
    assert (found.agi, found.overhead, found.profit) == (case["AGI"], case["overhead_25pct"], case["profit"])
    shares = (found.delivery_margin, found.profit_on_agi, found.profit_on_billings)
    names = ("delivery_margin_pct_of_AGI", "profit_pct_AGI", "profit_pct_billings")
    assert [float(share * 100) for share in shares if share is not None] == [case[name] for name in names]
    assert list(ami_split(found.agi)) == case["AMI_55_25_20"]


@pytest.mark.parametrize(("amount", "paid"), VECTORS["commission_marginal"]["cases"])
def test_commission(amount: int, paid: int) -> None:
    rule = CommissionRule(tuple(Tier(Decimal(start), Decimal(rate)) for start, _end, rate in VECTORS["commission_marginal"]["tiers"]))
    assert commission(Decimal(amount), rule) == paid


@pytest.mark.parametrize("year", VECTORS["holidays"])
def test_public_holidays(year: str) -> None:
    shares = public_holidays(int(year)).shares
    assert sorted(day.isoformat() for day, share in shares.items() if share == 0) == VECTORS["holidays"][year]
    worked = [day for day in VECTORS["workday_saturdays"] if day.startswith(year)]
    assert [day.isoformat() for day, share in shares.items() if share == 1] == worked


@pytest.mark.parametrize(("text", "plain"), VECTORS["unaccent"])
def test_without_diacritics(text: str, plain: str) -> None:
    assert unaccented(text) == plain


def test_the_name_of_a_vcard() -> None:
    assert vcard_name(VECTORS["vcard_name"]["fn"]) == VECTORS["vcard_name"]["N"]


def test_provisions() -> None:
    due = date(2020, 1, 15)
    days = (date(2020, 7, 14), date(2020, 7, 15), date(2021, 1, 15), date(2022, 1, 15), date(2023, 1, 15))
    assert [provision_percent(due, day) for day in days] == [percent for _band, percent in VECTORS["provisioning"]]


def test_symbols_of_invoices() -> None:
    symbols = VECTORS["einvoice_symbol"]
    assert all(read_symbol(text, date(2026, 7, 1)).valid for text in symbols["ok"])
    assert not any(read_symbol(text, date(2026, 7, 1)).valid for text in symbols["bad"])


@pytest.mark.parametrize("path", CAMT, ids=lambda path: path.stem)
def test_a_camt_file_is_read_line_by_line(path: Path) -> None:
    statement = read_camt(path.read_bytes())
    assert statement.lines
    assert len({line.key for line in statement.lines}) == len(statement.lines)
    text = path.read_text()
    assert len(statement.lines) >= text.count("<Ntry>")
