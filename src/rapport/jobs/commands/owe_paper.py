from datetime import date

from rapport.jobs.models import Job, Paper
from rapport.people.models import Member


def owe_paper(*, job: Job, kind: Paper.Kind, reason: str, by: Member, today: date, until: date | None = None) -> Paper:
    """Write down a paper that is owed; one of a kind for a job is enough."""
    paper, _made = Paper.objects.get_or_create(
        job=job, kind=kind, supplied_on=None,
        defaults={"agency_id": by.agency_id, "reason": reason[:300], "owed_on": today, "owed_until_on": until, "owed_by": by},
    )  # fmt: skip
    return paper
