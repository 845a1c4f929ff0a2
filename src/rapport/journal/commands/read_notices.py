from datetime import datetime

from rapport.journal.models import Notification
from rapport.kit.command import command
from rapport.people.models import Member


@command
def read_notices(*, notice: Notification | None = None, by: Member, now: datetime) -> int:
    """Mark one notice of one's own as read, or all of them; answer how many were unread."""
    mine = Notification.objects.filter(member=by, read_at=None)
    if notice is not None:
        mine = mine.filter(id=notice.id)
    return mine.update(read_at=now)
