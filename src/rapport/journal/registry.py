from rapport.journal.models import Notification, Run
from rapport.journal.outbox import WORK, send_mail
from rapport.journal.recorder import record, was_sent
from rapport.journal.runs import visible_runs
from rapport.kit import later
from rapport.kit.command import set_recorder
from rapport.kit.labels import add
from rapport.kit.subjects import Subject, register
from rapport.kit.tongues import say

set_recorder(record, was_sent)
later.register(WORK, send_mail)
register(
    Subject(
        "notice",
        Notification,
        lambda member: Notification.objects.filter(member=member),
        lambda row: str(row.words),
        lambda _row: "/notices/",
    )
)
register(Subject("run", Run, visible_runs, lambda run: run.name, lambda run: f"/runs/{run.pk}/"))
add(
    {
        "cancel_run": say("Cancel the run", "Hủy việc đang chạy"),
        "run": say("Long work", "Việc chạy lâu"),
        "add_comment": say("Add a note", "Ghi chú"),
        "read_notices": say("Mark as read", "Đánh dấu đã đọc"),
        "notice": say("Notice", "Thông báo"),
        "kind": say("Kind", "Loại"),
        "subject": say("Record", "Bản ghi"),
        "text": say("Words", "Nội dung"),
        "file": say("File or picture", "Tệp hoặc ảnh"),
        "reason": say("Reason", "Lý do"),
        "note": say("Note", "Ghi chú"),
        "new_id": say("Id", "Mã"),
        "alone_reason": say("Your reason, as you decide alone", "Lý do tự duyệt"),
    }
)
