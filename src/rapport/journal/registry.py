from rapport.journal.recorder import record
from rapport.kit.command import set_recorder
from rapport.kit.labels import add
from rapport.kit.tongues import say

set_recorder(record)
add(
    {
        "add_comment": say("Write a note", "Ghi chú"),
        "kind": say("Kind", "Loại"),
        "subject": say("Record", "Bản ghi"),
        "text": say("Words", "Nội dung"),
        "file": say("File or picture", "Tệp hoặc ảnh"),
        "reason": say("Reason", "Lý do"),
        "note": say("Note", "Ghi chú"),
        "new_id": say("Id", "Mã"),
        "alone_reason": say("Reason of the only decider", "Lý do của người quyết duy nhất"),
    }
)
