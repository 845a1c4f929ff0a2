from rapport.kit import later
from rapport.kit.labels import add, explain
from rapport.kit.menu import Entry
from rapport.kit.menu import add as add_to_menu
from rapport.kit.subjects import Subject, register
from rapport.kit.tongues import say
from rapport.proposals.access import visible_quote_lines, visible_quotes, visible_versions
from rapport.proposals.later import mail_quote
from rapport.proposals.models import Quote, QuoteLine, QuoteVersion

later.register("proposals.mail_quote", mail_quote)
register(
    Subject(
        "quote", Quote, visible_quotes, str, lambda row: f"/quotes/{row.pk}/", "number", found_by=lambda row: (row.number, row.job.name)
    )
)
register(
    Subject(
        "quote_version", QuoteVersion, visible_versions, lambda row: f"{row.quote.number} {row}", lambda row: f"/quotes/{row.quote_id}/"
    )
)
register(Subject("quote_line", QuoteLine, visible_quote_lines, str, lambda _row: "/quotes/"))
add_to_menu(Entry(40, "quotes", say("Quotes", "Báo giá"), "quotes", "quote.read"))
add(
    {
        "seen": say("What the sheet showed", "Bảng giá lúc mở"),
        "draft_quote": say("Begin a quote", "Lập báo giá"),
        "is_mailed": say("Post it by mail", "Gửi qua e-mail"),
        "draft_version": say("Begin the next version", "Lập phiên bản mới"),
        "set_lines": say("Save the lines", "Lưu các dòng"),
        "send_quote": say("Send the quote", "Gửi báo giá"),
        "quote": say("Quote", "Báo giá"),
        "version": say("Version", "Phiên bản"),
        "form_version": say("Made from version", "Sửa từ phiên bản"),
        "lines": say("Lines", "Các dòng"),
        "way": say("Way", "Cách tính"),
        "quantity": say("Quantity", "Số lượng"),
        "unit": say("Unit", "ĐVT"),
        "rate_code": say("Rate", "Đơn giá theo"),
        "unit_amount": say("Unit price", "Đơn giá"),
        "unit_cost_amount": say("Unit cost", "Giá vốn"),
        "external_cost_amount": say("Of it bought outside", "Trong đó thuê ngoài"),
        "markup_percent": say("Mark-up, %", "Mark-up, %"),
        "fee_percent": say("Fee, %", "Phí, %"),
        "fee_basis": say("Counted on", "Tính trên"),
        "vat_code": say("VAT", "VAT"),
        "discount_amount": say("Discount", "Chiết khấu"),
        "contingency_percent": say("Contingency, %", "Dự phòng, %"),
        "delivery_on": say("Delivery", "Ngày giao"),
        "valid_until_on": say("Valid until", "Hiệu lực đến"),
    }
)
explain(
    {
        "send_quote": say(
            "This version is frozen with it. Below the floor a second person must have approved exactly this.",
            "Gửi là khóa phiên bản này. Dưới sàn thì người thứ hai phải duyệt đúng phiên bản này.",
        ),
        "draft_version": say(
            "Begins with the lines of the last one; that one stays as it was sent.",
            "Bắt đầu bằng các dòng của bản trước; bản trước giữ nguyên như đã gửi.",
        ),
    }
)
