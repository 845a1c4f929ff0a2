"""
The outbox: a mail is written in the transaction that wants it and sent by the worker, tried again until it is gone.

A rolled-back command sends nothing; a worker that dies between sending and noting sends again under the same Message-ID.
"""

import uuid
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from smtplib import SMTPException

from rapport.journal.models import File, Mail
from rapport.journal.storage import path_of
from rapport.kit import clock, later, post
from rapport.people.models import Member

MOST_TRIES = 12
WORK = "journal.send_mail"


def write_mail(
    *, to: list[str], subject: str, body: str, by: Member, now: datetime, kind: str = "", subject_id: uuid.UUID | None = None,
    files: list[File] | None = None,
) -> Mail:  # fmt: skip
    """Put a mail into the outbox; it goes when the present transaction is committed."""
    domain = to[0].rpartition("@")[2] or "localhost"
    mail = Mail.objects.create(
        agency_id=by.agency_id, message_id=f"<{uuid.uuid4().hex}@rapport.{domain}>", to=to, subject=" ".join(subject.split())[:300], body=body,
        attachments=[str(file.id) for file in files or []], kind=kind, subject_id=subject_id, by=by, queued_at=now,
    )  # fmt: skip
    later.enqueue(WORK, agency_id=by.agency_id, mail=str(mail.id))
    return mail


def send_mail(mail: str) -> None:
    """Send one mail of the outbox; a failure is noted and tried again, later each time, twelve times over three days."""
    waiting = Mail.objects.select_for_update().filter(id=mail, sent_at=None).first()
    if waiting is None:
        return
    waiting.tries += 1
    try:
        post.deliver(_letter(waiting))
    except (OSError, SMTPException) as error:
        waiting.failure = f"{type(error).__name__}: {error}"[:300]
        if waiting.tries < MOST_TRIES:
            later.enqueue(WORK, agency_id=waiting.agency_id, after=timedelta(minutes=2**waiting.tries), mail=mail)
    else:
        waiting.sent_at, waiting.failure = clock.now(), ""
    waiting.save(update_fields=["tries", "failure", "sent_at"])


def _letter(mail: Mail) -> EmailMessage:
    letter = EmailMessage()
    letter["Message-ID"] = mail.message_id
    letter["Date"] = format_datetime(mail.queued_at)
    letter["From"] = post.SENDER
    letter["To"] = ", ".join(mail.to)
    if mail.by:
        letter["Reply-To"] = mail.by.email
    letter["Subject"] = mail.subject
    letter.set_content(mail.body)
    for file in File.objects.filter(id__in=mail.attachments):
        main, _, sub = file.content_type.partition("/")
        letter.add_attachment(path_of(file.stored_as).read_bytes(), maintype=main, subtype=sub, filename=file.name)
    return letter
