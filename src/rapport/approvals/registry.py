from rapport.approvals import own_accounts, role_changes  # noqa: F401 (their rules register themselves)
from rapport.approvals.access import visible_approvals, visible_policies
from rapport.approvals.models import ApprovalPolicy, ApprovalRequest
from rapport.kit.labels import add, explain
from rapport.kit.menu import Entry
from rapport.kit.menu import add as add_to_menu
from rapport.kit.subjects import Subject, register
from rapport.kit.tongues import say

register(Subject("approval", ApprovalRequest, visible_approvals, lambda row: row.title, lambda _row: "/approvals/"))
add_to_menu(Entry(60, "approvals", say("Approvals", "Duyệt"), "approvals", "quote.read"))
register(Subject("approval_policy", ApprovalPolicy, visible_policies, lambda row: row.kind, lambda _row: "/settings/approvals/"))
add(
    {
        "set_approval_policy": say("Set the way of approval", "Đặt cách duyệt"),
        "set_approval_policy.way": say("Answered by", "Ai duyệt"),
        "Way.any": say("Anyone with the right", "Một người có quyền"),
        "Way.all_of": say("A person for each right", "Mỗi quyền một người"),
        "Way.sequence": say("One after another", "Lần lượt từng người"),
        "role_grant": say("Rights", "Giao quyền"),
        "choice.role_grant": say("Rights of people", "Quyền của nhân sự"),
        "choice.own_account": say("Bank account of ours", "Tài khoản của agency"),
        "ask_approval": say("Ask for approval", "Xin duyệt"),
        "answer_approval": say("Answer", "Trả lời"),
        "request": say("Request", "Yêu cầu duyệt"),
        "is_yes": say("Approve", "Đồng ý"),
    }
)
explain(
    {
        "ask_approval": say(
            "Whoever may decide is told at once. The answer holds for exactly what stands here now; whatever changes later is asked anew.",
            "Người có quyền duyệt được báo ngay. Câu trả lời chỉ có giá trị với đúng nội dung này; đổi gì sau đó thì xin lại.",
        ),
    }
)
