"""camt.052, .053 and .054 of every version as a statement, node by node, so that a file of any length takes little room."""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any
from xml.etree.ElementTree import TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, XMLParser

from rapport.domain.statements.amounts import plain_amount
from rapport.domain.statements.encodings import decoded
from rapport.domain.statements.keys import Keys
from rapport.domain.statements.lines import Problem, Skipped, Statement, StatementAccount, StatementLine, StatementRefused
from rapport.kit.readers.camt_entries import Entries, take_entry
from rapport.kit.readers.camt_nodes import account_number, amount_of, child, children, local, signed, text

MOST_BYTES = 256 * 1024 * 1024
PIECE = 256 * 1024
STATEMENTS = ("Stmt", "Rpt", "Ntfctn")
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
VERSION = re.compile(r"camt\.05[234]\.\d{3}\.\d\d")
KINDS = {"Stmt": "camt.053", "Rpt": "camt.052", "Ntfctn": "camt.054"}


class _Message:
    def __init__(self) -> None:
        self.accounts: list[StatementAccount] = []
        self.lines: list[StatementLine] = []
        self.skipped: list[Skipped] = []
        self.problems: list[Problem] = []
        self.profile = ""
        self.entries = Entries()

    def begin(self) -> None:
        self.entries = Entries(first=1 + len(self.lines) + len(self.skipped))

    def take(self, entry: Any, statement: Any) -> None:
        if not self.entries.read and not self.entries.account:
            self.entries.account = account_number(child(statement, "Acct"))
            self.entries.currency = _currency(statement)
        take_entry(entry, self.entries)
        entry.clear()

    def end(self, statement: Any) -> None:
        entries = self.entries
        account = _account(statement)
        if not account.currency and entries.lines:
            account = replace(account, currency=entries.lines[0].currency)
        self.accounts.append(account)
        self.lines += entries.lines
        self.skipped += entries.skipped
        self.problems += entries.problems
        self.problems += _checked(account, statement, entries, len(self.lines) + len(self.skipped))
        self.profile = self.profile or KINDS[local(statement)]
        statement.clear()


def read_camt(content: bytes) -> Statement:
    """
    Read a camt file. Debits are negative; a batch is read transaction by transaction where its parts sum to it.

    :raises StatementRefused: `too_large`, `dtd`, `broken`, `unknown_format`
    """
    if len(content) > MOST_BYTES:
        raise StatementRefused("too_large")
    try:
        message = _read(content)
    except DefusedXmlException as error:
        raise StatementRefused("dtd", "document type definitions are not read") from error
    except (ParseError, ValueError, LookupError) as error:
        raise StatementRefused("broken", str(error)) from error
    if not message.accounts:
        raise StatementRefused("unknown_format", "no statement in this XML")
    keys = Keys()
    lines = tuple(keys.keyed(line) for line in message.lines)
    return Statement("camt", message.profile, tuple(message.accounts), lines, tuple(message.skipped), tuple(message.problems))


def _read(content: bytes) -> _Message:
    message = _Message()
    try:
        _walk(content.lstrip(), message)
    except ParseError:
        # Some banks declare another encoding than they write; a second error is told.
        text = DECLARATION.sub("", decoded(content), count=1)
        again = _Message()
        if text.encode("utf-8", "replace") == content:
            raise
        _walk(text.encode("utf-8", "replace"), again)
        return again
    return message


class _Nodes:
    """
    The target of the parser: statements and entries are handed over as they end.

    Each node costs two calls here instead of the four of `iterparse`, which for long files is half of the time.
    """

    def __init__(self, message: _Message) -> None:
        self._builder = TreeBuilder()
        self._message = message
        self._statement: Any = None
        self._names: dict[str, str] = {}
        self.data = self._builder.data

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        node = self._builder.start(tag, attributes)
        name = self._names.get(tag)
        if name is None:
            name = self._names[tag] = tag.rpartition("}")[2]
            if not self._message.profile and (version := VERSION.search(tag)):
                self._message.profile = version[0]
        if name in STATEMENTS and self._statement is None:
            self._statement = node
            self._message.begin()

    def end(self, tag: str) -> None:
        node = self._builder.end(tag)
        if node is self._statement:
            self._message.end(node)
            self._statement = None
        elif self._names[tag] == "Ntry" and self._statement is not None:
            self._message.take(node, self._statement)

    def close(self) -> None:
        self._builder.close()


def _walk(content: bytes, message: _Message) -> None:
    parser = XMLParser(target=_Nodes(message), forbid_dtd=True)
    for at in range(0, len(content), PIECE):
        parser.feed(content[at : at + PIECE])
    parser.close()


def _currency(statement: Any) -> str:
    named = text(statement, "Acct", "Ccy")
    return named or next((currency for balance in children(statement, "Bal") if (currency := amount_of(balance)[1])), "")


def _account(statement: Any) -> StatementAccount:
    balances: dict[str, Decimal] = {}
    for balance in children(statement, "Bal"):
        code = text(balance, "Tp", "CdOrPrtry", "Cd") or text(balance, "Tp", "Cd") or text(balance, "Tp", "CdOrPrtry", "Prtry")
        value = signed(amount_of(balance)[0], text(balance, "CdtDbtInd") or "CRDT")
        if value is not None:
            # Pages in between open and close with ITBD, the one after the other.
            balances[f"{code}2" if code == "ITBD" and code in balances else code] = value
    opening = balances.get("OPBD", balances.get("PRCD"))
    closing = balances.get("CLBD")
    if "ITBD" in balances:
        closing = closing if closing is not None else balances.get("ITBD2", balances["ITBD"] if opening is not None else None)
        opening = opening if opening is not None else balances["ITBD"]
    return StatementAccount(account_number(child(statement, "Acct")), _currency(statement), opening, closing)


def _checked(account: StatementAccount, statement: Any, entries: Entries, last: int) -> list[Problem]:
    problems: list[Problem] = []
    total = sum((line.amount for line in entries.lines), Decimal(0))
    if account.opening is not None and account.closing is not None:
        gap = account.closing - account.opening
        if gap not in (total, total - entries.pending):
            problems.append(Problem("balance_mismatch", last, f"{account.opening} + {total} is not {account.closing}"))
    for name, sign in (("TtlCdtNtries", 1), ("TtlDbtNtries", -1)):
        stated = plain_amount(text(statement, "TxsSummry", name, "Sum"))
        found = sum((line.amount * sign for line in entries.lines if line.amount * sign > 0), Decimal(0))
        if stated is not None and stated != found and total != _net(statement):
            problems.append(Problem("total_mismatch", last, f"{name} is {stated}, the lines sum to {found}"))
    count = text(statement, "TxsSummry", "TtlNtries", "NbOfNtries")
    if count.isdecimal() and int(count) != entries.read + len(entries.skipped):
        problems.append(Problem("count_mismatch", last, f"the file states {count} entries, it has {entries.read + len(entries.skipped)}"))
    return problems


def _net(statement: Any) -> Decimal | None:
    """Answer the net of all entries as the summary states it: charges inside a batch change the sums of both sides, never this."""
    node = child(statement, "TxsSummry", "TtlNtries")
    bare = plain_amount(text(node, "TtlNetNtryAmt") or text(node, "TtlNetNtry", "Amt"))
    return signed(bare, text(node, "CdtDbtInd") or text(node, "TtlNetNtry", "CdtDbtInd"))
