import uuid

from django.db.models import Max

from rapport.domain.book import Kind
from rapport.jobs.models import Job
from rapport.kit.ids import fresh_id
from rapport.ledger.models import Book, Line
from rapport.people.models import Member


def open_line(*, job: Job, name: str, kind: Kind, by: Member, source_kind: str = "", source_id: uuid.UUID | None = None) -> Line:
    """
    Open a line in a job's book, after the others; the same source opens one line only.

    A line without a source is found again by its name and kind.
    """
    locked = Book.objects.select_for_update().filter(job=job)
    book = locked.first()
    if book is None:
        Book.objects.get_or_create(job=job, defaults={"id": fresh_id(), "agency_id": by.agency_id, "client_id": job.client_id})
        book = locked.get()
    same = {"source_id": source_id} if source_id else {"name": name, "source_id": None}
    line = book.lines.filter(kind=kind, source_kind=source_kind, **same).first()
    if line is None:
        last = book.lines.aggregate(last=Max("position"))["last"] or 0
        line = Line.objects.create(
            agency_id=by.agency_id,
            book=book,
            position=last + 1,
            name=name[:300],
            kind=kind,
            source_kind=source_kind,
            source_id=source_id,
        )
    return line
