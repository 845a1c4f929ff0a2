"""The paper, the payment or the hours that made a fact true, by the words people know it by, for one reader."""

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from rapport.billing.access import visible_allocations, visible_invoices
from rapport.contracts.access import visible_orders
from rapport.costs.access import visible_bill_payments, visible_bills, visible_purchase_orders, visible_time
from rapport.desk.queries.parts import Part
from rapport.kit.refusal import Words
from rapport.kit.tongues import say
from rapport.people.models import Member
from rapport.proposals.access import visible_versions


@dataclass(frozen=True)
class Named:
    """What a source is called, and the page where it stands."""

    words: Words
    url: str


@dataclass(frozen=True)
class _Kind:
    """Where sources of a kind are fetched from, with what beside them, and how one is named."""

    visible: Callable[[Member], QuerySet[Any]]
    beside: tuple[str, ...]
    named: Callable[[Any], Named]


def _costs(job: uuid.UUID, part: str) -> str:
    return f"/jobs/{job}/costs/#{part}"


KINDS = {
    "quote_version": _Kind(visible_versions, ("quote",), lambda row: Named(f"{row.quote.number} {row}", f"/quotes/{row.quote_id}/")),
    "order": _Kind(visible_orders, ("job",), lambda row: Named(say("the client's order", "đơn của khách"), f"/jobs/{row.job_id}/#orders")),
    "purchase_order": _Kind(visible_purchase_orders, ("job",), lambda row: Named(row.number, _costs(row.job_id, "orders"))),
    "bill": _Kind(visible_bills, ("partner",), lambda row: Named(f"{row.partner.name} {row.number}".strip(), _costs(row.job_id, "bills"))),
    "bill_payment": _Kind(
        visible_bill_payments,
        ("bill__partner",),
        lambda row: Named(
            say("paid to %(who)s, %(number)s", "trả %(who)s, %(number)s", who=row.bill.partner.name, number=row.bill.number),
            _costs(row.bill.job_id, "bills"),
        ),
    ),
    "time_entry": _Kind(
        visible_time,
        ("member",),
        lambda row: Named(say("time of %(who)s", "giờ của %(who)s", who=row.member.full_name), _costs(row.job_id, "time")),
    ),
    "invoice": _Kind(visible_invoices, ("client",), lambda row: Named(row.number, f"/invoices/{row.pk}/")),
    "allocation": _Kind(visible_allocations, ("payment",), lambda row: Named(row.payment.number, f"/payments/{row.payment_id}/")),
}


def sources_of(parts: Iterable[Part], member: Member) -> dict[str, Named]:
    """Answer the sources of facts that this reader may see, by the fact's id: one question for each kind of source."""
    wanted: dict[str, dict[uuid.UUID, list[str]]] = defaultdict(lambda: defaultdict(list))
    for part in parts:
        if part.source_id and part.fact.source_kind in KINDS:
            wanted[part.fact.source_kind][uuid.UUID(part.source_id)].append(part.name)
    found: dict[str, Named] = {}
    for name, facts in wanted.items():
        kind = KINDS[name]
        for row in kind.visible(member).filter(pk__among=facts).select_related(*kind.beside):
            found |= dict.fromkeys(facts[row.pk], kind.named(row))
    return found
