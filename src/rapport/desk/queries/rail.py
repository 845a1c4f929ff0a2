"""The margin of every page: how many things stand behind the entries of the menu, and the jobs that one follows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, QuerySet, Value, When

from rapport.billing.access import visible_invoices, visible_payments
from rapport.billing.queries.unapplied import waiting
from rapport.clients.access import visible_clients
from rapport.desk.queries.docket_rows import docket_count
from rapport.desk.queries.overview import running_jobs
from rapport.desk.queries.rows import step_of
from rapport.domain.stations import Station
from rapport.jobs.access import followed_jobs
from rapport.jobs.models import Job
from rapport.jobs.queries.stage import stages
from rapport.people.models import Member
from rapport.proposals.access import visible_versions
from rapport.proposals.models import QuoteVersion

FOLLOWED = 3
NEWEST = 200


@dataclass(frozen=True)
class Followed:
    """A job in the margin, with its place on a thread of eight knots."""

    job: Job
    stage: Station | None
    step: int


def counts(member: Member, today: date) -> dict[str, int]:
    """
    Answer by the menu's names how many things are there: all clients, running jobs, quotes without an answer, invoices that are not
    issued yet, money that is not matched, and what needs this member today. What is not within reach is left out.
    """
    found = {"today": docket_count(member, today)}
    asked = [(name, rows) for name, (capability, rows) in COUNTED.items() if member.may(capability)]
    if asked:
        first, *rest = [_count(name, rows(member)) for name, rows in asked]
        found |= dict(first.union(*rest, all=True))
    return found


def followed(member: Member, today: date) -> list[Followed]:
    """Answer up to three running jobs of one's own, the next due first, those whose day is past after them. Two queries."""
    own = followed_jobs(member).values("id")
    jobs = list(
        running_jobs(member)
        .filter(id__in=own)
        .order_by(Case(When(due_on__gte=today, then=0), default=1), F("due_on").asc(nulls_last=True), "number")[:FOLLOWED]
    )
    at = stages([job.id for job in jobs])
    return [Followed(job, at[job.id], step_of(job.lane, at[job.id])) for job in jobs]


def _count(name: str, rows: QuerySet[Any]) -> QuerySet[Any, Any]:
    named = rows.order_by().annotate(entry=Value(name)).values("entry")
    counted: QuerySet[Any, Any] = named.annotate(number=Count("pk", distinct=True)).values_list("entry", "number")
    return counted


def _waiting_quotes(member: Member) -> QuerySet[QuoteVersion]:
    newer = QuoteVersion.objects.filter(quote=OuterRef("quote"), position__gt=OuterRef("position"))
    return visible_versions(member).filter(sent_on__isnull=False, answers=None).exclude(Exists(newer))


def _unmatched(member: Member) -> QuerySet[Any]:
    # As the page of matching: what came in last.
    newest = visible_payments(member).order_by("-received_on").values("pk")[:NEWEST]
    return waiting(visible_payments(member).filter(pk__in=newest))


COUNTED: dict[str, tuple[str, Callable[[Member], QuerySet[Any]]]] = {
    "clients": ("client.read", visible_clients),
    "jobs": ("job.read", running_jobs),
    "quotes": ("quote.read", _waiting_quotes),
    "invoices": ("invoice.read", lambda member: visible_invoices(member).filter(issuance=None, dropped_on=None)),
    "match": ("bank.read", _unmatched),
}
