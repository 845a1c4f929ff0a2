"""A version as the client sees it, frozen when it is sent: its hash proves what was offered."""

import hashlib
import json
from decimal import Decimal
from typing import Any

from rapport.domain.estimate import Estimate
from rapport.proposals.models import QuoteLine, QuoteVersion
from rapport.proposals.queries.estimate import lines_of


def frozen_form(version: QuoteVersion, estimate: Estimate) -> dict[str, Any]:
    """Answer everything that the offer says, amounts as text; cost stays out of it."""
    lines = lines_of(version)
    return {
        "number": version.quote.number,
        "version": version.position,
        "language": version.quote.language,
        "lines": [
            {
                "id": str(line.id), "text": line.text, "unit": line.unit, "quantity": _text(line.quantity), "way": line.way,
                "net": _text(worked.net), "vat_code": line.vat_code, "unit_price": _unit_price(line, worked.net),
                **({"fee_percent": _text(line.fee_percent), "fee_basis": line.fee_basis} if line.fee_basis else {}),
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


def parties_of(version: QuoteVersion) -> dict[str, Any]:
    """Answer what a sent offer says of its day and of the client's company, frozen with it."""
    company = version.quote.job.client_entity
    named = {"name": company.name, "tax_code": company.tax_code, "address": company.address} if company else None
    return {"sent_on": version.sent_on.isoformat() if version.sent_on else None, "buyer": named}


def _unit_price(line: QuoteLine, net: Decimal) -> str:
    """The price of one, where one divides the line to the đồng; "" where it does not, and for fees."""
    if line.way == QuoteLine.Way.FEE or not line.quantity:
        return ""
    price = net / line.quantity
    return _text(price) if price == price.to_integral_value() else ""


def hash_of(form: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(form, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _text(number: object) -> str:
    return format(number, "f").rstrip("0").rstrip(".") if "." in format(number, "f") else format(number, "f")
