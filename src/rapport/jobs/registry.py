from rapport.jobs.access import visible_campaigns, visible_commitments, visible_concessions, visible_evidence, visible_jobs, visible_papers
from rapport.jobs.models import Campaign, Commitment, Concession, Evidence, Job, Paper
from rapport.kit.labels import add, explain
from rapport.kit.menu import Entry
from rapport.kit.menu import add as add_to_menu
from rapport.kit.subjects import Subject, register
from rapport.kit.tongues import say


def _of(row: object) -> str:
    return f"/jobs/{row.job_id}/"  # type: ignore[attr-defined]


register(Subject("job", Job, visible_jobs, str, lambda row: f"/jobs/{row.pk}/", "number", found_by=lambda row: (row.number, row.name)))
register(Subject("campaign", Campaign, visible_campaigns, str, lambda _row: "/jobs/", "name"))
register(Subject("evidence", Evidence, visible_evidence, lambda row: row.text[:80], _of))
register(Subject("paper", Paper, visible_papers, lambda row: row.reason, _of))
register(Subject("commitment", Commitment, visible_commitments, lambda row: row.text, _of))
register(Subject("concession", Concession, visible_concessions, lambda row: row.reason, _of))
add_to_menu(Entry(30, "jobs", say("Jobs", "Job"), "jobs", "job.read", in_thumb_bar=True))
add(
    {
        "open_job": say("Open a job", "Mở job"),
        "supply_paper": say("Supply the paper", "Bổ sung giấy tờ"),
        "hold_job": say("Put on hold", "Tạm dừng"),
        "resume_job": say("Resume", "Chạy tiếp"),
        "start_at_risk": say("Start at risk", "Cho chạy rủi ro"),
        "add_commitment": say("Record a promise", "Ghi lời hứa"),
        "keep_commitment": say("Kept", "Đã giữ lời"),
        "drop_commitment": say("Let go", "Bỏ lời hứa"),
        "set_lane": say("Change the lane", "Đổi loại job"),
        "put_on_job": say("Put on the job", "Đưa vào job"),
        "take_off_job": say("Take off the job", "Rút khỏi job"),
        "open_campaign": say("Open a campaign", "Mở chiến dịch"),
        "lane_reason": say("Why a lighter lane", "Vì sao chọn loại nhẹ hơn"),
        "open_job.amount": say("Amount expected, without VAT", "Giá trị dự kiến, chưa VAT"),
        "record_concession": say("Record a favour", "Ghi ưu đãi"),
        "job": say("Job", "Job"),
        "lane": say("Lane", "Loại job"),
        "campaign": say("Campaign", "Chiến dịch"),
        "due_on": say("Until", "Hạn"),
        "station": say("Station", "Trạm"),
        "owed_until_on": say("Owed until", "Nợ đến ngày"),
        "paper": say("Paper", "Giấy tờ"),
        "grade": say("How the yes came", "Đồng ý bằng"),
        "limit_amount": say("Up to", "Tối đa"),
        "expires_on": say("Until", "Đến ngày"),
        "direction": say("Whose promise", "Lời hứa của ai"),
        "owner": say("Owner", "Người làm"),
        "requirement": say("Requirement", "Điều khách yêu cầu"),
        "commitment": say("Promise", "Lời hứa"),
        "proof": say("Proof", "Bằng chứng"),
        "cost_amount": say("What it costs us on top, 0 if only the price was cut", "Chi phí agency chịu thêm (chỉ bớt giá thì ghi 0)"),
        "list_amount": say("What was given away, at our price", "Phần cho khách, tính theo giá bán"),
        "cause": say("Cause", "Do đâu"),
    }
)
explain(
    {
        "start_at_risk": say(
            "Work may cost up to this amount until this day, before there is an order. It stands on the director's Today.",
            "Được làm đến mức và đến ngày này khi chưa có đơn đặt hàng. Việc này hiện ở Hôm nay của giám đốc.",
        ),
        "hold_job": say(
            "Nothing is ordered, confirmed or started while it rests; it goes on with one tap.",
            "Tạm dừng thì không đặt, không xác nhận, không bắt đầu gì mới; chạy tiếp bằng một chạm.",
        ),
        "set_lane": say(
            "A heavier lane freely; a lighter one asks for a reason, which is kept.",
            "Loại nặng hơn thì tự do; loại nhẹ hơn cần lý do, được ghi lại.",
        ),
        "put_on_job": say(
            "From today this person sees the job and may write time on it.", "Từ hôm nay người này thấy job và ghi giờ được."
        ),
        "take_off_job": say("Today is the last day; what this person did stays.", "Hôm nay là ngày cuối; việc đã làm giữ nguyên."),
        "record_concession": say(
            "Kept in the goodwill book: what the client got for nothing, at our price and at cost.",
            "Ghi vào sổ ưu đãi: phần khách được cho, theo giá bán và theo chi phí.",
        ),
        "supply_paper": say(
            "A mail, a signed paper or its scan. Chat and spoken words do not settle it.",
            "Mail, bản ký hoặc bản chụp. Tin nhắn và lời nói không thay được giấy tờ.",
        ),
        "drop_commitment": say(
            "Whoever it was made to has let it go; the promise stays on record with the reason.",
            "Bên được hứa đã đồng ý thôi; lời hứa vẫn được lưu kèm lý do.",
        ),
        "open_job.lane": say("Left empty, the amount decides.", "Để trống thì theo giá trị."),
    }
)
