"""What an only decider decided alone, month by month: for the owner and for whoever reads the book (practice.md §2)."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils import translation

from rapport.approvals.models import ApprovalAnswer
from rapport.domain.months import month_end, months_after
from rapport.journal.models import Mail
from rapport.journal.outbox import write_mail
from rapport.kit.labels import label_of
from rapport.kit.tongues import say
from rapport.people.models import Agency, Member
from rapport.people.queries.members import with_rights

MAIL = "decided_alone"


def decided_alone(agency: Agency, month: date) -> QuerySet[ApprovalAnswer]:
    """Answer what was decided alone in the month of a day, by the agency's days, oldest first."""
    first = month.replace(day=1)
    zone = ZoneInfo(agency.time_zone)
    since, until = (datetime.combine(day, time.min, zone) for day in (first, months_after(first, 1)))
    rows = ApprovalAnswer.objects.exclude(alone_reason="").filter(answered_at__gte=since, answered_at__lt=until)
    return rows.select_related("request", "answered_by").order_by("answered_at", "id")


def mail_month(agency: Agency, *, on: date, now: datetime) -> int:
    """
    On the last day of a month send its list to the owner and to whoever reads the book; answer how many were written.

    Nothing where nothing was decided alone; a second call for the same day sends nothing more. The caller stands inside the wall.
    """
    rows = list(decided_alone(agency, on))
    if on != month_end(on) or not rows:
        return 0
    if Mail.objects.filter(kind=MAIL, queued_at__date=now.date()).exists():
        return 0
    readers = [
        member
        for member in with_rights(Member.objects.filter(left_on=None).select_related("agency"))
        if member.may("ledger.read") or member.may("people.approve")
    ]
    for reader in readers:
        with translation.override(reader.language):
            subject = say("%(agency)s: decided alone in %(month)s", "%(agency)s: những việc tự duyệt tháng %(month)s",
                          agency=agency.name, month=f"{on:%m/%Y}")  # fmt: skip
            lines = [
                f"{row.answered_at.astimezone(ZoneInfo(agency.time_zone)):%d/%m} {label_of(row.request.kind)}: {row.request.title} "
                f"({row.answered_by.full_name}: {row.alone_reason})"
                for row in rows
            ]
            write_mail(to=[reader.email], subject=str(subject), body="\n".join(lines) + "\n", by=reader, now=now, kind=MAIL)
    return len(readers)
