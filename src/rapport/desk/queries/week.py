"""The days ahead on one's own jobs: what was promised and what was given to whom, in the order of the days."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Value

from rapport.jobs.access import followed_jobs, visible_commitments
from rapport.people.models import Member
from rapport.production.access import visible_tasks

AHEAD = 7
MOST = 8


@dataclass(frozen=True)
class Ahead:
    """One thing of a coming day: what, whose, on which job."""

    on: date
    text: str
    who: str
    url: str
    is_promise: bool


def week_ahead(member: Member, today: date) -> list[Ahead]:
    """Answer what is due from today on within a week on the jobs that this member follows, whoever does it. One query."""
    days = (today, today + timedelta(AHEAD))
    jobs = followed_jobs(member).values("id")
    still = {"job__in": jobs, "dropped_on": None, "due_on__range": days}
    promises = visible_commitments(member).filter(**still, kept_on=None).annotate(is_promise=Value(True))
    tasks = visible_tasks(member).filter(**still, done_on=None).annotate(is_promise=Value(False))
    shown = ("due_on", "text", "owner__full_name", "job_id", "is_promise")
    rows = promises.order_by("due_on").values_list(*shown)[:MOST].union(tasks.order_by("due_on").values_list(*shown)[:MOST])
    found = [Ahead(on, text, who, f"/jobs/{job}/", is_promise=is_promise) for on, text, who, job, is_promise in rows]
    return sorted(found, key=lambda row: (row.on, not row.is_promise, row.text))[:MOST]
