"""The days ahead on one's own jobs: what was promised and what was given to whom, in the order of the days."""

from dataclasses import dataclass
from datetime import date, timedelta

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
    """Answer what is due from today on within a week on the jobs that this member follows, whoever does it. Two queries."""
    days = (today, today + timedelta(AHEAD))
    jobs = followed_jobs(member).values("id")
    promises = visible_commitments(member).filter(job__in=jobs, kept_on=None, dropped_on=None, due_on__range=days)
    tasks = visible_tasks(member).filter(job__in=jobs, done_on=None, dropped_on=None, due_on__range=days)
    found = [
        Ahead(row.due_on, row.text, row.owner.full_name, f"/jobs/{row.job_id}/", is_promise=is_promise)
        for rows, is_promise in ((promises, True), (tasks, False))
        for row in rows.select_related("owner").order_by("due_on")[:MOST]
        if row.due_on
    ]
    return sorted(found, key=lambda row: (row.on, not row.is_promise, row.text))[:MOST]
