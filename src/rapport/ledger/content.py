"""What of a fact its hash covers: everything but the hash itself."""

from typing import Any

from rapport.ledger.models import Fact

COVERED = (
    "id", "agency_id", "book_id", "client_id", "line_id", "measure", "kind", "currency", "amount", "rate", "home_amount", "on",
    "recorded_at", "source_kind", "source_id", "by_id", "am_id", "reverses_id", "seq",
)  # fmt: skip


def content_of(fact: Fact) -> dict[str, Any]:
    return {name: getattr(fact, name) for name in COVERED}
