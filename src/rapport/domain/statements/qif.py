"""QIF: records of lines that each begin with a letter, ended by `^`."""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from rapport.domain.statements.amounts import decimal_mark, read_written
from rapport.domain.statements.days import WrittenDay, day_of, is_month_first, read_day
from rapport.domain.statements.grid import lines_of
from rapport.domain.statements.keys import Keys
from rapport.domain.statements.lines import Problem, Skipped, Statement, StatementAccount, StatementLine, StatementRefused

LOOKS = re.compile(r"^[^\S\n]*+!(?:Type:|Account|Option:|Clear:)", re.IGNORECASE | re.MULTILINE)
OF_MONEY = ("bank", "cash", "ccard", "oth a", "oth l")
APOSTROPHE = re.compile(r"'\s*(\d{1,4})\s*$")


@dataclass
class _Record:
    line: int
    account: str
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return " ".join(f"{letter}{value}" for letter, value in self.fields.items())[:500]


def looks_like_qif(text: str) -> bool:
    """Say whether a text opens a list as QIF does: `!Type:Bank`, `!Account`."""
    return bool(LOOKS.search(text[:20_000]))


def read_qif(text: str) -> Statement:
    """
    Read the records of accounts of money; lists of categories, securities and the like are answered as skipped headers.

    A line is a record; its number is the line of the file that the record begins on. QIF has no currency.

    :raises StatementRefused: `unknown_format`, `no_lines`
    """
    if not looks_like_qif(text):
        raise StatementRefused("unknown_format", "no list of QIF begins in this file")
    skipped: list[Skipped] = []
    records = _records(text, skipped)
    securities = [one for one in skipped if one.reason == "unreadable"]
    openings: dict[str, Decimal] = {}
    mark = decimal_mark(record.fields.get("T", "") for record in records)
    days = [_day(record.fields.get("D", "")) for record in records]
    # Where no day proves its order, the American one, which is QIF's own.
    known = [day for day in days if day]
    proves_day_first = any(day.first > 12 for day in known if day.is_month_first is None)
    leads = is_month_first(known) if any(day.second > 12 for day in known) or proves_day_first else True
    lines: list[StatementLine] = []
    problems: list[Problem] = []
    keys = Keys()
    for record, day in zip(records, days, strict=True):
        made = day_of(day, is_month_first=leads, year=day.year) if day and day.year else None
        line = _line(record, made, mark)
        if line and _is_opening(record):
            openings[record.account] = line.amount
            skipped.append(Skipped(record.line, "header", record.text))
        elif line is None:
            skipped.append(Skipped(record.line, "unreadable", record.text))
            problems.append(Problem("unreadable", record.line, f"not understood: {record.text[:120]}"))
        else:
            lines.append(keys.keyed(line))
    if not records:
        of = "a list of securities (!Type:Invst): " if skipped and any(one.reason == "unreadable" for one in skipped) else ""
        raise StatementRefused("no_lines", f"{of}no record of an account of money in this file")
    problems += [Problem("securities", one.line, "a transaction of securities is no movement of the account") for one in securities]
    accounts = tuple(
        StatementAccount(account, "", openings.get(account), None) for account in dict.fromkeys(record.account for record in records)
    )
    return Statement("qif", "QIF", accounts, tuple(lines), tuple(sorted(skipped, key=lambda item: item.line)), tuple(problems))


def _records(text: str, skipped: list[Skipped]) -> list[_Record]:
    records: list[_Record] = []
    account, kind, begins_at = "", "", 0
    fields: dict[str, str] = {}
    for number, line in enumerate([*lines_of(text), "^"], 1):
        line = line.strip()
        if line.startswith("!"):
            kind = line[1:].lower().strip()
            kind = kind.removeprefix("type:").strip() if kind.startswith("type:") else kind
            skipped.append(Skipped(number, "header", line[:500]))
        elif line.startswith("^"):
            if fields and kind == "account":
                account = fields.get("N", account)
                skipped.append(Skipped(begins_at, "header", account[:500]))
            elif fields and kind == "invst":
                skipped.append(Skipped(begins_at, "unreadable", " ".join(f"{letter}{value}" for letter, value in fields.items())[:500]))
            elif fields and (kind in OF_MONEY or "T" in fields or "D" in fields):
                records.append(_Record(begins_at, account, fields))
            elif fields:
                skipped.append(Skipped(begins_at, "header", " ".join(fields.values())[:500]))
            fields = {}
        elif line:
            begins_at = begins_at if fields else number
            letter, value = line[0].upper(), line[1:].strip()
            # Splits repeat S, E and $; the first stands, the amount of the record is T.
            fields[letter] = f"{fields[letter]} {value}" if letter == "A" and letter in fields else fields.get(letter, value)
    return records


def _is_opening(record: _Record) -> bool:
    """Say whether a record is how Quicken writes what an account begins with: a payee of that name, moved from the account to itself."""
    own = record.fields.get("L", "").strip("[]")
    return record.fields.get("P", "").casefold() == "opening balance" and (not own or own == record.account or not record.account)


def _day(text: str) -> WrittenDay | None:
    # Quicken writes 2005 as ' 5.
    return read_day(APOSTROPHE.sub(lambda year: f"/{year[1].zfill(2)}", text.replace(" ", "")))


def _line(record: _Record, day: date | None, mark: str) -> StatementLine | None:
    fields = record.fields
    written = read_written(fields.get("T") or fields.get("U", ""), mark)
    if day is None or written is None:
        return None
    memo = fields.get("M", "") or fields.get("L", "")
    return StatementLine(
        record.line, record.account, day, None, written.value, "", None, fields.get("N", ""), fields.get("P", ""), "", memo
    )
