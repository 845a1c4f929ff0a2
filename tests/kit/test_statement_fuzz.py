"""Files damaged at random, by a fixed seed: each is read or refused, quickly, and nothing of it is lost without a word."""

import random
import struct

import pytest

from rapport.domain.statements.lines import StatementRefused
from rapport.kit.readers.camt import read_camt
from rapport.kit.readers.compound import check_chains
from rapport.kit.readers.statement_files import FORMATS, Wanted, read_statement
from tests.domain.statements import dialects, neighbours, vietnamese
from tests.kit.sheets import number, words, workbook

ENTRY = (
    '<Ntry><Amt Ccy="EUR">5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2024-01-02</Dt></BookgDt>'
    "<NtryDtls><TxDtls><RmtInf><Ustrd>Müller</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"
)
DOCUMENT = f"<Document><BkToCstmrStmt><Stmt><Acct><Id><IBAN>X1</IBAN></Id></Acct>{ENTRY}</Stmt></BkToCstmrStmt></Document>"
CAMT = f'<?xml version="1.0" encoding="UTF-8"?>{DOCUMENT}'
OFX = "OFXHEADER:100\n<OFX><STMTRS><CURDEF>VND<BANKACCTFROM><ACCTID>1</BANKACCTFROM><STMTTRN><DTPOSTED>20240105<TRNAMT>-5<FITID>1<NAME>a</STMTTRN></STMTRS></OFX>"
QIF = "!Type:Bank\nD1/31'26\nT-1,250.50\nPA\nMB\n^\n"
SHEET = workbook(
    [
        "<row r='1'>"
        + words("A1", "Date")
        + words("B1", "Amount")
        + "</row><row r='2'>"
        + words("A2", "2024-01-02")
        + number("B2", "5")
        + "</row>"
    ]
)
TABLES = [sample.text.encode(sample.encoding) for sample in (*vietnamese.SAMPLES, *neighbours.SAMPLES, *dialects.SAMPLES)]
SEEDS = [*TABLES, CAMT.encode(), OFX.encode(), QIF.encode(), SHEET]
PIECES = [b"\n", b"\r", b";", b'"', b"|", b"\t", b"-", b"(", b"9" * 30, b"</", b":61:", b"?20", b"-}", b"\0", b"\xff\xfe", b"31/02/2024", b"1e400", b"&#x0;", b"^\n",
          "١٢/٠٣".encode()]  # fmt: skip


def damaged(content: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 3, 12))):
        at = chance.randrange(len(content) + 1)
        until = min(len(content), at + chance.randrange(1, 60))
        content = chance.choice((
            content[:at] + chance.choice(PIECES) + content[at:], content[:at] + content[until:], content[:until] + content[at:until] * 5 + content[until:],
            content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :],
        ))  # fmt: skip
    return content


@pytest.mark.parametrize("seed", range(60))
def test_damaged_files_are_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(5):
        content = damaged(chance.choice(SEEDS), chance)
        try:
            statement = read_statement(content, Wanted(chance.choice(("auto", "auto", *FORMATS)), "list_2024.csv"))
        except StatementRefused as refused:
            assert refused.code
            continue
        assert len({line.key for line in statement.lines}) == len(statement.lines)
        told = {problem.line for problem in statement.problems}
        assert all(skipped.line in told for skipped in statement.skipped if skipped.reason == "unreadable")


def compound(chain: list[int], *, directory: int = 1, more: int = 0xFFFFFFFE) -> bytes:
    """Write the header of a compound file and its one table of chains; the library that reads it would follow them."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 0x18, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<II", header, 0x2C, 1, directory)
    struct.pack_into("<IIIII", header, 0x38, 4096, 0xFFFFFFFE, 0, more, 0)
    struct.pack_into("<109I", header, 0x4C, 0, *[0xFFFFFFFF] * 108)
    return bytes(header) + struct.pack("<128I", *chain, *[0xFFFFFFFF] * (128 - len(chain))) + bytes(1024)


@pytest.mark.parametrize(
    "content",
    [compound([0xFFFFFFFD, 2, 1]), compound([0xFFFFFFFD, 1]), compound([0xFFFFFFFD], more=2), compound([])[:600], compound([])[:30]],
)
def test_chains_in_a_ring_are_refused_before_anybody_follows_them(content: bytes) -> None:
    with pytest.raises(StatementRefused) as refused:
        read_statement(content)
    assert refused.value.code == "broken"


def test_chains_that_end_are_followed() -> None:
    check_chains(compound([0xFFFFFFFD, 2, 0xFFFFFFFE]))
    header = bytearray(compound([0xFFFFFFFD, 0xFFFFFFFE]))
    struct.pack_into("<H", header, 0x1E, 7)
    with pytest.raises(StatementRefused):
        check_chains(bytes(header))


@pytest.mark.parametrize("content", [
    CAMT.encode("latin-1"), CAMT.encode("utf-16"), CAMT.replace("UTF-8", "UTF-16").encode(), ("\n\n " + CAMT).encode(), DOCUMENT.encode(),
    f"<Envelope><Header/>{DOCUMENT}</Envelope>".encode(), CAMT.encode("utf-8-sig"),
])  # fmt: skip
def test_camt_in_another_encoding_than_it_declares_or_in_an_envelope(content: bytes) -> None:
    statement = read_statement(content)
    assert [(line.amount, line.memo) for line in statement.lines] == [(5, "Müller")]


def test_camt_that_is_cut_is_broken_whatever_it_declares() -> None:
    with pytest.raises(StatementRefused) as refused:
        read_camt(CAMT.encode("latin-1")[:-40])
    assert refused.value.code == "broken"
