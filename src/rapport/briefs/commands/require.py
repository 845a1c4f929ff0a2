import uuid
from collections.abc import Sequence

from rapport.briefs.models import Requirement
from rapport.jobs.models import Job
from rapport.people.models import Member


def require_from_lines(*, job: Job, lines: Sequence[tuple[str, uuid.UUID]], by: Member) -> list[Requirement]:
    """Make the job's requirements from a quote's lines (text, line), where there is no brief; a line makes one only."""
    last = job.requirements.count()
    made = []
    for text, line_id in lines:
        requirement, is_new = Requirement.objects.get_or_create(
            job=job, source_kind="quote_line", source_id=line_id,
            defaults={"agency_id": by.agency_id, "position": last + 1, "text": text[:500]},
        )  # fmt: skip
        last += is_new
        made.append(requirement)
    return made
