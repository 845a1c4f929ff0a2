from rapport.approvals.access import visible_approvals
from rapport.approvals.models import ApprovalRequest
from rapport.kit.labels import add
from rapport.kit.menu import Entry
from rapport.kit.menu import add as add_to_menu
from rapport.kit.subjects import Subject, register
from rapport.kit.tongues import say

register(Subject("approval", ApprovalRequest, visible_approvals, lambda row: row.title, lambda _row: "/approvals/"))
add_to_menu(Entry(60, "approvals", say("Approvals", "Duyệt"), "approvals", "quote.read"))
add(
    {
        "ask_approval": say("Ask for approval", "Xin duyệt"),
        "answer_approval": say("Answer", "Trả lời"),
        "request": say("Request", "Yêu cầu duyệt"),
        "is_yes": say("Approve", "Đồng ý"),
    }
)
