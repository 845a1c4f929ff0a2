"""A version as the client sees it, frozen when it is sent: its hash proves what was offered."""

import hashlib
import json
from typing import Any

from rapport.domain.estimate import Estimate
from rapport.proposals.models import QuoteVersion


def frozen_form(version: QuoteVersion, estimate: Estimate) -> dict[str, Any]:
    """Answer everything that the offer says, amounts as text; cost stays out of it."""
    lines = version.lines.order_by("position")
    return {
        "number": version.quote.number,
        "version": version.position,
        "language": version.quote.language,
        "lines": [
            {
                "id": str(line.id), "text": line.text, "unit": line.unit, "quantity": _text(line.quantity), "way": line.way,
                "net": _text(worked.net), "vat_code": line.vat_code,
            }
            for line, worked in zip(lines, estimate.lines, strict=True)
        ],
        "contingency": _text(estimate.contingency),
        "discount": _text(estimate.discount),
        "groups": [{"code": group.code, "net": _text(group.net), "vat": _text(group.vat)} for group in estimate.groups],
        "net": _text(estimate.net),
        "vat": _text(estimate.vat),
        "total": _text(estimate.total),
        "valid_until_on": version.valid_until_on.isoformat() if version.valid_until_on else None,
        "delivery_on": version.delivery_on.isoformat() if version.delivery_on else None,
        "note": version.note,
    }  # fmt: skip


def hash_of(form: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(form, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _text(number: object) -> str:
    return format(number, "f").rstrip("0").rstrip(".") if "." in format(number, "f") else format(number, "f")
