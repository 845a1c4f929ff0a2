"""Entries of a camt message as lines: a batch transaction by transaction, charges beside it, else the entry as one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from rapport.domain.statements.lines import Problem, Skipped, StatementLine
from rapport.kit.readers.camt_nodes import account_number, amount_of, charges, child, children, day, local, party_name, signed, status, text

NOTHING = ("NOTPROVIDED", "NONREF", "NOT PROVIDED")
LONGEST_REFERENCE, LONGEST_NAME, LONGEST_ACCOUNT = 140, 200, 40


@dataclass
class Entries:
    """The lines of one statement of the message as they come, and what was found on the way."""

    account: str = ""
    currency: str = ""
    first: int = 1
    lines: list[StatementLine] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    pending: Decimal = Decimal(0)
    read: int = 0

    @property
    def number(self) -> int:
        """Answer the ordinal of the next line of the file."""
        return self.first + len(self.lines) + len(self.skipped)


def take_entry(entry: Any, entries: Entries) -> None:
    """Read one entry; what has no amount, side or day is skipped as unreadable, with a problem."""
    bare, currency = amount_of(entry)
    currency = currency or entries.currency
    amount = signed(bare, text(entry, "CdtDbtInd"))
    booked = day(child(entry, "BookgDt")) or day(child(entry, "ValDt"))
    if amount is None or booked is None:
        lacking = "day" if amount is not None else "side" if bare is not None else "amount"
        entries.problems.append(Problem("unreadable", entries.number, f"an entry without {lacking}"))
        entries.skipped.append(Skipped(entries.number, "unreadable", " ".join("".join(entry.itertext()).split())[:500]))
        return
    if status(entry) not in ("", "BOOK"):
        entries.pending += amount
        entries.problems.append(Problem("pending", entries.number, f"the entry is not booked: {status(entry)}"))
    entries.read += 1
    details = [detail for block in [*children(entry, "NtryDtls"), entry] for detail in children(block, "TxDtls")]
    for detail, part in _parts(entry, details, amount, currency, entries):
        entries.lines.append(_line(entry, detail, part, currency, booked, entries, of_batch=len(details) > 1))


def _parts(entry: Any, details: Sequence[Any], amount: Decimal, currency: str, entries: Entries) -> list[tuple[Any, Decimal]]:
    """Divide an entry into its transactions, and the charges taken from it, where they sum to it to the cent."""
    if len(details) < 2:
        return [(details[0] if details else None, amount)]
    found = [(detail, _part_amount(detail, currency, text(entry, "CdtDbtInd"))) for detail in details]
    parts = [(detail, part) for detail, part in found if part is not None]
    if len(parts) == len(details):
        gap = amount - sum(part for _detail, part in parts)
        if not gap:
            return parts
        stated = {charges(entry, currency), sum((charges(detail, currency) for detail in details), Decimal(0))}
        if gap in stated:
            return [*parts, (child(entry, "Chrgs") if child(entry, "Chrgs") is not None else child(details[0], "Chrgs"), gap)]
        said = f"the parts of a batch differ from it by {gap}; read as one line"
        entries.problems.append(Problem("batch_mismatch", entries.number, said))
    return [(None, amount)]


def _part_amount(detail: Any, currency: str, indicator: str) -> Decimal | None:
    indicator = text(detail, "CdtDbtInd") or indicator
    for node in (detail, child(detail, "AmtDtls", "TxAmt"), child(detail, "AmtDtls", "CntrValAmt"), child(detail, "AmtDtls", "InstdAmt")):
        amount, of_part = amount_of(node)
        if amount is not None and of_part in ("", currency):
            return signed(amount, indicator)
    return None


def _line(entry: Any, detail: Any, amount: Decimal, currency: str, booked: date, entries: Entries, *, of_batch: bool) -> StatementLine:
    where = entry if detail is None else detail
    is_charge = local(where) == "Chrgs"
    name, other = ("", "") if is_charge else _party(where, entry, is_in=amount >= 0)
    references = child(where, "Refs")
    end_to_end = _told(text(references, "EndToEndId"))
    memo = _memo(where, entry)
    if end_to_end and end_to_end not in memo:
        memo = f"{memo} {end_to_end}".strip()
    own = _told(text(references, "AcctSvcrRef")) or ("" if of_batch and end_to_end else _told(text(entry, "AcctSvcrRef")))
    reference = own or end_to_end or _told(text(references, "TxId")) or _told(text(entry, "NtryRef"))
    return StatementLine(
        entries.number, entries.account, booked, day(child(entry, "ValDt")), amount, currency, None, reference[:LONGEST_REFERENCE],
        name[:LONGEST_NAME], other[:LONGEST_ACCOUNT], "Charges" if is_charge else memo,
    )  # fmt: skip


def _party(where: Any, entry: Any, *, is_in: bool) -> tuple[str, str]:
    """Answer name and account of the other side: who paid us, or whom we paid; of a return it may be the other way round."""
    parties = child(where, "RltdPties")
    sides = ("Dbtr", "Cdtr") if is_in else ("Cdtr", "Dbtr")
    is_return = text(entry, "RvslInd") == "true"
    for side in sides if is_return else sides[:1]:
        name = (
            party_name(child(parties, side))
            or party_name(child(parties, f"Ultmt{side}"))
            or party_name(child(where, "RltdAgts", f"{side}Agt"))
        )
        account = account_number(child(parties, f"{side}Acct"))
        if name or account:
            return name, account
    return "", ""


def _memo(where: Any, entry: Any) -> str:
    found = [_flat(node) for node in where.iter() if local(node) == "Ustrd"]
    for structured in (node for node in where.iter() if local(node) == "Strd"):
        found.append(text(structured, "CdtrRefInf", "Ref") or text(structured, "CdtrRefInf", "CdtrRef"))
        found += [text(document, "Nb") or text(document, "RfrdDocNb") for document in children(structured, "RfrdDocInf")]
        found += [_flat(node) for node in children(structured, "AddtlRmtInf")]
    memo = " ".join(dict.fromkeys(filter(None, found)))
    return memo or text(where, "AddtlTxInf") or text(entry, "AddtlNtryInf")


def _flat(node: Any) -> str:
    return " ".join((node.text or "").split())


def _told(reference: str) -> str:
    return "" if reference.upper() in NOTHING else reference
