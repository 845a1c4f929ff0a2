"""camt.052, .053 and .054 of every version: entries, and the transactions of their batches, as lines."""

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from rapport.domain.statements.keys import Keys
from rapport.domain.statements.lines import Problem, Skipped, Statement, StatementAccount, StatementLine, StatementRefused

MOST_BYTES = 50 * 1024 * 1024


def read_camt(content: bytes) -> Statement:
    """
    Read a camt file. Debits are negative; a batch is read transaction by transaction where its parts sum to it.

    :raises StatementRefused: `too_large`, `dtd`, `broken`, `unknown_format`
    """
    if len(content) > MOST_BYTES:
        raise StatementRefused("too_large")
    try:
        root = fromstring(content, forbid_dtd=True)
    except DefusedXmlException as error:
        raise StatementRefused("dtd", "document type definitions are not read") from error
    except (ParseError, ValueError) as error:
        raise StatementRefused("broken", str(error)) from error
    statements = [node for node in root.iter() if _local(node) in ("Stmt", "Rpt", "Ntfctn")]
    if not statements:
        raise StatementRefused("unknown_format", "no statement in this XML")
    accounts: list[StatementAccount] = []
    lines: list[StatementLine] = []
    skipped: list[Skipped] = []
    problems: list[Problem] = []
    for statement in statements:
        account = _account(statement)
        accounts.append(account)
        first = len(lines)
        for entry in _children(statement, "Ntry"):
            _entry(entry, account, lines, skipped, problems)
        _check_balance(account, lines[first:], len(lines), problems)
    version = re.search(r"camt\.05[234]\.001\.\d\d", root.tag)
    keys = Keys()
    keyed = tuple(keys.keyed(line) for line in lines)
    return Statement("camt", version[0] if version else "camt", tuple(accounts), keyed, tuple(skipped), tuple(problems))


def _entry(entry: Any, account: StatementAccount, lines: list[StatementLine], skipped: list[Skipped], problems: list[Problem]) -> None:
    number = len(lines) + len(skipped) + 1
    amount, currency = _amount(entry, account.currency)
    booked = _date(_child(entry, "BookgDt")) or _date(_child(entry, "ValDt"))
    if amount is None or booked is None:
        skipped.append(Skipped(number, "unreadable", " ".join("".join(entry.itertext()).split())[:300]))
        problems.append(Problem("unreadable", number, "an entry without amount or date"))
        return
    if _text(entry, "Sts") == "PDNG" or _text(_child(entry, "Sts"), "Cd") == "PDNG":
        problems.append(Problem("pending", number, "the bank has not booked this entry yet"))
    details = [detail for block in _children(entry, "NtryDtls") for detail in _children(block, "TxDtls")]
    parts = [(detail, _amount(detail, currency, entry)[0]) for detail in details]
    is_batch = len(parts) > 1 and all(part is not None for _detail, part in parts)
    rest = amount - sum((part for _detail, part in parts if part), Decimal(0))
    if is_batch and (not rest or abs(rest) == _charges(entry)):
        taken = [(detail, part or Decimal(0)) for detail, part in parts]
        # The bank took its charges out of the batch: they are a movement of their own.
        taken += [(_child(entry, "Chrgs"), rest)] if rest else []
    else:
        taken = [(details[0] if len(details) == 1 else None, amount)]
        if is_batch:
            problems.append(Problem("batch_mismatch", number, "the parts of a batch do not sum to it; read as one line"))
    for detail, part in taken:
        lines.append(_line(len(lines) + len(skipped) + 1, entry, detail, part, currency, booked, account))


def _charges(entry: Any) -> Decimal:
    """Answer the sum of an entry's charges, in all the shapes that the versions of the message give them."""
    total = Decimal(0)
    for block in _children(entry, "Chrgs"):
        records = _children(block, "Rcrd") or [block]
        total += sum((abs(_amount(record, "")[0] or Decimal(0)) for record in records), Decimal(0))
    return total


def _line(number: int, entry: Any, detail: Any, amount: Decimal, currency: str, booked: date, account: StatementAccount) -> StatementLine:
    where = detail if detail is not None else entry
    side = "Dbtr" if amount >= 0 else "Cdtr"
    party = _find(where, "RltdPties", side)
    name = _text(party, "Nm") or _text(_child(party, "Pty"), "Nm")
    other = _find(where, "RltdPties", f"{side}Acct")
    memo = " ".join(node.text.strip() for node in where.iter() if _local(node) == "Ustrd" and node.text)
    memo = memo or " ".join(node.text.strip() for node in where.iter() if _local(node) == "Ref" and node.text)
    memo = memo or _text(entry, "AddtlNtryInf")
    end_to_end = _text(_child(where, "Refs"), "EndToEndId")
    reference = _text(_child(where, "Refs"), "AcctSvcrRef") or _text(entry, "AcctSvcrRef") or end_to_end or _text(entry, "NtryRef")
    if end_to_end and end_to_end != "NOTPROVIDED" and end_to_end not in memo:
        memo = f"{memo} {end_to_end}".strip()
    return StatementLine(
        number, account.account, booked, _date(_child(entry, "ValDt")), amount, currency, None, reference[:140], name[:200],
        _account_number(other)[:40], memo,
    )  # fmt: skip


def _account(statement: Any) -> StatementAccount:
    node = _child(statement, "Acct")
    balances: dict[str, Decimal] = {}
    currency = _text(node, "Ccy")
    for balance in _children(statement, "Bal"):
        code = _find(balance, "Tp", "CdOrPrtry", "Cd")
        amount, of_balance = _amount(balance, currency)
        if code is not None and amount is not None:
            balances.setdefault((code.text or "").strip(), amount)
            currency = currency or of_balance
    opening = balances.get("OPBD", balances.get("PRCD"))
    return StatementAccount(_account_number(node), currency, opening, balances.get("CLBD"))


def _check_balance(account: StatementAccount, lines: list[StatementLine], last: int, problems: list[Problem]) -> None:
    if account.opening is None or account.closing is None:
        return
    total = sum((line.amount for line in lines), Decimal(0))
    if account.opening + total != account.closing:
        problems.append(Problem("balance_mismatch", last, f"{account.opening} + {total} is not {account.closing}"))


def _amount(node: Any, currency: str, sign_from: Any = None) -> tuple[Decimal | None, str]:
    found = _child(node, "Amt")
    if found is None:
        found = _find(node, "AmtDtls", "TxAmt", "Amt")
    if found is None or not (found.text or "").strip():
        return None, currency
    try:
        amount = Decimal(found.text.strip())
    except InvalidOperation:
        return None, currency
    if not amount.is_finite():
        return None, currency
    indicator = _text(node, "CdtDbtInd") or (_text(sign_from, "CdtDbtInd") if sign_from is not None else "")
    return (-amount if indicator == "DBIT" else amount), found.get("Ccy") or currency


def _date(node: Any) -> date | None:
    text = (_text(node, "Dt") or _text(node, "DtTm"))[:19]
    try:
        return datetime.fromisoformat(text).date() if text else None
    except ValueError:
        return None


def _account_number(node: Any) -> str:
    number = _find(node, "Id", "IBAN")
    if number is None:
        number = _find(node, "Id", "Othr", "Id")
    return (number.text or "").strip() if number is not None else ""


def _local(node: Any) -> str:
    return str(node.tag).rpartition("}")[2]


def _children(node: Any, name: str) -> list[Any]:
    return [] if node is None else [child for child in node if _local(child) == name]


def _child(node: Any, name: str) -> Any:
    return next(iter(_children(node, name)), None)


def _find(node: Any, *path: str) -> Any:
    for name in path:
        node = _child(node, name)
    return node


def _text(node: Any, name: str) -> str:
    found = _child(node, name)
    return (found.text or "").strip() if found is not None else ""
