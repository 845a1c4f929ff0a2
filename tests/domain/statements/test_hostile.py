"""Whatever comes in, it is read or refused: no crash, no hang, nothing lost in silence."""

from hypothesis import given, settings
from hypothesis import strategies as some

from rapport.domain.statements.lines import StatementRefused
from rapport.kit.readers.statement import read_statement
from tests.domain.statements.samples import LAYOUTS
from tests.domain.statements.test_messages import CAMT, MT940

SEEDS = [*LAYOUTS.values(), MT940, CAMT.format(message=3, root="BkToCstmrStmt", node="Stmt", version="08"), "!Type:Bank\nD1/2/26\nT5\n^",
         "<OFX><STMTRS><CURDEF>VND<STMTTRN><DTPOSTED>20260105<TRNAMT>5</STMTTRN></STMTRS></OFX>"]  # fmt: skip


def _answered(content: bytes) -> None:
    try:
        statement = read_statement(content, year=2026)
    except StatementRefused as refused:
        assert refused.code
        return
    assert all(line.amount.is_finite() for line in statement.lines)
    assert len({line.key for line in statement.lines}) == len(statement.lines)


@given(some.binary(max_size=3000))
@settings(max_examples=150, deadline=None)
def test_any_bytes(content: bytes) -> None:
    _answered(content)


@given(some.sampled_from(SEEDS), some.lists(some.tuples(some.integers(0, 4000), some.integers(0, 60), some.text(max_size=12)), max_size=6))
@settings(max_examples=250, deadline=None)
def test_any_statement_with_pieces_torn_out_and_put_in(seed: str, cuts: list[tuple[int, int, str]]) -> None:
    for at, length, put in cuts:
        seed = seed[:at] + put + seed[at + length :]
    _answered(seed.encode("utf-8", "surrogatepass"))


@given(
    some.lists(
        some.lists(
            some.sampled_from(["", "-", "1.000", "5", "05/01/2026", "31/02/2026", "Số dư", "Nợ", "abc", "(5", "1e9", "NaN", "٣"]),
            max_size=9,
        )
    )
)
@settings(max_examples=150, deadline=None)
def test_any_table_of_odd_cells(rows: list[list[str]]) -> None:
    head = "Ngày;Nội dung;Ghi nợ;Ghi có;Số dư"
    _answered("\n".join([head, *(";".join(row) for row in rows)]).encode())
