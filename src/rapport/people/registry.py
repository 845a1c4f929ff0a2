from rapport.kit.labels import add
from rapport.kit.subjects import Subject, register
from rapport.kit.tongues import say
from rapport.people.access import visible_legal_entities, visible_members, visible_own_accounts, visible_roles
from rapport.people.models import Department, LegalEntity, Member, OwnBankAccount, Role, Team

SETTINGS = "/settings/"
register(Subject("member", Member, visible_members, str, lambda _row: SETTINGS, "email", "sort_key"))
register(Subject("role", Role, visible_roles, str, lambda _row: SETTINGS, "code"))
register(Subject("legal_entity", LegalEntity, visible_legal_entities, str, lambda _row: SETTINGS, "tax_code"))
register(Subject("own_account", OwnBankAccount, visible_own_accounts, str, lambda _row: SETTINGS, "number"))
register(Subject("department", Department, lambda _member: Department.objects.all(), str, lambda _row: SETTINGS, "code"))
register(Subject("team", Team, lambda _member: Team.objects.all(), str, lambda _row: SETTINGS, "name"))
add(
    {
        "add_member": say("Add a person", "Thêm người"),
        "grant_role": say("Give a role", "Giao vai trò"),
        "end_role": say("Revoke a role", "Thu vai trò"),
        "set_role": say("Define a role", "Đặt vai trò"),
        "end_presentation": say("End the presentation", "Thôi trình chiếu"),
        "set_preferences": say("Preferences", "Tùy chọn"),
        "set_cost_rate": say("Set what an hour costs", "Khai giá giờ công"),
        "add_team": say("Add a team", "Thêm nhóm"),
        "add_department": say("Add a department", "Thêm phòng"),
        "add_own_account": say("Add our bank account", "Thêm tài khoản của ta"),
        "add_legal_entity": say("Add our company", "Thêm công ty của ta"),
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
        "legal_entity": say("Our company", "Công ty của ta"),
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
