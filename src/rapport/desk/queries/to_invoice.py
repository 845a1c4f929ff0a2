"""What of a client is to be invoiced: accepted lines by the two companies that an invoice is between, and instalments that are due."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, OuterRef, QuerySet
from django.db.models.functions import Cast, JSONObject

from rapport.billing.queries.milestones import due_milestones
from rapport.clients.models import ClientEntity
from rapport.contracts.access import visible_milestones
from rapport.jobs.access import jobs_in_scope
from rapport.people.models import LegalEntity, Member, OwnBankAccount
from rapport.production.models import AcceptanceLine


@dataclass
class ToInvoice:
    """One invoice that can be requested: the buyer, the seller, its lines, and the accounts (id, number, holder) that it can be paid on."""

    client_entity: ClientEntity
    legal_entity: LegalEntity
    accounts: list[dict[str, str]]
    lines: list[AcceptanceLine] = field(default_factory=list)

    @property
    def net(self) -> Decimal:
        return sum((line.net_amount for line in self.lines), Decimal(0))


def with_companies(lines: QuerySet[AcceptanceLine], currency: str) -> QuerySet[Any]:
    """Read accepted lines with both companies and, in the same query, the seller's open accounts of a currency, the default one first."""
    accounts = OwnBankAccount.objects.filter(
        legal_entity=OuterRef("acceptance__legal_entity"), closed_on=None, is_waiting=False, currency=currency
    )
    own = accounts.order_by("-is_default", "id").values(json=JSONObject(id="id", number="number", holder="holder"))
    return lines.select_related("acceptance__client_entity", "acceptance__legal_entity").annotate(accounts=ArraySubquery(own))


def to_invoice(lines: Iterable[Any]) -> list[ToInvoice]:
    """Group accepted lines, as `with_companies` reads them, by buyer and seller. No query."""
    found: dict[tuple[object, object], ToInvoice] = {}
    for line in lines:
        minutes = line.acceptance
        key = (minutes.client_entity_id, minutes.legal_entity_id)
        found.setdefault(key, ToInvoice(minutes.client_entity, minutes.legal_entity, line.accounts)).lines.append(line)
    return sorted(found.values(), key=lambda one: (one.client_entity.name, one.legal_entity.name))


def due_instalments(member: Member, today: date) -> ArraySubquery:
    """Answer, for a query of clients, the instalments that this member may invoice now: id, name, percent, net, job, job_id."""
    own = visible_milestones(member).filter(order__job__client=OuterRef("pk"), order__job__in=jobs_in_scope(member, "invoice.create"))
    rows = due_milestones(own, today).order_by("order_id", "position")
    words = JSONObject(
        id="id",
        name="name",
        percent=Cast("percent", CharField()),
        net=Cast("net", CharField()),
        job="order__job__number",
        job_id="order__job_id",
    )
    return ArraySubquery(rows.values(json=words))
