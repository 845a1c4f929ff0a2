"""The chain over the facts of a book: each fact's hash covers its content and the hash before it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

START = "0" * 64
"""What stands before the first fact of a book and before the first seal."""


def link(previous: str, content: Mapping[str, Any]) -> str:
    """
    Answer the hash (SHA-256, hex) of a fact: of the hash before it and its content.

    Amounts count by value (5 and 5.00 are the same), days and moments in ISO form (UTC), ids as text.
    """
    canonical = json.dumps({name: _plain(value) for name, value in content.items()}, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(f"{previous}\n{canonical}".encode()).hexdigest()


def root(heads: Iterable[tuple[str, str]]) -> str:
    """Answer the hash over the heads of many books, (book id, head), whatever order they come in."""
    lines = "\n".join(f"{book} {head}" for book, head in sorted(heads))
    return hashlib.sha256(lines.encode()).hexdigest()


def _plain(value: Any) -> str | int | None:
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, Decimal):
        return format(value.normalize(), "f") if value else "0"
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
