"""OFX with headers whole and broken, QIF in its manners."""

import pytest

from rapport.domain.statements.lines import StatementRefused
from rapport.domain.statements.ofx import looks_like_ofx, ofx_day, read_ofx
from rapport.domain.statements.qif import looks_like_qif, read_qif

SGML = "OFXHEADER:100\nDATA:OFXSGML\n\n"
ACCOUNT = "<STMTRS><CURDEF>USD<BANKACCTFROM><BANKID>1<ACCTID>77<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST>"
END = "</BANKTRANLIST><LEDGERBAL><BALAMT>12.50<DTASOF>20240131</LEDGERBAL></STMTRS></OFX>"


def test_sgml_without_ends_and_xml_with_them() -> None:
    record = "<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20240131120000.000[-5:EST]<TRNAMT>-1.50<FITID>f1<NAME>Caf&amp;e<MEMO>words</STMTTRN>"
    ended = "<STMTTRN><TRNTYPE>CREDIT</TRNTYPE><DTPOSTED>20240201</DTPOSTED><TRNAMT>+2,50</TRNAMT><FITID></FITID><CHECKNUM>9</CHECKNUM><NAME><![CDATA[A <b>]]></NAME></STMTTRN>"
    statement = read_ofx(f"{SGML}<OFX>{ACCOUNT}{record}{ended}{END}")
    assert [(line.line, line.date.isoformat(), f"{line.amount:f}", line.reference, line.counterparty, line.memo) for line in statement.lines] == [
        (1, "2024-01-31", "-1.50", "f1", "Caf&e", "words"), (2, "2024-02-01", "2.50", "9", "A <b>", "A <b>"),
    ]  # fmt: skip
    assert [(item.account, item.currency, f"{item.closing:f}") for item in statement.accounts] == [("77", "USD", "12.50")]
    assert (statement.format, statement.profile) == ("ofx", "OFX 1")


def test_records_that_never_end_and_aggregates_inside_them() -> None:
    text = (
        f"<OFX>{ACCOUNT}<STMTTRN><DTPOSTED>20240101<TRNAMT>1<FITID>a<PAYEE><NAME>P</PAYEE><BANKACCTTO><ACCTID>88</BANKACCTTO>"
        f"<STMTTRN><DTPOSTED>20240102<TRNAMT>2<CURRENCY><CURRATE>1<CURSYM>EUR</CURRENCY>{END}"
    )
    statement = read_ofx(text)
    assert [(line.amount, line.counterparty, line.counterparty_account) for line in statement.lines] == [(1, "P", "88"), (2, "", "")]
    assert statement.accounts[0].account == "77"


def test_a_record_without_day_or_amount_is_unreadable() -> None:
    text = f"<OFX>{ACCOUNT}<STMTTRN><TRNAMT>1</STMTTRN><STMTTRN><DTPOSTED>20240231<TRNAMT>1</STMTTRN><STMTTRN><DTPOSTED>20240201<TRNAMT>x</STMTTRN>{END}"
    statement = read_ofx(text)
    assert [skipped.line for skipped in statement.skipped] == [1, 2, 3]
    assert [problem.code for problem in statement.problems] == ["unreadable"] * 3


def test_pending_ones_and_securities_are_said() -> None:
    text = f"<OFX>{ACCOUNT}</BANKTRANLIST><BANKTRANLISTP><STMTTRN><DTPOSTED>20240101<TRNAMT>1</STMTTRN></BANKTRANLISTP></STMTRS><INVTRAN></INVTRAN><BALAMT>x</OFX>"
    assert {problem.code for problem in read_ofx(text).problems} == {"pending", "securities"}


@pytest.mark.parametrize(
    ("text", "code"),
    [("hello", "unknown_format"), ("<OFX></OFX>", "no_lines"), ('<!DOCTYPE x [<!ENTITY a "b">]><OFX></OFX>', "dtd"),
     ("<OFX><STATUS><CODE>2000<MESSAGE>not today</STATUS></OFX>", "no_lines")],
)  # fmt: skip
def test_refusals(text: str, code: str) -> None:
    with pytest.raises(StatementRefused) as refused:
        read_ofx(text)
    assert refused.value.code == code
    assert ("not today" in str(refused.value)) == ("not today" in text)


def test_days_of_ofx() -> None:
    assert [ofx_day(text) for text in ("", "2024", "20241301")] == [None, None, None]
    assert looks_like_ofx(SGML)
    assert not looks_like_qif(SGML)


QIF = "!Account\nNChecking\nTBank\n^\n!Type:Bank\nD31/01'24\nT-1,234.50\nNcheque 7\nPShop\nMwords\nSFood\n$-1,234.50\n^\nD1/ 2'24\nT10.00\n^\n"


def test_qif() -> None:
    statement = read_qif(QIF)
    assert [(line.line, line.date.isoformat(), f"{line.amount:f}", line.account, line.reference, line.counterparty, line.memo) for line in statement.lines] == [
        (6, "2024-01-31", "-1234.50", "Checking", "cheque 7", "Shop", "words"), (14, "2024-02-01", "10.00", "Checking", "", "", ""),
    ]  # fmt: skip
    assert looks_like_qif(QIF)


def test_qif_is_american_where_nothing_proves_its_days() -> None:
    assert read_qif("!Type:Bank\nD02/03/2024\nT1\n^\n").lines[0].date.isoformat() == "2024-02-03"


def test_qif_that_is_damaged_or_of_categories() -> None:
    statement = read_qif("!Type:Cat\nNFood\n^\n!Type:Bank\nD99/99/2024\nT1\n^\nD1/2/2024\nTx\n^\nD1/2/2024\nT5")
    assert [skipped.reason for skipped in statement.skipped] == ["header", "header", "header", "unreadable", "unreadable"]
    assert len(statement.lines) == 1
    for text, code in (("x", "unknown_format"), ("!Type:Bank\n", "no_lines")):
        with pytest.raises(StatementRefused) as refused:
            read_qif(text)
        assert refused.value.code == code


def test_without_any_sign_the_type_is_the_side_and_that_is_said() -> None:
    records = [("CREDIT", "5"), ("DEBIT", "2"), ("FEE", "1")]
    text = "".join(f"<STMTTRN><TRNTYPE>{kind}<DTPOSTED>20240101<TRNAMT>{amount}</STMTTRN>" for kind, amount in records)
    statement = read_ofx(f"<OFX>{ACCOUNT}{text}{END}")
    assert [line.amount for line in statement.lines] == [5, -2, -1]
    assert [problem.code for problem in statement.problems] == ["side_assumed"]
    signed = text.replace("<TRNAMT>1", "<TRNAMT>-1")
    assert [line.amount for line in read_ofx(f"<OFX>{ACCOUNT}{signed}{END}").lines] == [5, 2, -1]


def test_a_statement_of_securities_is_refused_by_name() -> None:
    with pytest.raises(StatementRefused) as refused:
        read_ofx("<OFX><INVSTMTRS><CURDEF>USD<INVACCTFROM><ACCTID>1</INVACCTFROM><INVTRAN></INVTRAN></INVSTMTRS></OFX>")
    assert (refused.value.code, "INVSTMTRS" in refused.value.detail) == ("no_lines", True)
    with pytest.raises(StatementRefused) as refused:
        read_qif("!Type:Invst\nD1/31/26\nNBuy\nT100.00\n^\n")
    assert (refused.value.code, "Invst" in refused.value.detail) == ("no_lines", True)


def test_what_an_account_opens_with_in_quicken_is_a_balance_and_securities_beside_it_are_said() -> None:
    text = "!Type:Bank\nD1/1'26\nT1,000.00\nPOpening Balance\nL[VCB]\n^\nD1/31'26\nT5.00\nPA\n^\n!Type:Invst\nD1/31'26\nNBuy\nT7.00\n^\n"
    statement = read_qif(text)
    assert [(line.line, line.amount) for line in statement.lines] == [(7, 5)]
    assert statement.accounts[0].opening == 1000
    assert [(problem.code, problem.line) for problem in statement.problems] == [("securities", 12)]
