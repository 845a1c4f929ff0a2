"""Which jobs of an invoice are settled: nothing of them is open and nothing unbilled."""

import uuid
from datetime import date
from typing import Any

from rapport.billing.models import Invoice
from rapport.billing.queries.unbilled import unbilled
from rapport.domain.stations import Station
from rapport.jobs.commands.reach_station import leave_station, reach_station
from rapport.jobs.models import Job
from rapport.ledger.models import Book
from rapport.people.models import Member
from rapport.production.queries.acceptable import unaccepted_orders

KINDS = ("fee", "bought_in", "pass_through", "tax")


def is_collected(book: Book) -> bool:
    """Say whether all that was billed was collected or given up, kind by kind."""
    return all(
        getattr(book, f"billed_{kind}") == getattr(book, f"collected_{kind}") + getattr(book, f"written_off_{kind}") for kind in KINDS
    )


def settle(invoice: Invoice, *, source_kind: str, source_id: uuid.UUID, by: Member, on: date) -> None:
    """Let the jobs of an invoice reach payment where all is paid and billed, and leave it where that is no longer so."""
    jobs = list(Job.objects.filter(id__in=invoice.lines.values("job_id")).select_related("book").order_by("id"))
    owing = set(unaccepted_orders().filter(job__in=jobs).values_list("job_id", flat=True))
    for job in jobs:
        source: dict[str, Any] = {"source_kind": source_kind, "source_id": source_id}
        if is_collected(job.book) and job.id not in owing and not unbilled(job.acceptance_lines.all()).exists():
            reach_station(job=job, station=Station.PAYMENT, by=by, on=on, **source)
        else:
            leave_station(job=job, station=Station.PAYMENT, by=by, on=on)
