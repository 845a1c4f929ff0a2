"""Filling up an agency as a run: the worker does it step by step, or `rapport demo --wait` does."""

from datetime import datetime

from django.db import connection

from rapport.demo.volume.fill import fill_some, next_family, reached
from rapport.demo.volume.size import SIZES, size_now
from rapport.journal import runs
from rapport.journal.models import Run
from rapport.kit.tongues import say
from rapport.people.models import Agency, Member

WORK = "demo.fill"
FAMILIES = {
    "clients": say("clients", "khách hàng"), "jobs": say("jobs", "job"), "tasks": say("tasks", "đầu việc"),
    "time_entries": say("time entries", "dòng giờ"), "invoices": say("invoices", "hóa đơn"), "payments": say("payments", "khoản tiền"),
}  # fmt: skip


def fill_step(run: Run) -> runs.Step:
    """Make some more records of the family that is next; the size, the seed and the moment that is today stand in the run."""
    # A demo that loses its last moments in a power cut is filled up again: nobody waits for the disk after each step.
    with connection.cursor() as cursor:
        cursor.execute("set local synchronous_commit = off")
    size = SIZES[run.arguments["size"]]
    family = next_family(size)
    if family:
        now = datetime.fromisoformat(run.arguments["now"])
        fill_some(run.agency, size, family, seed=run.arguments["seed"], now=now)
    return runs.Step(reached(size_now(), size), next_family(size) == "", FAMILIES[family] if family else "")


def begin(agency: Agency, size: str, *, seed: int, now: datetime) -> Run:
    """Answer the run that fills this agency up: the one that is not over yet, else a new one, started by the agency's owner."""
    under_way = Run.objects.filter(work=WORK, ended_at=None, cancelled_at=None, arguments__size=size).order_by("-id").first()
    if under_way:
        return under_way
    owner = Member.objects.get(email__startswith="owner@")
    return runs.start_run(
        work=WORK, wanted_count=SIZES[size].total, by=owner, now=now, arguments={"size": size, "seed": seed, "now": now.isoformat()}
    )


def register() -> None:
    """Make the work known to a process that starts it or carries it out."""
    runs.register(WORK, say("Filling the demo up", "Làm đầy dữ liệu mẫu"), fill_step)
