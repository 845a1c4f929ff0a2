"""Telling people: a notice in the page for what somebody should know, and a mail where it should not wait for the next visit."""

import uuid
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Expression, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import translation

from rapport.journal.models import Notification
from rapport.journal.outbox import write_mail
from rapport.kit.refusal import Words
from rapport.kit.subjects import subject_named
from rapport.people.models import Member


def notify(
    members: Iterable[Member],
    *,
    event: str,
    kind: str,
    subject_id: uuid.UUID,
    words: Words,
    by: Member,
    now: datetime,
    is_mailed: bool = False,
    also_self: bool = False,
) -> None:
    """
    Leave a notice for each of these members but the one who acts; called by commands.

    :param also_self: who acts is told, too: of what was done in the background

    Who no longer sees the record when it is read does not see the notice either.
    """
    said = in_both(words)
    for member in members:
        if member.id == by.id and not also_self:
            continue
        Notification.objects.create(
            agency_id=by.agency_id, member=member, event=event, kind=kind, subject_id=subject_id, words=said, at=now
        )
        if is_mailed:
            write_mail(to=[member.email], subject=said[member.language], body=_body(said[member.language], kind, subject_id, by, member), by=by,
                       now=now, kind=kind, subject_id=subject_id)  # fmt: skip


def in_both(words: Words) -> dict[str, str]:
    """Answer words as they are kept where their reader is not known yet."""
    return {language: _in(language, words) for language in ("vi", "en")}


def _in(language: str, words: Words) -> str:
    with translation.override(language):
        return str(words)


def _body(said: str, kind: str, subject_id: uuid.UUID, by: Member, member: Member) -> str:
    subject = subject_named(kind)
    record = subject.model._default_manager.get(pk=subject_id)
    with translation.override(member.language):
        return f"{said}\n\n{by.full_name}: {subject.title(record)}\n{subject.url(record)}\n"


def unread_of_member() -> Expression:
    """Answer the number of a member's unread notices as a column beside the member: every page's frame shows it."""
    counted = Notification.objects.filter(member=OuterRef("id"), read_at=None).order_by().values("member").values(count=Count("id"))
    return Coalesce(Subquery(counted), 0)
