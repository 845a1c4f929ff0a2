from rapport.journal.models.comment import Comment
from rapport.journal.models.event import Event, EventSubject
from rapport.journal.models.file import File
from rapport.journal.models.mail import Mail
from rapport.journal.models.notification import Notification
from rapport.journal.models.run import Run
from rapport.journal.models.search import SearchEntry, SearchWord

__all__ = ["Comment", "Event", "EventSubject", "File", "Mail", "Notification", "Run", "SearchEntry", "SearchWord"]
