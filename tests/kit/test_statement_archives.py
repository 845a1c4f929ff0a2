"""A statement in an archive: its one file is read; several, none, locked and bombs are refused by name."""

import io
import zipfile

import pytest

from rapport.domain.statements.lines import StatementRefused
from rapport.kit.readers.statement_files import read_statement
from tests.kit.test_statement_files import camt

CSV = "Ngày;Nội dung;Nợ;Có;Số dư\n13/03/2025;a;100.000;;900.000\n22/03/2025;b;;50.000;950.000\n".encode()


def packed(**files: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return kept.getvalue()


@pytest.mark.parametrize("beside", [{}, {"__MACOSX/._saoke.csv": b"x"}, {"2025/": b"", "2025/.DS_Store": b"x"}])
def test_the_one_file_of_an_archive_is_read(beside: dict[str, bytes]) -> None:
    statement = read_statement(packed(**beside, **{"2025/saoke.csv": CSV}))
    assert (statement.format, [f"{line.amount:f}" for line in statement.lines]) == ("csv", ["-100000", "50000"])


def locked() -> bytes:
    content = bytearray(packed(**{"a.csv": CSV}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + place] |= 1
    return bytes(content)


def damaged() -> bytes:
    content = bytearray(packed(**{"a.csv": CSV * 20}))
    content[40:60] = bytes(20)
    return bytes(content)


@pytest.mark.parametrize(("content", "code"), [
    (packed(**{"a.csv": CSV, "b.csv": CSV}), "unknown_format"), (packed(), "unknown_format"), (packed(**{"mimetype": b"x", "content.xml": b"<x/>"}), "unknown_format"),
    (packed(**{"a.csv": b" " * 30_000_000}), "too_large"), (locked(), "encrypted"), (damaged(), "broken"), (b"PK\x03\x04 no archive", "broken"),
])  # fmt: skip
def test_other_archives_are_refused_by_name(content: bytes, code: str) -> None:
    with pytest.raises(StatementRefused) as refused:
        read_statement(content)
    assert refused.value.code == code


def test_charges_of_the_transactions_of_a_batch_are_a_line_of_their_own() -> None:
    def transaction(charge: str) -> str:
        return f'<TxDtls><Amt Ccy="VND">500000</Amt><CdtDbtInd>CRDT</CdtDbtInd><Chrgs>{charge}</Chrgs></TxDtls>'

    details = transaction('<TtlChrgsAndTaxAmt Ccy="VND">5000</TtlChrgsAndTaxAmt>') + transaction(
        '<TtlChrgsAndTaxAmt Ccy="VND">5000</TtlChrgsAndTaxAmt><Rcrd><Amt Ccy="VND">5000</Amt><CdtDbtInd>DBIT</CdtDbtInd></Rcrd>'
    )
    entry = (
        '<Ntry><Amt Ccy="VND">990000</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2025-03-01</Dt></BookgDt>'
        f"<NtryDtls>{details}</NtryDtls></Ntry>"
    )
    statement = read_statement(camt("08", "053", entry))
    assert [line.amount for line in statement.lines] == [500_000, 500_000, -10_000]
