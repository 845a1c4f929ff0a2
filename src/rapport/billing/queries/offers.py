"""What money that waits may pay: the engine's answer for the Match page."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rapport.billing.queries.open_items import open_items
from rapport.billing.queries.payers import payers
from rapport.domain.matching.engine import match
from rapport.domain.matching.lines import BankLine, Outcome, Part


@dataclass(frozen=True)
class Offer:
    """
    A proposal as the page shows it.

    :param percent: its probability, whole; 100 only where a rule makes it certain · reasons: codes, the strongest first
    """

    kind: str
    parts: tuple[Part, ...]
    percent: int
    reasons: tuple[str, ...]
    is_certain: bool = False

    @property
    def number(self) -> str:
        """The key of its first invoice, or ""."""
        return self.parts[0].item.key if self.parts else ""


def money_of(payment: Any, amount: Any, currency: str) -> BankLine:
    """Answer a payment, or what is left of it, as matching sees it."""
    line = payment.bank_line
    return BankLine(
        id=payment.id, amount=amount, memo=payment.memo, counterparty=line.counterparty if line else "",
        counterparty_account=line.counterparty_account if line else "", on=payment.received_on,
        reference=line.reference if line else "", currency=(line.currency if line else "") or currency,
    )  # fmt: skip


def offers(waiting: Sequence[Any], chosen: Any, currency: str) -> list[Offer]:
    """
    Answer what the chosen payment may pay, the likeliest first, weighed against all money that waits (payments with `free`).

    Where a person has said whose money it is, only that client's invoices are offered, and the client counts as the sender.
    """
    told = chosen.client_id is not None
    seller = chosen.account.legal_entity_id if chosen.account else None
    lines = [money_of(row, row.free, currency) for row in waiting if row.id == chosen.id or not told]
    # Money on an account of one company of ours pays no invoice of another.
    items = open_items(chosen.client_id, currency=currency, seller_id=seller)
    known = payers()
    if told and items and not lines[0].counterparty:
        lines = [_said_by_a_person(lines[0], items[0].payer_names[0])]
    return _offers_of(chosen.id, match(items, lines, known, about=chosen.id))


def _said_by_a_person(line: BankLine, name: str) -> BankLine:
    return BankLine(**{**line.__dict__, "counterparty": name})


def _offers_of(payment_id: uuid.UUID, outcome: Outcome) -> list[Offer]:
    rows = [row for row in outcome.allocations if row.line.id == payment_id]
    parts = tuple(Part(row.item, row.amount) for row in rows)
    kind = "many" if len(rows) > 1 else "one"
    certain = [Offer(kind, parts, 100, (f"rule_{rows[0].rule}",), is_certain=True)] if rows else []
    proposed = [
        Offer(row.kind, row.parts, min(max(round(row.probability * 100), 1), 99), row.reasons)
        for row in outcome.proposals if row.line.id == payment_id
    ]  # fmt: skip
    return certain + proposed
