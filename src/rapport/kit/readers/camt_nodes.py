"""Parts of a camt message as plain values, whatever the version calls them."""

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from rapport.domain.statements.amounts import plain_amount

DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def local(node: Any) -> str:
    """Answer the name of a node without its namespace."""
    return _local(node.tag)


@lru_cache(maxsize=1024)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def children(node: Any, name: str) -> list[Any]:
    """Answer the children of a name, in their order; none of nothing."""
    return [] if node is None else [child for child in node if local(child) == name]


def child(node: Any, *path: str) -> Any:
    """Follow a path of names, always the first of each; None where it ends."""
    # Half of the time of a long file is spent here: a plain loop is the quickest.
    for name in path:
        if node is None:
            return None
        for one in node:
            if _local(one.tag) == name:
                node = one
                break
        else:
            return None
    return node


def text(node: Any, *path: str) -> str:
    """Write the text at the end of a path with single spaces; empty where nothing is there."""
    found = child(node, *path)
    return " ".join((found.text or "").split()) if found is not None else ""


def day(node: Any) -> date | None:
    """Read a day written as a date or as a moment, as it stands there, without moving it to another zone."""
    found = DAY.match(text(node, "Dt") or text(node, "DtTm"))
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def amount_of(node: Any) -> tuple[Decimal | None, str]:
    """Read the amount of a node, without sign, and its currency; None where it has none that can be read."""
    found = child(node, "Amt")
    amount = plain_amount(found.text or "") if found is not None else None
    if amount is None or amount < 0:
        return None, ""
    return amount, found.get("Ccy") or ""


def signed(amount: Decimal | None, indicator: str) -> Decimal | None:
    """Give an amount its side: CRDT in, DBIT out; None for any other word, never a guess."""
    if amount is None or indicator not in ("CRDT", "DBIT"):
        return None
    return amount if indicator == "CRDT" else -amount


def account_number(node: Any) -> str:
    """Answer the number of an account: IBAN, other identification, or of version 1 the local number."""
    for path in (("IBAN",), ("Othr", "Id"), ("BBAN",), ("PrtryAcct", "Id"), ("UPIC",)):
        if found := text(node, "Id", *path):
            return found
    return ""


def party_name(node: Any) -> str:
    """Answer the name of a party, of a person or of a bank."""
    for path in (("Nm",), ("Pty", "Nm"), ("Agt", "FinInstnId", "Nm"), ("FinInstnId", "Nm")):
        if found := text(node, *path):
            return found
    return ""


def status(entry: Any) -> str:
    """Answer the status of an entry, which later versions write one level deeper: BOOK, PDNG, INFO, FUTR."""
    return text(entry, "Sts") or text(entry, "Sts", "Cd")


def charges(node: Any, currency: str) -> Decimal:
    """Sum the charges of a node that are stated apart, signed as money in or out; included ones and other currencies are none."""
    total = Decimal(0)
    for block in children(node, "Chrgs"):
        records = children(block, "Rcrd") or [block]
        whole = child(block, "TtlChrgsAndTaxAmt")
        for record in records:
            amount, of_charge = amount_of(record)
            if amount is None and whole is not None and record is block:
                amount, of_charge = plain_amount(whole.text or ""), whole.get("Ccy") or ""
            value = signed(amount, text(record, "CdtDbtInd") or "DBIT")
            if value is not None and of_charge in ("", currency):
                total += value
    return total
