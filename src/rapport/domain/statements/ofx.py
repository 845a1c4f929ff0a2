"""OFX 1 (SGML) and 2 (XML), also with broken headers, missing end tags and empty values (OFX 1.6 and 2.2, chapter 11)."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from rapport.domain.statements.amounts import read_written
from rapport.domain.statements.keys import Keys
from rapport.domain.statements.lines import Problem, Skipped, Statement, StatementAccount, StatementLine, StatementRefused

LOOKS_LIKE = re.compile(r"<OFX\b|OFXHEADER\s*[:=]", re.IGNORECASE)
DECLARED = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
TOKEN = re.compile(r"<(/?)([A-Za-z0-9._]+)[^<>]*>([^<]*)")
DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
STATEMENTS = frozenset({"STMTRS", "CCSTMTRS", "INVSTMTRS"})
ACCOUNTS = frozenset({"BANKACCTFROM", "CCACCTFROM", "INVACCTFROM"})
OTHER_ACCOUNTS = frozenset({"BANKACCTTO", "CCACCTTO"})
MONEY_OUT = frozenset({"DEBIT", "CHECK", "PAYMENT", "ATM", "POS", "FEE", "SRVCHG", "DIRECTDEBIT", "REPEATPMT", "CASH"})


@dataclass
class _Read:
    """The file while it is read."""

    accounts: list[StatementAccount] = field(default_factory=list)
    lines: list[StatementLine] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    count: int = 0


def looks_like(text: str) -> bool:
    """Say whether a text is OFX, by its root or its header."""
    return LOOKS_LIKE.search(text[:20_000]) is not None


def read_ofx(text: str) -> Statement:
    """
    Read OFX; `line` counts the transactions. One without day or amount, and trades of securities, are unreadable and named so.

    :raises StatementRefused: `dtd`; `no_lines` (with the bank's own message where it refused)
    """
    if DECLARED.search(text):
        raise StatementRefused("dtd", "document type definitions are not read")
    start = text.upper().find("<OFX")
    read = _Read()
    messages: list[str] = []
    account = currency = closing = ""
    where: list[str] = []
    values: dict[str, str] = {}
    for is_end, name, value in _tokens(text[max(start, 0) :]):
        if name == "STMTTRN":
            if values:
                _transaction(values, read, account, currency)
            values = {} if is_end else {"": "open"}
        elif values:
            _take(values, where, name, value, is_end=is_end)
        elif name in STATEMENTS:
            if is_end:
                _close(read, account, currency, closing)
            account = currency = closing = ""
        elif name == "ACCTID" and where[-1:] and where[-1] in ACCOUNTS:
            account = value or account
        elif name == "CURDEF":
            currency = value.upper() or currency
        elif name == "BALAMT" and not is_end and "LEDGERBAL" in where:
            closing = value
        elif name == "MESSAGE" and value:
            messages.append(value)
        elif name == "INVTRAN" and not is_end:
            _trade(read)
        _track(where, name, value, is_end=is_end)
    if account or currency:
        _close(read, account, currency, closing)
    if not read.lines and not read.accounts:
        raise StatementRefused("no_lines", "; ".join(dict.fromkeys(messages)) or "no transaction in this file")
    _mend_closings(read)
    keys = Keys()
    lines = tuple(keys.keyed(line) for line in read.lines)
    profile = "ofx2" if re.search(r'OFXHEADER\s*=\s*"?2', text[:2000]) or text.lstrip().startswith("<?xml") else "ofx1"
    return Statement("ofx", profile, tuple(read.accounts), lines, tuple(read.skipped), tuple(read.problems))


def _tokens(text: str) -> Iterator[tuple[bool, str, str]]:
    for found in TOKEN.finditer(text):
        yield bool(found[1]), found[2].upper(), html.unescape(found[3]).strip()


def _track(where: list[str], name: str, value: str, *, is_end: bool) -> None:
    """Keep the way of open aggregates; values without end tag are none."""
    if is_end:
        if name in where:
            del where[len(where) - 1 - where[::-1].index(name) :]
    elif not value:
        where.append(name)


def _take(values: dict[str, str], where: list[str], name: str, value: str, *, is_end: bool) -> None:
    if is_end or not value:
        return
    if name == "ACCTID" and any(part in OTHER_ACCOUNTS for part in where[-2:]):
        values["TO"] = value
    else:
        values.setdefault(name, value)


def _transaction(values: dict[str, str], read: _Read, account: str, currency: str) -> None:
    read.count += 1
    told = " | ".join(value for name, value in values.items() if name)[:300]
    day = _day(values.get("DTPOSTED", "")) or None
    amount = _amount(values.get("TRNAMT", ""))
    if day is None or amount is None:
        read.skipped.append(Skipped(read.count, "unreadable", told))
        read.problems.append(Problem("unreadable", read.count, "no day that a calendar has" if day is None else "no amount"))
        return
    if amount > 0 and values.get("TRNTYPE", "").upper() in MONEY_OUT and not values["TRNAMT"].startswith("+"):
        # The sign is what counts (OFX 11.4.4); some banks write debits without it, so the reader is told.
        read.problems.append(Problem("sign_and_type", read.count, f"{values['TRNTYPE']} with a positive amount; read as written"))
    name, memo = values.get("NAME", ""), values.get("MEMO", "")
    words = memo if memo.startswith(name) else f"{name} {memo}".strip()
    read.lines.append(
        StatementLine(
            line=read.count, account=account, date=day, value_date=_day(values.get("DTAVAIL", "")), amount=amount,
            currency=values.get("CURSYM", "") or currency, balance=None, reference=values.get("FITID", "") or values.get("REFNUM", ""),
            counterparty=name, counterparty_account=values.get("TO", ""), memo=words,
        )
    )  # fmt: skip


def _trade(read: _Read) -> None:
    read.count += 1
    read.skipped.append(Skipped(read.count, "unreadable", "a trade of securities"))
    if not any(problem.code == "trade" for problem in read.problems):
        read.problems.append(Problem("trade", read.count, "trades of securities are no movements of a bank account"))


def _day(text: str) -> date | None:
    found = DAY.match(text.strip())
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _amount(text: str) -> Decimal | None:
    written = read_written(text, "." if "." in text or "," not in text else ",") if text else None
    return written.value if written else None


def _close(read: _Read, account: str, currency: str, closing: str) -> None:
    if account or currency:
        read.accounts.append(StatementAccount(account, currency, None, _amount(closing)))


def _mend_closings(read: _Read) -> None:
    """An account said twice (one statement for each message) stands once, with the balance that was said."""
    found: dict[str, StatementAccount] = {}
    for account in read.accounts:
        before = found.get(account.account)
        if before is None or before.closing is None:
            found[account.account] = account
    read.accounts[:] = found.values()
