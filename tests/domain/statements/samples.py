"""A made-up file of a bank with what must be read from it."""

from dataclasses import dataclass
from decimal import Decimal

from rapport.domain.statements.lines import Statement, StatementLine

ANY = "~"


@dataclass(frozen=True)
class Sample:
    """
    A file and its lines, each as `day|value day|amount|balance|reference|counterparty|its account|memo`.

    `~` stands for anything, as do fields that are left out at the end; `*` before a memo means that it has these words in it.
    """

    name: str
    text: str
    lines: tuple[str, ...] | list[str]
    opening: str = ANY
    closing: str = ANY
    account: str = ANY
    currency: str = ANY
    problems: tuple[str, ...] = ()
    total: int | None = None
    encoding: str = "utf-8"


def assert_as_told(statement: Statement, sample: Sample) -> None:
    """Compare a statement with what the sample tells of it, field by field."""
    assert [_fields(line, told) for line, told in zip(statement.lines, sample.lines, strict=True)] == [_told(told) for told in sample.lines]
    assert {problem.code for problem in statement.problems} <= set(sample.problems)
    assert not [skipped for skipped in statement.skipped if skipped.reason == "unreadable"]
    account = statement.accounts[0]
    for told, found in ((sample.opening, account.opening), (sample.closing, account.closing)):
        assert told == ANY or found == Decimal(told)
    for told, found in ((sample.account, account.account), (sample.currency, account.currency)):
        assert told in (ANY, found)
    assert sample.total is None or len(statement.lines) + len(statement.skipped) == sample.total


def _told(told: str) -> list[str]:
    fields = [field.strip() for field in told.split("|")]
    return fields + [ANY] * (8 - len(fields))


def _fields(line: StatementLine, told: str) -> list[str]:
    found = [
        line.date.isoformat(), line.value_date.isoformat() if line.value_date else "", f"{line.amount:f}", f"{line.balance:f}" if line.balance is not None else "",
        line.reference, line.counterparty, line.counterparty_account, line.memo,
    ]  # fmt: skip
    return [_same(field, wanted, place) for place, (field, wanted) in enumerate(zip(found, _told(told), strict=True))]


def _same(field: str, wanted: str, place: int) -> str:
    """Answer what was wanted where the field is that, else the field."""
    is_equal = (
        wanted == ANY
        or (place in (2, 3) and bool(field) and bool(wanted) and Decimal(field) == Decimal(wanted))
        or (wanted.startswith("*") and wanted[1:] in field)
    )
    return wanted if is_equal else field
