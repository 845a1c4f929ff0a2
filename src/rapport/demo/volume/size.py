"""How large a demo agency is made, and how far it is."""

from dataclasses import dataclass, fields

from rapport.billing.models import Invoice, Payment
from rapport.clients.models import Client
from rapport.costs.models import TimeEntry
from rapport.jobs.models import Job
from rapport.production.models import Task


@dataclass(frozen=True)
class Size:
    """
    So many records of each family in one agency.

    `large_clients` of the clients hold half of the jobs: in an agency a few clients make the work.
    """

    clients: int
    jobs: int
    tasks: int
    time_entries: int
    invoices: int
    payments: int

    @property
    def total(self) -> int:
        return sum(getattr(self, field.name) for field in fields(self))

    @property
    def large_clients(self) -> int:
        """Five percent of the clients, at least one."""
        return max(1, self.clients // 20)


S = Size(clients=50, jobs=300, tasks=5_000, time_entries=20_000, invoices=2_000, payments=1_500)
SIZES = {"S": S}


def size_now() -> Size:
    """Answer how much the present agency has of each family."""
    families = (Client, Job, Task, TimeEntry, Invoice, Payment)
    return Size(*(family.objects.count() for family in families))
