"""OFX 1 (SGML) and 2 (XML), with headers whole, broken or missing: values and the aggregates that they stand in."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from rapport.domain.statements.amounts import decimal_mark, read_written
from rapport.domain.statements.keys import Keys
from rapport.domain.statements.lines import Problem, Skipped, Statement, StatementAccount, StatementLine, StatementRefused

LOOKS = re.compile(r"OFXHEADER|<OFX\b|<\?OFX\b|<STMTTRN>", re.IGNORECASE)
DOCTYPE = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
TOKEN = re.compile(r"<(/?)([A-Za-z][\w.\-]*)\s*(/?)>|<!\[CDATA\[(.*?)\]\]>|([^<]+)|<", re.DOTALL)
ACCOUNTS = ("BANKACCTFROM", "CCACCTFROM", "INVACCTFROM", "LOANACCTFROM")
STATEMENTS = ("STMTRS", "CCSTMTRS", "INVSTMTRS", "LOANSTMTRS")
AGGREGATES = frozenset({"OFX", "STMTTRN", "BANKTRANLIST", "LEDGERBAL", "AVAILBAL", "PAYEE", "CURRENCY", "ORIGCURRENCY", "BANKACCTTO", "CCACCTTO",
                        "STATUS", "SONRS", *ACCOUNTS, *STATEMENTS})  # fmt: skip
SECURITIES = re.compile(r"<INVTRAN>", re.IGNORECASE)
# Types that are always money out.
OUT = frozenset({"DEBIT", "CHECK", "PAYMENT", "DIRECTDEBIT", "SRVCHG", "FEE", "ATM", "POS", "REPEATPMT"})
DAY = re.compile(r"^(\d{4})-?(\d{2})-?(\d{2})")


@dataclass
class _Account:
    account: str = ""
    currency: str = ""
    closing: Decimal | None = None


@dataclass
class _Read:
    accounts: list[_Account] = field(default_factory=list)
    lines: list[StatementLine] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    number: int = 0
    refusal: str = ""
    is_of_securities: bool = False
    types: list[str] = field(default_factory=list)


def looks_like_ofx(text: str) -> bool:
    """Say whether a text has the header or the root of OFX near its beginning."""
    return bool(LOOKS.search(text[:20_000]))


def read_ofx(text: str) -> Statement:
    """
    Read an OFX file. A line is a STMTTRN, numbered in its order; the sign of its amount is its side. The balance closes.

    :raises StatementRefused: `unknown_format` where it is none, `dtd`, `no_lines` where it has no statement of an account of
        money, with the bank's own message where it refused
    """
    if not looks_like_ofx(text):
        raise StatementRefused("unknown_format", "this is no OFX")
    if DOCTYPE.search(text):
        raise StatementRefused("dtd", "document type definitions are not read")
    read = _Read()
    mark = decimal_mark(found[1] for found in re.finditer(r"<TRNAMT>\s*([^<\r\n]*)", text, re.IGNORECASE))
    _walk(text, read, mark)
    count = len(SECURITIES.findall(text))
    if not read.lines and not read.skipped and (count or read.is_of_securities):
        raise StatementRefused(
            "no_lines", f"a statement of securities (INVSTMTRS) with {count} transactions of them, without a movement of money"
        )
    if not read.accounts and not read.lines and not read.skipped:
        raise StatementRefused("no_lines", read.refusal or "no statement of an account in this file")
    _give_sides(read)
    keys = Keys()
    lines = tuple(keys.keyed(line) for line in read.lines)
    if count:
        said = f"{count} transactions of securities are no movements of the account: not read"
        read.problems.append(Problem("securities", max(1, read.number), said))
    accounts = tuple(StatementAccount(item.account, item.currency, None, item.closing) for item in read.accounts)
    profile = "OFX 1" if re.search(r"DATA\s*:\s*OFXSGML|OFXHEADER\s*:", text[:4000], re.IGNORECASE) else "OFX 2"
    return Statement("ofx", profile, accounts, lines, tuple(read.skipped), tuple(read.problems))


def _walk(text: str, read: _Read, mark: str) -> None:
    open_names: list[str] = []
    account = _Account()
    fields: dict[str, str] | None = None
    named = ""
    is_pending = False
    for closes, name, value in _events(text):
        if name is None:
            parent = open_names[-1] if open_names else ""
            if fields is not None:
                where = next((outer for outer in reversed(open_names) if outer in AGGREGATES and outer != "STMTTRN"), "")
                fields.setdefault(
                    f"{where}.{named}" if where in ("CURRENCY", "ORIGCURRENCY", "BANKACCTTO", "CCACCTTO", "PAYEE") else named, value
                )
            else:
                _value(named, value, parent, account, read, mark)
            continue
        if not closes:
            if name == "STMTTRN":
                # A record that was never closed ends where the next begins.
                _record(fields, account, read, mark, is_pending=is_pending)
                fields = {}
            if name in STATEMENTS:
                account = _Account()
                read.accounts.append(account)
                read.is_of_securities = name == "INVSTMTRS" and (read.is_of_securities or len(read.accounts) == 1)
            is_pending = is_pending or name == "BANKTRANLISTP"
            named = name
            if name in AGGREGATES:
                open_names.append(name)
            continue
        if name == "STMTTRN" or (fields is not None and name in ("BANKTRANLIST", *STATEMENTS, "OFX")):
            _record(fields, account, read, mark, is_pending=is_pending)
            fields = None
        is_pending = is_pending and name != "BANKTRANLISTP"
        if name in open_names:
            while open_names.pop() != name:
                pass
    _record(fields, account, read, mark, is_pending=False)


def _events(text: str) -> Iterator[tuple[bool, str | None, str]]:
    """Answer the tags, and the values behind them; an empty tag has an empty value."""
    waits = False
    for found in TOKEN.finditer(text):
        if found[2]:
            name = found[2].upper()
            waits = not found[1]
            yield bool(found[1]), name, ""
            continue
        value = found[4] if found[4] is not None else html.unescape(found[5] or "")
        if waits and value.strip():
            yield False, None, " ".join(value.split())
            waits = False


def _value(name: str, value: str, parent: str, account: _Account, read: _Read, mark: str) -> None:
    if name == "CURDEF":
        account.currency = value.upper()[:3]
    elif name == "ACCTID" and parent in ACCOUNTS:
        account.account = account.account or value
    elif name == "BALAMT" and parent == "LEDGERBAL":
        written = read_written(value, mark)
        if written is None:
            read.problems.append(Problem("unreadable", max(1, read.number), f"the balance is not understood: {value[:60]}"))
        account.closing = written.value if written else None
    elif name == "MESSAGE" and parent == "STATUS":
        read.refusal = f"the bank answers: {value[:200]}"


def _record(fields: dict[str, str] | None, account: _Account, read: _Read, mark: str, *, is_pending: bool) -> None:
    if fields is None:
        return
    if not read.accounts:
        read.accounts.append(account)
    read.number += 1
    booked = ofx_day(fields.get("DTPOSTED", ""))
    written = read_written(fields.get("TRNAMT", ""), mark)
    if booked is None or written is None:
        lacking = "day" if booked is None else "amount"
        text = " ".join(f"{name}:{value}" for name, value in fields.items())[:500]
        read.skipped.append(Skipped(read.number, "unreadable", text))
        read.problems.append(Problem("unreadable", read.number, f"a transaction without a {lacking} that can be read"))
        return
    if is_pending:
        read.problems.append(Problem("pending", read.number, "the transaction is not booked yet"))
    name = fields.get("NAME") or fields.get("PAYEE.NAME") or fields.get("PAYEE", "")
    memo = fields.get("MEMO", "")
    reference = fields.get("FITID") or fields.get("REFNUM") or fields.get("CHECKNUM", "")
    other = fields.get("BANKACCTTO.ACCTID") or fields.get("CCACCTTO.ACCTID", "")
    currency = fields.get("CURRENCY.CURSYM", "").upper() if not account.currency else account.currency
    read.types.append(fields.get("TRNTYPE", "").upper())
    read.lines.append(
        StatementLine(
            read.number, account.account, booked, ofx_day(fields.get("DTAVAIL", "")), written.value, currency, None, reference, name, other,
            memo or name,
        )
    )  # fmt: skip


def _give_sides(read: _Read) -> None:
    """
    Take the side from the type where a bank writes no sign at all; said as a problem.

    By the standard the sign is the side. Where types of money out stand beside others and not one amount is negative, it is not.
    """
    out = [place for place, kind in enumerate(read.types) if kind in OUT]
    if not out or len(out) == len(read.lines) or any(line.amount < 0 for line in read.lines):
        return
    for place in out:
        read.lines[place] = replace(read.lines[place], amount=-read.lines[place].amount)
    read.problems.append(
        Problem("side_assumed", read.lines[out[0]].line, "no amount has a sign: the side is taken from the type of the transaction")
    )


def ofx_day(text: str) -> date | None:
    """Read the day of an OFX moment (`20240131120000.000[-5:EST]`) as it stands there; None for none that a calendar has."""
    found = DAY.match(text.strip())
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None
