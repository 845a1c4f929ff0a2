import hashlib
import uuid

from rapport.journal.models import File
from rapport.journal.storage import keep, type_of
from rapport.kit import clock
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.kit.values import Upload
from rapport.people.models import Member

MOST_BYTES = 20 * 1024 * 1024


class FileRefused(Refused):
    """A file that is not kept: empty, too large, or of another type than is asked for."""

    codes = ("file_empty", "too_large", "file_type")


def attach(*, kind: str, subject_id: uuid.UUID, upload: Upload, by: Member, only: frozenset[str] = frozenset()) -> File:
    """
    Keep a file beside a record; called by the commands that take one.

    :param only: the types allowed, told by content; empty: every type
    :raises FileRefused: `file_empty`, `too_large` (20 MB), `file_type`
    """
    if not upload.content:
        raise FileRefused("file_empty", say("The file is empty.", "Tệp trống."), field="file")
    if len(upload.content) > MOST_BYTES:
        raise FileRefused("too_large", say("At most 20 MB.", "Nhiều nhất 20 MB."), field="file")
    content_type = type_of(upload.content)
    if only and content_type not in only:
        raise FileRefused(
            "file_type",
            say("This is not a picture or a PDF, whatever its name says.", "Tệp này không phải ảnh hay PDF, dù tên là gì."),
        )
    return File.objects.create(
        agency_id=by.agency_id, kind=kind, subject_id=subject_id, name=upload.name, content_type=content_type, size=len(upload.content),
        sha256=hashlib.sha256(upload.content).hexdigest(), stored_as=keep(by.agency_id, upload.content), by=by, at=clock.now(),
    )  # fmt: skip
