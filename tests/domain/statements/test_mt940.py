"""MT940 and MT942: dialects of tag 61 and 86, balances from block to block, and what is damaged."""

from collections.abc import Sequence
from decimal import Decimal as D

import pytest

from rapport.domain.statements.lines import StatementRefused
from rapport.domain.statements.mt940 import looks_like_mt940, read_mt940, swift_amount

HEAD = ":20:STARTUMS\n:25:10020030/1234567\n:28C:5/1\n:60F:C240101EUR100,00\n"


@pytest.mark.parametrize(
    ("tag", "amount", "day", "value", "reference"),
    [
        ("2401020103C10,50NTRFREF1//B1", "10.50", "2024-01-03", "2024-01-02", "REF1"),
        ("240102D10,NMSCNONREF//B1", "-10", "2024-01-02", "2024-01-02", "B1"),
        ("240102RC10,00NMSCNONREF", "-10.00", "2024-01-02", "2024-01-02", ""),
        ("240102RD10,00NMSCX", "10.00", "2024-01-02", "2024-01-02", "X"),
        ("240102CR10,00NMSCX", "10.00", "2024-01-02", "2024-01-02", "X"),
        ("240102DR10,00NMSCX", "-10.00", "2024-01-02", "2024-01-02", "X"),
        ("2401020102CF000000000010,00N123X", "10.00", "2024-01-02", "2024-01-02", "X"),
        ("2401021231C10,00NMSCX", "10.00", "2023-12-31", "2024-01-02", "X"),
        ("2312310102C10,00NMSCX", "10.00", "2024-01-02", "2023-12-31", "X"),
        ("990102C10,00NMSCX", "10.00", "1999-01-02", "1999-01-02", "X"),
        ("240102C,50FMSC", "0.50", "2024-01-02", "2024-01-02", ""),
        ("240102C1234.56NMSCX", "1234.56", "2024-01-02", "2024-01-02", "X"),
        ("240102ED7,00NMSCX", "-7.00", "2024-01-02", "2024-01-02", "X"),
        ("240102C10,00N0440121470966      W.P. Jansen", "10.00", "2024-01-02", "2024-01-02", "0121470966"),
        ("240102CR\n10,00N062NONREF", "10.00", "2024-01-02", "2024-01-02", ""),
    ],
)  # fmt: skip
def test_movements(tag: str, amount: str, day: str, value: str, reference: str) -> None:
    line = read_mt940(f"{HEAD}:61:{tag}\n:86:words\n-\n").lines[0]
    assert (f"{line.amount:f}", line.date.isoformat(), str(line.value_date), line.reference) == (amount, day, value, reference)
    assert (line.account, line.currency, line.line) == ("10020030/1234567", "EUR", 5)


@pytest.mark.parametrize("tag", ["damaged", "241302C1,00NMSC", "240102X1,00NMSC", "240102CNMSC", "240102C1.2.3,00NMSC", "240230C1,00"])
def test_a_damaged_movement_is_unreadable_and_the_others_are_read(tag: str) -> None:
    statement = read_mt940(f"{HEAD}:61:{tag}\n:86:lost\n:61:240102C5,00NMSCX\n:62F:C240102EUR111,00\n-\n")
    codes = {problem.code for problem in statement.problems}
    if tag == "240230C1,00":
        assert len(statement.lines) == 2
        assert statement.lines[0].date.isoformat() == "2024-02-29"
        assert "day" in codes
    else:
        assert [skipped.reason for skipped in statement.skipped] == ["unreadable"]
        assert [line.amount for line in statement.lines] == [5]
        assert codes == {"unreadable", "balance_mismatch"}
    assert "lost" not in statement.lines[-1].memo


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "166?00GUTSCHRIFT?20SVWZ+Rechnung 7?21 vom Mai?30BANKDE?31DE99?32Firma A?33nna",
            ("SVWZ+Rechnung 7 vom Mai", "Firma Anna", "DE99"),
        ),
        ("/EREF/E1/BENM//NAME/JOHN DOE/REMI/Invoice 5/IBAN/NL71", ("Invoice 5 E1", "JOHN DOE", "NL71")),
        ("plain words\nover two lines", ("plain words over two lines", "", "")),
        (
            "INVOICE 3\nREK: NL65INGB0123456789/NAAM: PICQER",
            ("INVOICE 3 REK: NL65INGB0123456789/NAAM: PICQER", "PICQER", "NL65INGB0123456789"),
        ),
        ("01Words\n02more\n15Anna", ("Words more", "Anna", "")),
        ("166<20Rechnung<32Firma", ("Rechnung", "Firma", "")),
        ("/X/unknown", ("/X/unknown", "", "")),
        ("105?00ENTGELT?109", ("ENTGELT", "", "")),
    ],
)
def test_words(words: str, expected: Sequence[str]) -> None:
    line = read_mt940(f"{HEAD}:61:240102C5,00NMSCNONREF\n:86:{words}\n-\n").lines[0]
    assert (line.memo, line.counterparty, line.counterparty_account) == tuple(expected)


def test_blocks_are_chained_and_envelopes_are_no_words() -> None:
    text = (
        "{1:F01BANKDEFFXXXX0000000000}{2:I940BANKDEFFXXXXN}{4:\n:20:A\n:25:1\n:28C:1\n:60F:C240101EUR1,00\n:61:240102C1,00NMSCA\n:86:first\n:62F:C240102EUR2,00\n-}\n"
        "{1:F01BANKDEFFXXXX0000000000}{4:\n:20:B\n:25:1\n:28C:2\n:60F:C240102EUR3,00\n:61:240103D1,00NMSCB\n:86:second\n:62F:C240103EUR2,00\n-}\n"
    )
    assert looks_like_mt940(text)
    statement = read_mt940(text)
    assert [(line.amount, line.memo) for line in statement.lines] == [(1, "first"), (-1, "second")]
    assert [(problem.code, problem.message[:16]) for problem in statement.problems] == [("balance_mismatch", "the block before")]


def test_an_interim_report_with_its_sums() -> None:
    text = ":20:X\n:25:1\n:28C:1\n:34F:VNDD0,\n:13D:2401301730+0700\n:61:240102C5,NMSCX\n:61:240102D2,NMSCX\n:90D:1VND2,\n:90C:2VND5,\n"
    statement = read_mt940(text)
    assert statement.profile == "MT942"
    assert [line.currency for line in statement.lines] == ["VND", "VND"]
    assert [problem.code for problem in statement.problems] == ["total_mismatch"]


@pytest.mark.parametrize("balance", [":60F:240101EUR1,00", ":60F:C240101EURx", ":60F:"])
def test_a_balance_that_is_not_understood_is_said(balance: str) -> None:
    statement = read_mt940(f":20:X\n:25:1\n{balance}\n:61:240102C5,00NMSCX\n:62F:C240102EUR5,00\n")
    assert [problem.code for problem in statement.problems] == ["unreadable"]
    assert statement.accounts[0].opening is None


def test_a_file_of_something_else_is_refused() -> None:
    for text, code in (("1\n2\n3\n", "unknown_format"), (":NS:\n", "no_lines")):
        with pytest.raises(StatementRefused) as refused:
            read_mt940(text)
        assert refused.value.code == code


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1234,5", "1234.5"),
        ("1,", "1"),
        (",5", "0.5"),
        ("1.234,50", "1234.50"),
        ("1,234.50", "1234.50"),
        ("12.34.5", None),
        ("", None),
        (",", None),
        ("9" * 30, None),
    ],
)
def test_amounts(text: str, amount: str | None) -> None:
    assert swift_amount(text) == (None if amount is None else D(amount))
