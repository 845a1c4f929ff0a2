import uuid
from datetime import datetime

from rapport.journal.models import Comment
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import NotFound, Refused
from rapport.kit.subjects import subject_named
from rapport.kit.tongues import say
from rapport.kit.values import LongText
from rapport.people.models import Member


class CommentRefused(Refused):
    """A comment that says nothing."""

    codes = ("empty",)


@command
def add_comment(*, kind: str, subject: uuid.UUID, text: LongText, new_id: uuid.UUID | None = None, by: Member, now: datetime) -> Comment:
    """Write something beside a record that one sees."""
    if not text:
        raise CommentRefused("empty", say("Write something first.", "Hãy viết gì đó trước."), field="text")
    try:
        found = subject_named(kind).visible(by).filter(pk=subject).exists()
    except KeyError:
        found = False
    if not found:
        raise NotFound("not_found", say("There is no such record here.", "Không tìm thấy mục này."))
    return Comment.objects.create(agency_id=by.agency_id, kind=kind, subject_id=subject, by=by, at=now, text=text, id=new_id or fresh_id())
