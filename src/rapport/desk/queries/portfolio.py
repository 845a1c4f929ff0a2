"""A portfolio: for all clients of a person, what runs, what is owed, what is late, who is in charge."""

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Max

from rapport.billing.access import visible_invoices
from rapport.billing.queries.open_rows import open_by
from rapport.clients.access import visible_touchpoints
from rapport.clients.models import AccountPlace, Client
from rapport.jobs.access import visible_jobs
from rapport.kit.clock import day_of
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


@dataclass(frozen=True)
class Owings:
    """What each client owes, and how much of it is past its due day."""

    owed: Mapping[uuid.UUID, Decimal]
    late: Mapping[uuid.UUID, Decimal]


def portfolio(clients: Sequence[Client], member: Member, owings: Owings) -> list[PortfolioRow]:
    """Answer one row for each client, in their order; the number of queries does not grow with them."""
    ids = [client.id for client in clients]
    jobs = dict(visible_jobs(member).filter(client__in=ids).values_list("client_id").annotate(count=Count("id")))
    places = AccountPlace.objects.filter(client__in=ids, is_in_charge=True, last_on=None)
    people = dict(places.values_list("client_id", "member__full_name"))
    touched = touched_at(ids, member)
    return [
        PortfolioRow(
            client, people.get(client.id, ""), jobs.get(client.id, 0), owings.owed.get(client.id, ZERO), owings.late.get(client.id, ZERO),
            touched.get(client.id),
        )
        for client in clients
    ]  # fmt: skip


def touched_at(clients: Sequence[uuid.UUID], member: Member) -> dict[uuid.UUID, date]:
    """Answer the day of the last contact with each client, as far as this member sees contacts."""
    rows = visible_touchpoints(member).filter(client__in=clients).values_list("client_id").annotate(last=Max("happened_at"))
    return {client: day_of(last, member.agency) for client, last in rows}


def owings_of(member: Member, today: date) -> Owings:
    """Answer what the invoices that a member sees leave open, by client."""
    owed: dict[uuid.UUID, Decimal] = defaultdict(Decimal)
    late: dict[uuid.UUID, Decimal] = defaultdict(Decimal)
    for client_id, _due_on, is_late, amount in open_by(visible_invoices(member), today):
        owed[client_id] += amount
        if is_late:
            late[client_id] += amount
    return Owings(owed, late)
