"""Files of banks recognised by their content: sheets, pages, camt of all versions, and what is hostile."""

import io
import random
import zipfile

import pytest

from rapport.domain.statements.lines import StatementRefused
from rapport.kit.readers.camt import read_camt
from rapport.kit.readers.statement_files import Wanted, read_statement
from tests.kit.sheets import number, words, workbook

HEADER = (
    "<row r='3'>"
    + words("A3", "Ngày giao dịch")
    + words("B3", "Nội dung")
    + words("C3", "Ghi nợ")
    + words("D3", "Ghi có")
    + words("E3", "Số dư")
    + "</row>"
)
ROWS = (
    "<row r='1'>" + words("A1", "Số tài khoản: 0011002233445") + "</row>" + HEADER
    + "<row r='4'>" + number("A4", "45323", 1) + words("B4", "tra tien") + number("C4", "100000.10000000001", 3) + number("E4", "899999.9") + "</row>"
    + "<row r='5'>" + number("A5", "45324.5", 2) + '<c r="B5" t="s"><v>0</v></c>' + number("D5", "50000") + number("E5", "949999.9") + "</row>"
    + "<row r='6'>" + words("A6", "03/02/2024") + words("B6", "x") + words("D6", "1.000,1") + number("E6", "951000") + "</row>"
)  # fmt: skip


def test_a_workbook() -> None:
    statement = read_statement(workbook([ROWS], texts=["thu tien"]), Wanted(name="whatever.csv"))
    assert [(line.line, line.date.isoformat(), f"{line.amount:f}", line.memo) for line in statement.lines] == [
        (4, "2024-02-01", "-100000.1", "tra tien"), (5, "2024-02-02", "50000", "thu tien"), (6, "2024-02-03", "1000.1", "x"),
    ]  # fmt: skip
    assert {skipped.line: skipped.reason for skipped in statement.skipped} == {1: "header", 2: "blank", 3: "header"}
    assert (statement.format, statement.accounts[0].account, statement.problems) == ("xlsx", "0011002233445", ())


def test_two_sheets_are_numbered_on() -> None:
    statement = read_statement(workbook([ROWS, ROWS.replace("0011002233445", "9999888877776")], texts=["thu"]))
    assert [line.line for line in statement.lines] == [4, 5, 6, 10, 11, 12]
    assert [item.account for item in statement.accounts] == ["0011002233445", "9999888877776"]


PAGE = """<html><head><title>x</title><style>td {}</style></head><body><p>Sao kê</p><table><tr><td colspan="5">Số tài khoản: 0011002233445</td></tr>
<tr><th>Ngày giao dịch</th><th>Nội dung</th><th>Ghi nợ<br>(VND)</th><th>Ghi có</th><th>Số dư</th></tr>
<tr><td>01/02/2024</td><td>a &amp; b</td><td>100.000</td><td></td><td>900.000</td></tr>
<tr><td>02/02/2024<td>c<td>&nbsp;<td>50.000<td>950.000
</table><p>Trang 1/1</p></body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_a_page_saved_as_a_sheet(encoding: str) -> None:
    statement = read_statement(PAGE.encode(encoding), Wanted(name="VCBACCOUNTDETAIL.xls"))
    assert [(line.amount, line.memo) for line in statement.lines] == [(-100_000, "a & b"), (50_000, "c")]
    assert statement.accounts[0].account == "0011002233445"
    assert len(statement.lines) + len(statement.skipped) == 6


def test_the_xml_of_excel_2003() -> None:
    def row(*values: str) -> str:
        return "<Row>" + "".join(f'<Cell><Data ss:Type="String">{value}</Data></Cell>' for value in values) + "</Row>"

    page = (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table>'
        + row("Ngày", "Nội dung", "Nợ", "Có") + row("2024-02-01T00:00:00.000", "a", "100000.5", "")
        + '<Row><Cell><Data>2024-02-02</Data></Cell><Cell ss:Index="4"><Data>7</Data></Cell></Row></Table></Worksheet></Workbook>'
    )  # fmt: skip
    assert [f"{line.amount:f}" for line in read_statement(page.encode()).lines] == ["-100000.5", "7"]


def test_cells_over_several_rows_and_words_outside_of_tables() -> None:
    page = (
        "<table><tr><th rowspan=2>Ngày<th rowspan=2>Nội dung<th colspan=2>Số tiền</tr><tr><th>Nợ<th>Có</tr><tr><td>01/02/2024<td>a<td>5.000<td></tr></table>"
        "<script>x < y</script><!-- no words --> 1 < 2 <unknown>"
    )
    statement = read_statement(page.encode())
    assert [line.amount for line in statement.lines] == [-5000]
    assert [skipped.reason for skipped in statement.skipped][:2] == ["header", "header"]


def camt(version: str, kind: str, entries: str, *, around: str = "") -> bytes:
    root, statement = {"053": ("BkToCstmrStmt", "Stmt"), "052": ("BkToCstmrAcctRpt", "Rpt"), "054": ("BkToCstmrDbtCdtNtfctn", "Ntfctn")}[
        kind
    ]
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.{kind}.001.{version}"><{root}><{statement}>'
        f"<Id>1</Id><Acct><Id><IBAN>VN00BANK</IBAN></Id></Acct>{around}{entries}</{statement}></{root}></Document>"
    ).encode()


def entry(amount: str, side: str = "CRDT", *, status: str = "<Sts>BOOK</Sts>", inside: str = "") -> str:
    return f'<Ntry><Amt Ccy="VND">{amount}</Amt><CdtDbtInd>{side}</CdtDbtInd>{status}<BookgDt><Dt>2024-01-02+07:00</Dt></BookgDt>{inside}</Ntry>'


def part(amount: str, name: str) -> str:
    return f'<TxDtls><Refs><EndToEndId>E{name}</EndToEndId></Refs><Amt Ccy="VND">{amount}</Amt><RltdPties><Dbtr><Pty><Nm>{name}</Nm></Pty></Dbtr></RltdPties></TxDtls>'


@pytest.mark.parametrize("version", [f"{number:02}" for number in range(1, 14)])
@pytest.mark.parametrize("kind", ["052", "053", "054"])
def test_camt_of_every_version(version: str, kind: str) -> None:
    status = "<Sts><Cd>BOOK</Cd></Sts>" if version > "07" else "<Sts>BOOK</Sts>"
    statement = read_statement(camt(version, kind, entry("5", status=status) + entry("2.50", "DBIT", status=status)))
    assert [f"{line.amount:f}" for line in statement.lines] == ["5", "-2.50"]
    assert (statement.profile, statement.accounts[0].currency) == (f"camt.{kind}.001.{version}", "VND")


def test_a_batch_is_read_in_its_parts_and_charges_are_a_line() -> None:
    batch = f"<NtryDtls>{part('60', 'A')}{part('40', 'B')}</NtryDtls>"
    charges = '<Chrgs><Rcrd><Amt Ccy="VND">3</Amt><CdtDbtInd>DBIT</CdtDbtInd></Rcrd></Chrgs>'
    statement = read_camt(camt("08", "053", entry("100", inside=batch) + entry("97", inside=charges + batch) + entry("90", inside=batch)))
    assert [(line.line, line.amount, line.counterparty) for line in statement.lines] == [
        (1, 60, "A"), (2, 40, "B"), (3, 60, "A"), (4, 40, "B"), (5, -3, ""), (6, 90, ""),
    ]  # fmt: skip
    assert [(problem.code, problem.line) for problem in statement.problems] == [("batch_mismatch", 6)]


def test_camt_balances_totals_and_pending_entries() -> None:
    def balance(code: str, amount: str) -> str:
        return f'<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy="VND">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>'

    total = "<TxsSummry><TtlNtries><NbOfNtries>3</NbOfNtries></TtlNtries><TtlCdtNtries><Sum>9</Sum></TtlCdtNtries></TxsSummry>"
    around = balance("PRCD", "10") + balance("CLBD", "14") + total
    statement = read_camt(camt("02", "053", entry("5") + entry("7", status="<Sts>PDNG</Sts>"), around=around))
    assert [problem.code for problem in statement.problems] == ["pending", "balance_mismatch", "total_mismatch", "count_mismatch"]
    assert (statement.accounts[0].opening, statement.accounts[0].closing) == (10, 14)


@pytest.mark.parametrize("broken", ["<CdtDbtInd></CdtDbtInd>", "<CdtDbtInd>UP</CdtDbtInd>"])
def test_an_entry_without_a_side_is_never_money_in(broken: str) -> None:
    statement = read_camt(
        camt("02", "053", f'<Ntry><Amt Ccy="VND">5</Amt>{broken}<BookgDt><Dt>2024-01-02</Dt></BookgDt></Ntry>' + entry("1"))
    )
    assert [line.line for line in statement.lines] == [2]
    assert [(skipped.line, skipped.reason) for skipped in statement.skipped] == [(1, "unreadable")]


def bomb(size: int) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * size)
    return kept.getvalue()


DTD = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
HOSTILE = {
    "nothing": (b"", "no_lines"),
    "blanks": (b" \r\n\x00\n", "no_lines"),
    "bomb": (bomb(64 * 1024 * 1024), "too_large"),
    "dtd in camt": (DTD.encode() + b"<Document>&b;</Document>", "dtd"),
    "dtd in a sheet": (workbook([ROWS], parts={"xl/sharedStrings.xml": DTD + "<sst><si><t>&b;</t></si></sst>"}), "dtd"),
    "no zip": (b"PK\x03\x04 nothing of the kind", "broken"),
    "other zip": (workbook([], parts={}).replace(b"xl/workbook.xml", b"xl/notebook.xml"), "unknown_format"),
    "cut zip": (workbook([ROWS])[:400], "broken"),
    "old excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "broken"),
    "locked excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "pdf": (b"%PDF-1.7 ...", "unknown_format"),
    "zeros": (bytes(100_000) + b"x", "unknown_format"),
    "cut xml": (b'<?xml version="1.0"?><Document><BkToCstmrStmt>', "broken"),
    "other xml": (b'<?xml version="1.0"?><other/>', "unknown_format"),
    "one cell": (b"x" * 10_000_000, "no_lines"),
    "digits": (b"1" * 3_000_000, "no_lines"),
    "open quote": (b'Date,Amount\n"' + b"x" * 3_000_000, "no_lines"),
    "delimiters": (b"," * 1_000_000, "no_lines"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused(name: str) -> None:
    content, code = HOSTILE[name]
    with pytest.raises(StatementRefused) as refused:
        read_statement(content)
    assert refused.value.code == code


@pytest.mark.parametrize("format", ["mt940", "camt", "ofx", "qif", "csv", "xlsx", "vn-text", "auto"])
@pytest.mark.parametrize("seed", range(20))
def test_noise_is_refused_in_every_format(format: str, seed: int) -> None:
    noise = random.Random(seed)
    content = bytes(noise.randrange(256) for _ in range(noise.randrange(1, 4000)))
    with pytest.raises(StatementRefused):
        read_statement(content, Wanted(format=format))


def test_a_wide_cell_among_good_rows_does_no_harm() -> None:
    text = "Date,Description,Amount\n2024-01-02,x,1.00\n2024-01-03," + "y" * 5_000_000 + ",2.00\n"
    assert [line.amount for line in read_statement(text.encode()).lines] == [1, 2]


def test_zero_bytes_in_a_row_do_no_harm() -> None:
    statement = read_statement(b"Date,Description,Amount\n2024-01-02,x\x00y,1.00\n2024-01-03,z,2.00\n")
    assert [line.amount for line in statement.lines] == [1, 2]
