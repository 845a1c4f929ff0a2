"""A bank statement as read: its lines, and what was not a line."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


class StatementRefused(ValueError):
    """A file that is no statement that can be read. Codes: unknown_format, dtd, too_large, broken."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


@dataclass(frozen=True)
class StatementLine:
    """One line: money in is positive. `key` is the same for the same line of an overlapping file."""

    line: int
    account: str
    date: date
    value_date: date | None
    amount: Decimal
    currency: str
    balance: Decimal | None
    reference: str
    counterparty: str
    counterparty_account: str
    memo: str
    key: str


@dataclass(frozen=True)
class StatementAccount:
    account: str
    currency: str
    opening: Decimal | None
    closing: Decimal | None


@dataclass(frozen=True)
class Problem:
    code: str
    line: int
    message: str


@dataclass(frozen=True)
class Statement:
    format: str
    profile: str
    accounts: tuple[StatementAccount, ...]
    lines: tuple[StatementLine, ...]
    skipped: tuple[tuple[int, str, str], ...] = ()
    problems: tuple[Problem, ...] = field(default=())
