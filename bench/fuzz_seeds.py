"""Inputs that fuzzing begins with: files of our own making, and those of ../shared/data where that folder is."""

import io
import json
import zipfile
from pathlib import Path

from tests.domain.statements import dialects, far_neighbours, neighbours, vietnamese
from tests.kit.sheets import STYLES, WORKBOOK, number, words

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
FOLDERS = {
    "csv": "bank/csv/**/*.csv", "vn-text": "bank/vietnam/*.txt", "mt940": "bank/mt940/**/*.sta", "camt": "bank/camt/**/*.xml",
    "ofx": "bank/ofx/**/*.*fx", "qif": "bank/csv/**/*.qif",
}  # fmt: skip
MOST_BYTES = 6000
LINKS = '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'

TABLES = [sample.text.encode(sample.encoding) for sample in (*vietnamese.SAMPLES, *neighbours.SAMPLES, *far_neighbours.SAMPLES)]
MT940 = [sample.text.encode(sample.encoding) for sample in dialects.SAMPLES]
ENTRY = (
    '<Ntry><Amt Ccy="EUR">5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2024-01-02</Dt></BookgDt><ValDt><DtTm>2024-01-02T10:00:00+07:00</DtTm></ValDt>'
    '<AcctSvcrRef>R</AcctSvcrRef><Chrgs><Rcrd><Amt Ccy="EUR">1</Amt><CdtDbtInd>DBIT</CdtDbtInd><ChrgInclInd>false</ChrgInclInd></Rcrd></Chrgs><NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch>'
    "<TxDtls><Refs><EndToEndId>E</EndToEndId></Refs><AmtDtls><TxAmt><Amt>2.00</Amt></TxAmt></AmtDtls><RltdPties><Dbtr><Nm>A</Nm></Dbtr><DbtrAcct><Id><IBAN>X2</IBAN></Id></DbtrAcct></RltdPties>"
    "<RmtInf><Ustrd>Müller</Ustrd></RmtInf></TxDtls><TxDtls><Amt>3.00</Amt><RmtInf><Strd><CdtrRefInf><Ref>1</Ref></CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls></Ntry>"
)
BALANCE = (
    '<Bal><Tp><CdOrPrtry><Cd>{}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">{}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2024-01-01</Dt></Dt></Bal>'
)
CAMT = [
    (
        f'<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.{kind}.001.{version}"><{root}><{part}><Acct><Id><IBAN>X1</IBAN></Id><Ccy>EUR</Ccy>'
        f"</Acct>{BALANCE.format('OPBD', 1)}{BALANCE.format('CLBD', 6)}<TxsSummry><TtlNtries><NbOfNtries>1</NbOfNtries></TtlNtries></TxsSummry>{ENTRY}</{part}></{root}></Document>"
    ).encode()
    for kind, version, root, part in (("053", "02", "BkToCstmrStmt", "Stmt"), ("052", "08", "BkToCstmrAcctRpt", "Rpt"), ("054", "13", "BkToCstmrDbtCdtNtfctn", "Ntfctn"))
]  # fmt: skip
OFX = [
    b"OFXHEADER:100\nDATA:OFXSGML\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>VND<BANKACCTFROM><BANKID>1<ACCTID>1<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST><DTSTART>20240101"
    b"<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20240105120000[+7:ICT]<TRNAMT>-5,50<FITID>1<NAME>a &amp; b<MEMO>c</STMTTRN></BANKTRANLIST><LEDGERBAL><BALAMT>4<DTASOF>20240105</LEDGERBAL>"
    b"</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>",
    b'<?xml version="1.0"?><?OFX OFXHEADER="200"?><OFX><CCSTMTRS><CURDEF>USD</CURDEF><CCACCTFROM><ACCTID>9</ACCTID></CCACCTFROM><BANKTRANLIST><STMTTRN><DTPOSTED>20240105</DTPOSTED>'
    b"<TRNAMT>1.00</TRNAMT><FITID>1</FITID><CHECKNUM>3</CHECKNUM></STMTTRN></BANKTRANLIST></CCSTMTRS></OFX>",
]
QIF = [
    b"!Account\nNOwn\nTBank\n^\n!Type:Bank\nD1/31'26\nT-1,250.50\nPOpening Balance\nL[Own]\n^\nD31/12/2025\nU5\nT5\nN12\nMm\nAa\nAb\nSx\n$3\n^\n",
    b"!Type:Cat\nNx\nDy\n^\n!Type:CCard\nD2026-01-31\nT(7,5)\nMB\n^",
]
HTML = [
    b"<html><table><tr><th rowspan=2>Ng&#224;y<th colspan=2>S\xe1\xbb\x91 ti\xe1\xbb\x81n</tr><tr><th>N\xe1\xbb\xa3<th>C\xc3\xb3</tr><tr><td>01/02/2024<td>1.000<td>&nbsp;</tr></table>",
    b'<?xml version="1.0"?><Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table><Row><Cell><Data>Date</Data></Cell><Cell ss:Index="3"><Data>Amount</Data></Cell>'
    b"</Row><Row><Cell><Data>2024-02-01T00:00:00</Data></Cell><Cell ss:Index='3'><Data>-5.5</Data></Cell></Row></Table></Worksheet></Workbook>",
]
SHEET = [
    b"\0".join((
        f"<row r='1'>{words('A1', 'Date')}{words('C1', 'Amount')}<c r='D1' t='s'><v>0</v></c></row><row r='4'>{number('A4', '45000.5', 1)}{number('C4', '-1234.5599999999999', 3)}"
        f"<c r='D4' t='str'><v>x</v></c><c t='d'><v>2024-01-02</v></c></row>".encode(),
        "<si><t>Nội dung</t></si><si><r><t>a</t></r><rPh><t>b</t></rPh></si>".encode(), STYLES.encode(),
    ))
]  # fmt: skip
MAPPING = [
    json.dumps(mapping).encode() + b"\n" + table
    for mapping, table in (
        ({"columns": {"date": "Datum", "amount": 2, "memo": ["Text"]}, "decimal": ",", "date_order": "dmy"}, b"Datum;Wert;Text\n01.02.2024;-5,50;a\n02.02.2024;1.000,00;b\n"),
        ({"date": 1, "debit": 2, "credit": 3, "header": False, "skip": 1, "delimiter": "|"}, b"x\n2024-02-01|5||\n2024-02-02||7|\n"),
        ({"columns": {"date": 1, "amount": 2, "side": 3, "balance": 4}, "header": False, "sides": {"O": "debit", "I": "credit"}, "inverted": True, "encoding": "cp1258"}, b"1/2/2024,5,O,10\n"),
    )
]  # fmt: skip


def _lines(text: str) -> list[bytes]:
    return [line.encode() for line in text.strip().split("\n")]


SEEDS: dict[str, list[bytes]] = {
    "csv": TABLES, "vn-text": [sample.text.encode() for sample in vietnamese.SAMPLES], "mt940": MT940, "camt": CAMT, "ofx": OFX, "qif": QIF, "html": HTML, "sheet": SHEET,
    "mapping": MAPPING, "xlsx": [], "auto": [*TABLES[::4], *MT940[::4], *CAMT, *OFX, *QIF, *HTML],
    "amounts": _lines("12tr5\n1tỷ25\n1.234.567,89\n(1 234.50) CR\n-1'234.56\n1,23-\nVND 850k\n₫1.000\n1e9\nC1234,5\n١٢٣٫٤\n1.00.000,5 DR"),
    "days": _lines("31/12/2026\n2026-12-31T23:59:59Z\n31.12.26 10:15\n12 Dec 2026\nngày 5 tháng 3 năm 2026\nDec 31, 2026\n20261231\n31-12\n2026年12月31日\n31 ธ.ค. 2569\n20240105120000[+7:ICT]"),
    "names": _lines("Nguyễn Thị Ngọc Ánh\nMr. Tôn Nữ Thị Ninh\nCTY TNHH MTV  ABC\nABC Co., Ltd\nCN CT CP Đầu tư\nVietcombank\n970436"),
    "codes": _lines("0100109106\n0100109106-001\n001099012345\n0901 234 567\n+84 (0)24 3825 1234 ext 12\n1900 1234\n01201234567\n+1 202 555 0100\n1C26TYY"),
    "qr": _lines("00020101021238570010A00000072701270006970436011300110012345670208QRIBFTTA530370454091080000005802VN62160812RP20260001236304B0EB\nhttps://me.momo.vn/x\n970436"),
    "words": _lines("0\n-5000\n1005000\n1000000000000000000\n21"),
    "chat": _lines("[24/11/2026 10:32] Thu: ok em\nThu, 24/11/2026 10:32\nPhạm Thu 10:32 SA\n24/11 9h05 - Minh: chốt nhé"),
    "memos": _lines("MBVCB.123.456.RP2026000123 thanh toan HD 12 1C26TYY.CT tu 0011 NGUYEN VAN A toi 0022\n/EREF/E1//REMI/USTD//x/\n166?00A?20SVWZ+b?32N?31I\nhÃ³a Ä‘Æ¡n RP2O26 000123"),
    "typed": _lines("12tr5\n23/11/2026\n2026-02-30\n10, 25; 7\n-000000001\n../../a\u202e.pdf"),
}  # fmt: skip


def packed(content: bytes) -> bytes:
    """Pack rows, texts and styles, divided by zero bytes, into a workbook."""
    rows, texts, styles = (content.split(b"\0") + [b"", b""])[:3]
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("xl/workbook.xml", WORKBOOK.format('<sheet name="S" r:id="rId1"/>'))
        archive.writestr("xl/_rels/workbook.xml.rels", LINKS)
        archive.writestr("xl/worksheets/sheet1.xml", b"<worksheet><sheetData>" + rows + b"</sheetData></worksheet>")
        archive.writestr("xl/sharedStrings.xml", b"<sst>" + texts + b"</sst>")
        archive.writestr("xl/styles.xml", styles or STYLES)
    return kept.getvalue()


SEEDS["xlsx"] = [packed(SHEET[0]), bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)]


def shared(name: str) -> list[bytes]:
    """Answer the beginnings of the files beside the repository that are of a kind; none where that folder is not."""
    if name == "qr":
        files = sorted((DATA / "vietqr").glob("*.json"))
        return [str(one["payload"]).encode() for path in files for one in json.loads(path.read_text()) if "payload" in one]
    return [path.read_bytes()[:MOST_BYTES] for path in sorted(DATA.glob(FOLDERS.get(name, "-")))][:80]
