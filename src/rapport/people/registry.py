from rapport.kit.labels import add, explain
from rapport.kit.subjects import Subject, register
from rapport.kit.tongues import say
from rapport.people.access import (
    visible_absences,
    visible_legal_entities,
    visible_members,
    visible_own_accounts,
    visible_role_changes,
    visible_roles,
    visible_saved_views,
)
from rapport.people.models import Absence, CalendarDay, Department, LegalEntity, Member, OwnBankAccount, Role, RoleChange, SavedView, Team

PEOPLE, COMPANIES = "/settings/people/", "/settings/companies/"
register(Subject("member", Member, visible_members, str, lambda row: f"{PEOPLE}{row.pk}/", "email", "sort_key"))
register(Subject("view", SavedView, visible_saved_views, str, lambda row: f"/{row.listing}s/{row.query}"))
register(Subject("role", Role, visible_roles, lambda row: str(say(row.name_en, row.name_vi)), lambda _row: "/settings/roles/", "code"))
register(
    Subject(
        "role_change",
        RoleChange,
        visible_role_changes,
        str,
        lambda row: f"{PEOPLE}{row.member_id}/" if row.member_id else "/settings/roles/",
    )
)
register(Subject("legal_entity", LegalEntity, visible_legal_entities, str, lambda _row: COMPANIES, "tax_code"))
register(Subject("own_account", OwnBankAccount, visible_own_accounts, str, lambda _row: COMPANIES, "number"))
register(Subject("department", Department, lambda _member: Department.objects.all(), str, lambda _row: PEOPLE, "code"))
register(Subject("team", Team, lambda _member: Team.objects.all(), str, lambda _row: PEOPLE, "name"))
register(Subject("absence", Absence, visible_absences, lambda row: str(row.member), lambda row: f"{PEOPLE}{row.member_id}/"))
register(
    Subject(
        "calendar_day", CalendarDay, lambda _member: CalendarDay.objects.all(), lambda row: row.name, lambda _row: "/settings/calendar/"
    )
)
add(
    {
        "add_member": say("Add a person", "Thêm người"),
        "grant_role": say("Give a role", "Giao vai trò"),
        "end_role": say("Revoke a role", "Thu vai trò"),
        "set_role": say("Define a role", "Đặt vai trò"),
        "end_presentation": say("End the presentation", "Kết thúc trình chiếu"),
        "set_preferences": say("Save preferences", "Lưu tùy chọn"),
        "set_cost_rate": say("Set what an hour costs", "Khai giá vốn giờ"),
        "add_team": say("Add a team", "Thêm nhóm"),
        "add_department": say("Add a department", "Thêm phòng"),
        "add_own_account": say("Add our bank account", "Thêm tài khoản ngân hàng"),
        "close_own_account": say("Close our bank account", "Đóng tài khoản ngân hàng"),
        "add_legal_entity": say("Add our company", "Thêm pháp nhân"),
        "change_member": say("Change this person", "Sửa thông tin"),
        "end_membership": say("Leaves the agency", "Ghi nghỉ việc"),
        "left_on": say("Last day", "Ngày cuối"),
        "save_view": say("Save this view", "Lưu cách xem này"),
        "drop_view": say("Drop this view", "Bỏ cách xem này"),
        "view": say("View", "Cách xem"),
        "listing": say("List", "Danh sách"),
        "query": say("Filters and order", "Bộ lọc và thứ tự"),
        "is_shared": say("Share with the agency", "Cả agency cùng dùng"),
        "set_absence": say("Set a deputy", "Cử người thay"),
        "end_absence": say("Take back", "Gỡ"),
        "absence": say("Absence", "Lịch vắng"),
        "deputy": say("Deputy", "Người thay"),
        "set_absence.first_on": say("Away from", "Vắng từ"),
        "set_absence.last_on": say("until", "đến hết"),
        "change_team": say("Change the team", "Sửa nhóm"),
        "team": say("Team", "Nhóm"),
        "set_week": say("Set the week", "Đặt tuần làm việc"),
        "monday": say("Monday", "Thứ Hai"),
        "tuesday": say("Tuesday", "Thứ Ba"),
        "wednesday": say("Wednesday", "Thứ Tư"),
        "thursday": say("Thursday", "Thứ Năm"),
        "friday": say("Friday", "Thứ Sáu"),
        "saturday": say("Saturday", "Thứ Bảy"),
        "sunday": say("Sunday", "Chủ nhật"),
        "hours_a_day": say("Hours a day", "Giờ mỗi ngày"),
        "follows_swap_days": say("Work on swapped Saturdays", "Làm bù thứ Bảy hoán đổi"),
        "set_calendar_day": say("Set a day", "Khai một ngày"),
        "drop_calendar_day": say("Take back", "Gỡ"),
        "set_calendar_day.share": say("Worked", "Làm việc"),
        "set_calendar_day.name": say("Why", "Vì sao"),
        "is_provisional": say("Not certain yet", "Chưa chốt"),
        "choice.1": say("whole day", "cả ngày"),
        "choice.0.5": say("half a day", "nửa ngày"),
        "choice.0": say("off", "nghỉ"),
        "change_legal_entity": say("Change this company", "Sửa công ty"),
        "representative_title": say("Represented as", "Chức danh người đại diện"),
        "full_name": say("Full name", "Họ và tên"),
        "email": say("E-mail", "E-mail"),
        "roles": say("Roles", "Vai trò"),
        "role": say("Role", "Vai trò"),
        "title": say("Position", "Chức danh"),
        "department": say("Department", "Phòng"),
        "band": say("Band", "Bậc"),
        "weekly_hours": say("Hours a week", "Giờ mỗi tuần"),
        "password": say("Password", "Mật khẩu"),
        "member": say("Person", "Người"),
        "members": say("People", "Những người"),
        "code": say("Code", "Mã"),
        "name_vi": say("Name in Vietnamese", "Tên tiếng Việt"),
        "name_en": say("Name in English", "Tên tiếng Anh"),
        "capabilities": say("Rights", "Quyền"),
        "language": say("Language", "Ngôn ngữ"),
        "theme": say("Light or dark", "Sáng hay tối"),
        "density": say("Row height", "Độ cao dòng"),
        "hourly_amount": say("Amount an hour", "Đơn giá giờ"),
        "from_on": say("From", "Từ ngày"),
        "until_on": say("Until", "Đến ngày"),
        "name": say("Name", "Tên"),
        "lead": say("Lead", "Trưởng nhóm"),
        "legal_entity": say("Our company", "Pháp nhân của agency"),
        "bank_bin": say("Bank (BIN)", "Ngân hàng (BIN)"),
        "number": say("Number", "Số"),
        "holder": say("Holder", "Chủ tài khoản"),
        "is_default": say("Use first", "Dùng mặc định"),
        "tax_code": say("Tax code", "Mã số thuế"),
        "address": say("Address", "Địa chỉ"),
        "representative": say("Represented by", "Người đại diện"),
        "invoice_symbol": say("Invoice symbol", "Ký hiệu hóa đơn"),
    }
)
explain(
    {
        "add_member": say(
            "Roles wait for a second person's yes; the login opens at once.", "Vai trò chờ người thứ hai duyệt; đăng nhập được ngay."
        ),
        "grant_role": say(
            "It works from the next request on after a second person's yes.", "Có hiệu lực ngay sau khi người thứ hai duyệt."
        ),
        "end_role": say("It ends with the next request, and the person logs in anew.", "Hết hiệu lực ngay, người này phải đăng nhập lại."),
        "end_membership": say(
            "The roles end and the login opens this agency no more; what this person did stays.",
            "Vai trò hết hiệu lực, không vào agency này được nữa; việc đã làm giữ nguyên.",
        ),
        "add_own_account": say(
            "A company's first account stands at once; any further one waits for a second person's yes.",
            "Tài khoản đầu tiên của công ty dùng được ngay; các tài khoản sau chờ người thứ hai duyệt.",
        ),
        "close_own_account": say(
            "It stands on no new invoice; what came and went over it stays.",
            "Hóa đơn mới không dùng tài khoản này nữa; giao dịch cũ giữ nguyên.",
        ),
        "set_absence": say(
            "The deputy answers approvals with the rights of the person away, never what the deputy has asked for.",
            "Người thay duyệt bằng quyền của người vắng, không duyệt việc chính mình xin.",
        ),
        "set_cost_rate": say(
            "Of one person, a department or a band: exactly one. Time written before keeps its cost.",
            "Của một người, một phòng hoặc một bậc: chọn đúng một. Giờ đã ghi giữ giá cũ.",
        ),
        "add_law_row": say(
            "It stands above the law's rows from its first to its last day. What was reckoned before keeps its figures.",
            "Từ ngày đầu đến ngày cuối, dòng này được dùng thay dòng của luật. Số đã tính giữ nguyên.",
        ),
        "set_calendar_day": say(
            "Above the week and the public calendar; due days and time follow it.",
            "Được ưu tiên hơn tuần làm việc và lịch nghỉ lễ; hạn và giờ tính theo ngày này.",
        ),
        "set_week": say("From its day on; earlier days keep theirs.", "Áp dụng từ ngày ghi; các ngày trước giữ tuần cũ."),
        "change_legal_entity": say(
            "Documents say this from now on; those made before keep what they said.",
            "Giấy tờ lập từ nay ghi theo đây; giấy tờ cũ giữ nguyên.",
        ),
    }
)
