from dataclasses import dataclass
from datetime import date

from rapport.clients.models import Contact
from rapport.domain.evidence import Grade
from rapport.jobs.models import Evidence, Job
from rapport.journal.commands.attach import attach
from rapport.journal.storage import PICTURES
from rapport.kit.values import LongText, Upload
from rapport.people.models import Member

PAPERS = PICTURES | {"application/pdf"}


@dataclass(frozen=True)
class Yes:
    """A client's yes as it came: its grade, its words, its day, its picture or paper."""

    grade: Grade
    text: LongText = ""
    given_on: date | None = None
    contact: Contact | None = None
    file: Upload | None = None


def record_evidence(*, job: Job, yes: Yes, by: Member, today: date) -> Evidence:
    """Keep a client's yes with its picture or paper; the file's type is told by its content (FileRefused)."""
    evidence = Evidence.objects.create(
        agency_id=by.agency_id, job=job, contact=yes.contact or job.contact, grade=yes.grade, text=yes.text,
        given_on=yes.given_on or today, by=by,
    )  # fmt: skip
    if yes.file:
        attach(kind="evidence", subject_id=evidence.id, upload=yes.file, by=by, only=PAPERS)
    return evidence
