from rapport.kit.labels import add, explain
from rapport.kit.subjects import Subject, register
from rapport.kit.tongues import say
from rapport.playbook.access import visible_law_rows, visible_limits, visible_sale_rates
from rapport.playbook.models import LawRow, Limit, SaleRate

register(Subject("sale_rate", SaleRate, visible_sale_rates, lambda row: row.name_vi, lambda _row: "/settings/rates/"))
register(Subject("limit", Limit, visible_limits, lambda row: row.name, lambda _row: "/settings/limits/"))
register(Subject("law_row", LawRow, visible_law_rows, lambda row: row.basis, lambda _row: "/settings/law/"))
add(
    {
        "add_law_row": say("Add a row of ours", "Thêm dòng riêng"),
        "add_law_row.table": say("Table", "Bảng"),
        "end_law_row": say("End", "Cho hết hiệu lực"),
        "drop_law_row": say("Take back", "Gỡ"),
        "law_row": say("Row", "Dòng"),
        "basis": say("Basis (law, article)", "Căn cứ (văn bản, điều)"),
        "source": say("Source", "Nguồn"),
        "to_on": say("Last day", "Ngày cuối"),
        "choice.vat.reduced": say("VAT of the group reduced for a time, %", "Thuế GTGT nhóm được giảm, %"),
        "choice.vat.cash_limit": say("Bill from which cash loses the VAT credit, ₫", "Hóa đơn trả tiền mặt từ mức này mất khấu trừ, ₫"),
        "choice.withholding.threshold": say(
            "Payment to an individual from which tax is withheld, ₫", "Chi cho cá nhân từ mức này phải khấu trừ thuế TNCN, ₫"
        ),
        "set_limit": say("Set a limit", "Đặt hạn mức"),
        "set_sale_rate": say("Set a rate on the card", "Đặt đơn giá bán"),
        "set_limit.name": say("Limit", "Hạn mức"),
        "value": say("Value", "Giá trị"),
        "choice.floor_percent": say("Margin floor, %", "Sàn biên, %"),
        "choice.lane_l_amount": say("Small job (L) up to, net", "Việc lẻ (L) đến mức, chưa VAT"),
        "choice.lane_j_amount": say("Standard job (J) up to, net", "Job chuẩn (J) đến mức, chưa VAT"),
        "choice.evidence_b_amount": say("A yes by mail (B) carries up to", "Đồng ý qua mail (B) có giá trị đến"),
        "choice.evidence_c_amount": say("A yes by chat picture (C) carries up to", "Đồng ý qua tin nhắn (C) có giá trị đến"),
        "choice.evidence_d_hours": say("A spoken yes (D) carries up to, hours of work", "Đồng ý miệng (D) có giá trị đến, giờ làm"),
        "choice.overrun_director_amount": say(
            "Overrun that the account director approves, up to", "Chi vượt dòng do account director duyệt, đến"
        ),
        "choice.default_vat_percent": say("VAT rate proposed, %", "Thuế suất VAT gợi ý, %"),
        "hourly_cost_amount": say("Cost an hour (band)", "Giá vốn giờ (bậc)"),
    }
)
explain(
    {
        "set_limit": say("From its day on; what was decided before keeps its limit.", "Áp dụng từ ngày ghi; việc đã quyết giữ mức cũ."),
        "set_sale_rate": say(
            "From its day on; quotes already drafted keep their price.", "Áp dụng từ ngày ghi; báo giá đã lập giữ giá cũ."
        ),
    }
)
