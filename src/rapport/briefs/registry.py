from rapport.briefs.access import visible_briefs, visible_ideas, visible_requests, visible_requirements
from rapport.briefs.models import Brief, ClientRequest, Idea, Requirement
from rapport.kit.labels import add, explain
from rapport.kit.subjects import Subject, register
from rapport.kit.tongues import say


def _title(row: Brief | Idea) -> str:
    if isinstance(row, Idea) and row.is_minimal:
        return str(say("As the client wants it: %(what)s", "Làm theo ý khách: %(what)s", what=row.text[:80]))
    return row.text[:80]


register(Subject("request", ClientRequest, visible_requests, str, lambda row: f"/clients/{row.client_id}/"))
register(Subject("requirement", Requirement, visible_requirements, str, lambda row: f"/jobs/{row.job_id}/"))
register(Subject("brief", Brief, visible_briefs, _title, lambda row: f"/jobs/{row.job_id}/"))
register(Subject("idea", Idea, visible_ideas, _title, lambda row: f"/jobs/{row.job_id}/"))
add(
    {
        "decline_request": say("Decline", "Từ chối yêu cầu"),
        "skip_station": say("Skip a station", "Bỏ qua trạm"),
        "request": say("Request", "Yêu cầu của khách"),
        "receive_request": say("Record a request", "Nhận yêu cầu"),
        "received_on": say("Received on", "Nhận ngày"),
    }
)
explain(
    {
        "skip_station": say(
            "The skip stands on record with your name. For ever, or owed until a day; then a paper is owed. The station's smallest form is made of what the client said.",
            "Bỏ qua được ghi lại kèm tên bạn. Bỏ hẳn, hoặc nợ đến ngày nào đó. Phần tối thiểu của trạm được lấy từ lời khách.",
        ),
        "decline_request": say("The request stays on the client's page with the reason.", "Yêu cầu vẫn nằm ở trang khách hàng, kèm lý do."),
    }
)
