from rapport.clients.access import (
    visible_brands,
    visible_clients,
    visible_contacts,
    visible_entities,
    visible_groups,
    visible_terms,
    visible_touchpoints,
)
from rapport.clients.models import Brand, Client, ClientEntity, ClientTerms, Contact, Group, Touchpoint
from rapport.kit.labels import add, explain
from rapport.kit.menu import Entry
from rapport.kit.menu import add as add_to_menu
from rapport.kit.subjects import Subject, register
from rapport.kit.tongues import say


def _of(row: object) -> str:
    return f"/clients/{row.client_id}/"  # type: ignore[attr-defined]


register(
    Subject("client", Client, visible_clients, str, lambda row: f"/clients/{row.pk}/", "code", "name", lambda row: (row.code, row.name))
)
register(Subject("group", Group, visible_groups, str, lambda _row: "/clients/", "name"))
register(Subject("client_entity", ClientEntity, visible_entities, lambda row: f"{row} ({row.tax_code})", _of, "tax_code"))
register(Subject("brand", Brand, visible_brands, str, _of, "name", "name"))
register(
    # Two clients may have people of one name: the client's code stands beside it.
    Subject(
        "contact",
        Contact,
        lambda member: visible_contacts(member).select_related("client"),
        lambda row: f"{row} ({row.client.code})",
        _of,
        "email",
        "sort_key",
        lambda row: (row.full_name, f"{row.title}, {row.client.name}" if row.title else row.client.name),
    )
)
register(Subject("terms", ClientTerms, visible_terms, lambda row: row.framework_number, _of))
register(Subject("touchpoint", Touchpoint, visible_touchpoints, lambda row: row.text[:80], _of))
add_to_menu(Entry(20, "clients", say("Clients", "Khách hàng"), "clients", "client.read", in_thumb_bar=True))
add(
    {
        "create_group": say("Add a group", "Thêm tập đoàn"),
        "add_brand": say("Add a brand", "Thêm nhãn hàng"),
        "change_client": say("Change", "Sửa khách hàng"),
        "change_client_entity": say("Change the company", "Sửa công ty"),
        "change_contact": say("Change the contact", "Sửa người liên hệ"),
        "part_with_contact": say("Has left", "Đã nghỉ việc"),
        "representative": say("Signs for the company", "Người đại diện"),
        "representative_title": say("Title of who signs", "Chức vụ người đại diện"),
        "create_client": say("Add a client", "Thêm khách hàng"),
        "add_client_entity": say("Add a company of the client", "Thêm công ty của khách"),
        "add_contact": say("Add a contact", "Thêm người liên hệ"),
        "present_client": say("Present to the client", "Trình chiếu cho khách"),
        "set_address_form": say("How we address each other", "Cách xưng hô"),
        "set_terms": say("Set the terms", "Đặt điều khoản"),
        "log_touchpoint": say("Log a touchpoint", "Ghi liên lạc"),
        "place_in_account_team": say("Put into the account team", "Đưa vào nhóm phụ trách"),
        "leave_account_team": say("Take out of the account team", "Rút khỏi nhóm phụ trách"),
        "client": say("Client", "Khách hàng"),
        "company_name": say("Company name", "Tên công ty"),
        "industry": say("Industry", "Ngành"),
        "group": say("Group", "Tập đoàn"),
        "in_charge": say("In charge", "Người phụ trách"),
        "contact": say("Contact", "Người liên hệ"),
        "decision_role": say("Role in decisions", "Vai trò khi ra quyết định"),
        "rank": say("Rank (1 is highest)", "Cấp bậc (1 là cao nhất)"),
        "self_word": say("We call ourselves", "Xưng"),
        "call_word": say("We call them", "Gọi"),
        "speaks_english": say("In English", "Dùng tiếng Anh"),
        "register": say("Register", "Văn phong"),
        "clock": say("Payment counts from", "Tính hạn từ"),
        "days": say("Days", "Số ngày"),
        "cut_off_day": say("Invoice cut-off day", "Ngày khách chốt nhận hóa đơn"),
        "payment_run_days": say("Payment-run days", "Kỳ thanh toán của khách (ngày trong tháng)"),
        "framework_number": say("Framework contract no.", "Số hợp đồng nguyên tắc"),
        "framework_signed_on": say("Signed on", "Ký ngày"),
        "framework_until_on": say("In force until", "Hiệu lực đến"),
        "evidence_c_amount": say("A chat carries up to", "Đồng ý qua tin nhắn có giá trị đến"),
        "evidence_b_amount": say("A mail carries up to", "Đồng ý qua mail có giá trị đến"),
        "channel": say("Channel", "Kênh"),
        "happened_at": say("When", "Lúc"),
        "part": say("Part", "Phần việc"),
        "is_in_charge": say("In charge", "Phụ trách chính"),
        "share_percent": say("Share of revenue, %", "Phần doanh thu, %"),
        "client_entity": say("Client's company", "Công ty của khách"),
        "brand": say("Brand", "Nhãn hàng"),
    }
)
explain(
    {
        "part_with_contact": say(
            "No new paper is addressed to this person; earlier ones keep the name.",
            "Giấy tờ mới không gửi người này nữa; giấy tờ cũ giữ nguyên tên.",
        ),
        "set_terms": say(
            "They hold from their day on; what was issued before keeps its due day.", "Áp dụng từ ngày ghi; hóa đơn đã xuất giữ hạn cũ."
        ),
        "place_in_account_team": say(
            "Whoever is put in charge takes the place of the one before, who stays in the team. The past stays with whoever was in charge then.",
            "Người phụ trách mới thay người cũ, người cũ vẫn trong nhóm. Kết quả trước đó vẫn tính cho người phụ trách khi ấy.",
        ),
        "leave_account_team": say(
            "Today is the last day. Put somebody else in charge first.",
            "Hôm nay là ngày cuối. Người phụ trách thì phải đặt người thay trước.",
        ),
        "set_address_form": say(
            "How papers and drafts to this person begin. Nothing is guessed: without it the full name stands.",
            "Cách xưng hô trong mail và giấy tờ gửi người này. Không đoán: chưa ghi thì dùng họ tên.",
        ),
        "change_client_entity": say(
            "New papers say this; those already sent keep what they said.", "Giấy tờ mới ghi theo đây; giấy tờ đã gửi giữ nguyên."
        ),
        "create_client.code": say(
            "2 to 8 letters or digits; job numbers begin with it and it never changes.",
            "2 đến 8 chữ hoặc số; số job bắt đầu bằng mã này, không đổi được.",
        ),
        "log_touchpoint.text": say(
            "A pasted chat says itself when it was and who spoke.", "Dán nguyên đoạn chat: ngày giờ và người nói được đọc từ đó."
        ),
    }
)
