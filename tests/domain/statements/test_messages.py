"""Messages of banks' own formats: MT940, OFX, QIF, camt, and workbooks."""

import io
import zipfile
from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape

import pytest

from rapport.domain.statements.lines import Statement, StatementRefused
from rapport.kit.readers.statement import read_statement
from tests.domain.statements.samples import ACTS, vn

MT940 = """{1:F01SONGVNVXAXXX0000000000}{2:O9401200260131SONGVNVXAXXX00000000002601311200N}{4:
:20:STMT260131
:25:1903556677
:28C:1/1
:60F:C260101VND50000000,
:61:2601050105C108000000,NTRFRP2026000123//FT26005123
:86:CONG TY TNHH BEP LUA TT
RP2026000123
:61:2601050106D2500000,NMSCNONREF//FT26005777
:86:/NAME/IN AN SAO MAI/REMI/Thanh toan tien in/IBAN/VN0011
:61:2512310102RC1000,50NCHGNONREF
:61:2601200120RD500,50NCHGNONREF
:62F:C260131VND155499500,
-}"""
CAMT = """<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.05{message}.001.{version}"><{root}><{node}>
<Acct><Id><Othr><Id>1903556677</Id></Othr></Id><Ccy>VND</Ccy></Acct>
<Ntry><Amt Ccy="VND">990000</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-01-05</Dt></BookgDt>
<Chrgs><Rcrd><Amt Ccy="VND">10000</Amt><CdtDbtInd>DBIT</CdtDbtInd></Rcrd></Chrgs>
<NtryDtls><TxDtls><Amt Ccy="VND">600000</Amt><CdtDbtInd>CRDT</CdtDbtInd><RmtInf><Ustrd>RP2026000001</Ustrd></RmtInf></TxDtls>
<TxDtls><Amt Ccy="VND">400000</Amt><CdtDbtInd>CRDT</CdtDbtInd><RmtInf><Ustrd>RP2026000002</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
<Ntry><Amt Ccy="VND">5</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts></Ntry>
</{node}></{root}></Document>"""


def read(text: str) -> Statement:
    return read_statement(text.encode())


def test_mt940_with_its_envelope_reversals_and_days_across_new_year() -> None:
    statement = read(MT940)
    assert (statement.format, statement.profile) == ("mt940", "mt940")
    assert [(line.date, line.amount) for line in statement.lines] == [
        (date(2026, 1, 5), Decimal(108_000_000)), (date(2026, 1, 6), Decimal(-2_500_000)),
        (date(2026, 1, 2), Decimal("-1000.50")), (date(2026, 1, 20), Decimal("500.50")),
    ]  # fmt: skip
    first, second = statement.lines[:2]
    assert (first.reference, first.memo) == ("RP2026000123", "CONG TY TNHH BEP LUA TT RP2026000123")
    assert (second.reference, second.counterparty, second.counterparty_account) == ("FT26005777", "IN AN SAO MAI", "VN0011")
    assert statement.problems == ()
    assert (statement.accounts[0].account, statement.accounts[0].closing) == ("1903556677", 155_499_500)


def test_an_mt940_whose_balances_do_not_add_up_says_so() -> None:
    statement = read(MT940.replace("155499500", "155499501"))
    assert len(statement.lines) == 4
    assert [problem.code for problem in statement.problems] == ["balance_mismatch"]


def test_a_movement_that_mt940_does_not_know_is_named() -> None:
    statement = read(MT940.replace(":61:2601200120RD500,50NCHGNONREF", ":61:hello"))
    assert [(entry.line, entry.reason) for entry in statement.skipped] == [(4, "unreadable")]


@pytest.mark.parametrize(
    ("message", "root", "node"), [(2, "BkToCstmrAcctRpt", "Rpt"), (3, "BkToCstmrStmt", "Stmt"), (4, "BkToCstmrDbtCdtNtfctn", "Ntfctn")]
)
@pytest.mark.parametrize("version", ["02", "04", "08", "12"])
def test_camt_of_every_version_with_batches_and_charges(message: int, root: str, node: str, version: str) -> None:
    statement = read(CAMT.format(message=message, root=root, node=node, version=version))
    assert [line.amount for line in statement.lines] == [600_000, 400_000, -10_000]
    assert statement.profile == f"camt.05{message}.001.{version}"
    assert [(entry.line, entry.reason) for entry in statement.skipped] == [(4, "unreadable")]


def test_ofx_of_both_generations_with_broken_heads() -> None:
    entries = "".join(
        f"<STMTTRN><TRNTYPE>OTHER<DTPOSTED>{act.on:%Y%m%d}120000[+7:ICT]<TRNAMT>{act.amount}<FITID>{act.reference}<MEMO>{escape(act.words)}</STMTTRN>"
        for act in ACTS
    )
    body = f"<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>VND<BANKACCTFROM><ACCTID>1903<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST>{entries}" \
           "</BANKTRANLIST><LEDGERBAL><BALAMT>5,50<DTASOF>20260201</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>"  # fmt: skip
    for head in (
        "OFXHEADER:100\nDATA:OFXSGML\n\n",
        "",
        '<?xml version="1.0"?><?OFX OFXHEADER="200" VERSION="211"?>',
        "\n\n\nOFXHEADER:100 DATA:OFXSGML",
    ):
        statement = read(head + body)
        assert [(line.date, line.amount, line.memo) for line in statement.lines] == [(act.on, act.amount, act.words) for act in ACTS]
        assert (statement.accounts[0].currency, statement.accounts[0].closing) == ("VND", Decimal("5.50"))


def test_qif_with_days_of_both_orders_and_an_apostrophe_before_the_year() -> None:
    text = "!Type:Bank\nD1/31'26\nT-1,234.50\nPIn ấn\n^\nD2/ 1'26\nT5\n^\n!Type:Cat\nNQuà\n^\n"
    statement = read(text)
    assert [(line.date, line.amount) for line in statement.lines] == [
        (date(2026, 1, 31), Decimal("-1234.50")),
        (date(2026, 2, 1), Decimal(5)),
    ]
    assert [entry.text for entry in statement.skipped] == ["cat: Quà"]


def _workbook(rows: list[list[object]], padding: int = 0) -> bytes:
    """The smallest workbook there is, written by hand: inline strings and numbers."""

    def cell(value: object) -> str:
        if isinstance(value, str):
            return f'<c t="inlineStr"><is><t>{escape(value)}</t></is></c>' if value else "<c/>"
        return f"<c><v>{value}</v></c>"

    sheet = "".join(f"<row>{''.join(cell(value) for value in row)}</row>" for row in rows)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    links = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{links}"><Relationship Id="a" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="S" sheetId="1" r:id="b"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{links}"><Relationship Id="b" Type="{office}/worksheet" Target="worksheets/s.xml"/></Relationships>',
        "xl/worksheets/s.xml": f'<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData></worksheet>',
        "xl/padding.xml": " " * padding,
    }  # fmt: skip
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def test_a_workbook_with_days_as_numbers_and_amounts_as_numbers() -> None:
    serial = {act.on: (act.on - date(1899, 12, 30)).days for act in ACTS}
    rows: list[list[object]] = [["SAO KÊ", "", "", ""], ["Ngày", "Diễn giải", "Ghi nợ", "Ghi có"]]
    rows += [[serial[act.on], act.words, -act.amount if act.amount < 0 else "", act.amount if act.amount > 0 else ""] for act in ACTS]
    statement = read_statement(_workbook(rows))
    assert statement.format == "xlsx"
    assert [(line.date, line.amount) for line in statement.lines] == [(act.on, act.amount) for act in ACTS]


def test_a_workbook_that_unpacks_to_a_bomb_is_stopped_before() -> None:
    with pytest.raises(StatementRefused) as refused:
        read_statement(_workbook([["Ngày", "Số tiền"], [vn(ACTS[0].on), 5]], padding=500_000_000))
    assert refused.value.code == "too_large"


def test_a_format_that_was_asked_for_and_is_not_there_is_refused() -> None:
    for asked in ("camt", "ofx", "qif", "xlsx"):
        with pytest.raises(StatementRefused) as refused:
            read_statement(MT940.encode(), format=asked)
        assert refused.value.code == "unknown_format"
