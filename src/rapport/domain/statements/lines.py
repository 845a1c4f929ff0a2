"""A bank statement as read: its lines, and what was not a line."""

import datetime
from dataclasses import dataclass
from decimal import Decimal


class StatementRefused(ValueError):
    """
    A file that is no statement that can be read; nothing of it is answered.

    Codes: `unknown_format`, `broken`, `dtd`, `too_large`, `encrypted`, `no_lines`, `year`, `mapping`.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class StatementLine:
    """
    One movement: money in is positive, `date` is the day of booking, `balance` the one after it where the file states it.

    :param line: where it stands in the file: row of a table, tag `:61:` of an MT940, ordinal of an entry or transaction in XML
    :param key: equal for the same line of an overlapping file; two equal lines of one file have two keys
    """

    line: int
    account: str
    date: datetime.date
    value_date: datetime.date | None
    amount: Decimal
    currency: str
    balance: Decimal | None
    reference: str
    counterparty: str
    counterparty_account: str
    memo: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class StatementAccount:
    """One statement of one account in the file, with the balances that it states; currency is empty where nothing names it."""

    account: str
    currency: str
    opening: Decimal | None
    closing: Decimal | None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line of the file that is no movement. Reasons: `header`, `footer`, `blank`, `unreadable`."""

    line: int
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What the file says against itself, or what had to be assumed: a code, where, and a sentence."""

    code: str
    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Statement:
    """
    All that a file says. Lines read and lines skipped are together all lines of the file.

    :param format: `camt`, `mt940`, `ofx`, `qif`, `csv`, `xlsx` or `vn-text`
    :param profile: the message, dialect or layout that was recognised, for people to read
    """

    format: str
    profile: str
    accounts: tuple[StatementAccount, ...]
    lines: tuple[StatementLine, ...]
    skipped: tuple[Skipped, ...] = ()
    problems: tuple[Problem, ...] = ()
