"""A portfolio: for all clients of a person, what runs, what is owed, what is late, who is in charge."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Max

from rapport.billing.access import visible_invoices
from rapport.billing.queries.open import open_amounts
from rapport.clients.access import visible_clients, visible_touchpoints
from rapport.clients.models import AccountPlace, Client
from rapport.jobs.access import visible_jobs
from rapport.people.models import Member

ZERO = Decimal(0)


@dataclass(frozen=True)
class PortfolioRow:
    client: Client
    in_charge: str
    job_count: int
    outstanding: Decimal
    overdue: Decimal
    touched_on: date | None


def portfolio(member: Member, today: date) -> list[PortfolioRow]:
    """Answer one row for each visible client, the most owed first; the number of queries does not grow with them."""
    clients = list(visible_clients(member).order_by("name"))
    ids = [client.id for client in clients]
    jobs = dict(visible_jobs(member).filter(client__in=ids).values_list("client_id").annotate(count=Count("id")))
    owed, late = _owed(member, today)
    places = AccountPlace.objects.filter(client__in=ids, is_in_charge=True, last_on=None)
    people = dict(places.values_list("client_id", "member__full_name"))
    touched = dict(visible_touchpoints(member).filter(client__in=ids).values_list("client_id").annotate(last=Max("happened_at")))
    rows = [
        PortfolioRow(
            client, people.get(client.id, ""), jobs.get(client.id, 0), owed[client.id], late[client.id],
            touched[client.id].date() if client.id in touched else None,
        )
        for client in clients
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (-row.overdue, -row.outstanding, row.client.name))


def _owed(member: Member, today: date) -> tuple[dict[object, Decimal], dict[object, Decimal]]:
    owed: dict[object, Decimal] = defaultdict(Decimal)
    late: dict[object, Decimal] = defaultdict(Decimal)
    rows = {row["id"]: row for row in visible_invoices(member).filter(issuance__isnull=False).values("id", "client_id", "issuance__due_on")}
    for invoice_id, amount in open_amounts(list(rows)).items():
        row = rows[invoice_id]
        owed[row["client_id"]] += amount
        if row["issuance__due_on"] and row["issuance__due_on"] < today:
            late[row["client_id"]] += amount
    return owed, late
