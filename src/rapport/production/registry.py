from rapport.kit.labels import add, explain
from rapport.kit.subjects import Subject, register
from rapport.kit.tongues import say
from rapport.production.access import visible_acceptance_lines, visible_acceptances, visible_tasks
from rapport.production.models import Acceptance, AcceptanceLine, Task

register(Subject("task", Task, visible_tasks, str, lambda row: f"/jobs/{row.job_id}/"))
register(
    Subject("acceptance", Acceptance, visible_acceptances, str, lambda row: f"/clients/{row.client_id}/acceptance/{row.pk}/", "number")
)
register(Subject("acceptance_line", AcceptanceLine, visible_acceptance_lines, lambda row: row.text, lambda row: f"/jobs/{row.job_id}/"))
add(
    {
        "start_production": say("Start production", "Bắt đầu sản xuất"),
        "add_task": say("Give a task", "Giao việc"),
        "finish_task": say("Done", "Xong"),
        "accept_job": say("Write the minutes", "Lập biên bản nghiệm thu"),
        "sign_acceptance": say("Signed minutes are back", "Biên bản đã ký về"),
        "task": say("Task", "Việc"),
        "planned_hours": say("Planned hours", "Giờ dự kiến"),
        "jobs": say("Jobs", "Các job"),
        "completed_on": say("Completed on", "Hoàn thành ngày"),
        "actual_amount": say("What was really done", "Giá trị thực làm"),
        "deduction_amount": say("Deduction", "Giảm trừ"),
        "minutes_on": say("Day of the minutes", "Ngày biên bản"),
        "acceptance": say("Minutes", "Biên bản"),
    }
)
explain(
    {
        "start_production": say("The job has its order, or runs at risk.", "Job đã có đơn đặt hàng, hoặc được chạy rủi ro."),
        "sign_acceptance": say("The papers owed for these minutes are supplied with it.", "Nợ biên bản của các job này được trả luôn."),
    }
)
