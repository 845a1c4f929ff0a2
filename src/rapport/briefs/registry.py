from rapport.briefs.access import visible_requests, visible_requirements
from rapport.briefs.models import ClientRequest, Requirement
from rapport.kit.labels import add
from rapport.kit.subjects import Subject, register
from rapport.kit.tongues import say

register(Subject("request", ClientRequest, visible_requests, str, lambda row: f"/clients/{row.client_id}/"))
register(Subject("requirement", Requirement, visible_requirements, str, lambda row: f"/jobs/{row.job_id}/"))
add(
    {
        "decline_request": say("Decline", "Từ chối yêu cầu"),
        "request": say("Request", "Yêu cầu của khách"),
        "receive_request": say("Record a request", "Nhận yêu cầu"),
        "received_on": say("Received on", "Nhận ngày"),
    }
)
