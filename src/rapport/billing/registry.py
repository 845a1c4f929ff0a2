from rapport.billing.access import (
    visible_allocations,
    visible_bank_lines,
    visible_deliveries,
    visible_invoice_lines,
    visible_invoices,
    visible_payments,
    visible_set_asides,
    visible_statements,
)
from rapport.billing.clocks import start_clocks_of_minutes
from rapport.billing.commands.import_statement import POST, READ, WORDS
from rapport.billing.commands.record_issue import MATCH_WAITING
from rapport.billing.later import match_waiting, post_statement, read_large_statement
from rapport.billing.models import Allocation, BankLine, BankStatement, Delivery, Invoice, InvoiceLine, Payment, SetAside
from rapport.billing.queries.state import legal_number
from rapport.billing.words import CAUSES, OFFERS, PROBLEMS, REASONS
from rapport.kit import later
from rapport.kit.labels import add, explain
from rapport.kit.menu import Entry
from rapport.kit.menu import add as add_to_menu
from rapport.kit.subjects import Subject, register
from rapport.kit.tongues import say
from rapport.production.commands.accept_job import WHEN_SIGNED

register(
    Subject("invoice", Invoice, visible_invoices, str, lambda row: f"/invoices/{row.pk}/", "number",
            found_by=lambda row: (row.number, f"{legal_number(row)} {row.client.name}".strip()))
)  # fmt: skip
register(Subject("invoice_line", InvoiceLine, visible_invoice_lines, lambda row: row.text, lambda row: f"/invoices/{row.invoice_id}/"))
register(
    Subject(
        "payment", Payment, visible_payments, str, lambda row: f"/payments/{row.pk}/", "number", found_by=lambda row: (row.number, row.memo)
    )
)
register(Subject("allocation", Allocation, visible_allocations, lambda row: row.rule, lambda row: f"/payments/{row.payment_id}/"))
register(Subject("delivery", Delivery, visible_deliveries, lambda row: row.invoice.number, lambda row: f"/invoices/{row.invoice_id}/"))
register(Subject("set_aside", SetAside, visible_set_asides, lambda row: row.cause, lambda row: f"/payments/{row.payment_id}/"))
register(Subject("bank_line", BankLine, visible_bank_lines, lambda row: row.memo[:80], lambda row: f"/bank/{row.statement_id}/"))
register(Subject("bank_statement", BankStatement, visible_statements, lambda row: row.file_name, lambda row: f"/bank/{row.pk}/"))
later.register(READ, read_large_statement)
later.register(POST, post_statement)
later.register(MATCH_WAITING, match_waiting)
WHEN_SIGNED.append(start_clocks_of_minutes)
add_to_menu(
    Entry(70, "invoices", say("Invoices", "Hóa đơn"), "invoices", "invoice.read"),
    Entry(75, "payments", say("Payments", "Tiền về"), "payments", "payment.read"),
    Entry(80, "bank", say("Bank", "Ngân hàng"), "bank", "bank.read"),
    Entry(85, "match", say("Match", "Đối soát"), "match", "bank.read"),
)
add(
    {
        "year": say("Year, where the days have none", "Năm, nếu ngày trong tệp không có"),
        "request_invoice": say("Request the invoice", "Đề nghị xuất hóa đơn"),
        "request_instalment": say("Request an instalment", "Đề nghị xuất hóa đơn theo đợt"),
        "request_instalment.paid_on": say("Paid on, if it is paid", "Đã trả ngày, nếu đã trả"),
        "send_draft": say("Draft went to the client", "Đã gửi bản nháp"),
        "confirm_draft": say("The client has confirmed", "Khách đã xác nhận"),
        "drop_draft": say("Drop the request", "Bỏ đề nghị"),
        "record_issue": say("Record the issue", "Ghi hóa đơn đã xuất"),
        "record_delivery": say("Record the delivery", "Ghi gửi hóa đơn, hồ sơ"),
        "adjust_invoice": say("Adjust the invoice", "Điều chỉnh hóa đơn"),
        "record_payment": say("Record money received", "Ghi tiền về"),
        "allocate_payment": say("Allocate to an invoice", "Gạch nợ"),
        "undo_allocation": say("Undo", "Gỡ"),
        "match_payment": say("Allocate to several invoices", "Gạch nợ nhiều hóa đơn"),
        "parts": say("Invoices", "Các hóa đơn"),
        "set_payment_aside": say("Not for an invoice", "Không trả cho hóa đơn"),
        "undo_set_aside": say("Let it wait again", "Cho chờ đối soát lại"),
        "aside": say("What was set aside", "Khoản để riêng"),
        "import_statement": say("Import a statement", "Nhập sao kê"),
        "close_job": say("Close the job", "Đóng job"),
        "reopen_job": say("Reopen", "Mở lại"),
        "cancel_job": say("Cancel the job", "Hủy job"),
        "invoice": say("Invoice", "Hóa đơn"),
        "confirmed_on": say("Confirmed on", "Xác nhận ngày"),
        "issued_on": say("Issued on", "Xuất ngày"),
        "authority_code": say("Tax authority's code", "Mã của cơ quan thuế"),
        "sent_on": say("Sent on", "Gửi ngày"),
        "dossier_complete_on": say("Dossier complete on", "Đủ hồ sơ ngày"),
        "missing": say("What is missing", "Còn thiếu gì"),
        "memo": say("What the bank wrote", "Nội dung chuyển khoản"),
        "vat": say("VAT on the e-invoice", "VAT trên hóa đơn"),
        "import_statement.account": say("Account of the statement", "Sao kê của tài khoản"),
        "record_payment.account": say("Received on account", "Tài khoản nhận"),
        "payment": say("Payment", "Khoản tiền"),
        "allocation": say("Allocation", "Lần gạch nợ"),
        "is_for_cost_only": say("For cost only", "Chỉ khóa chi phí"),
    }
)
add(
    {
        **OFFERS,
        **CAUSES,
        **REASONS,
        **PROBLEMS,
        **{f"import.{code}": said for code, said in WORDS.items()},
        "choice.account": say("confirmed account", "tài khoản đã xác nhận"),
    }
)
explain(
    {
        "close_job": say(
            "For good only when nothing is open: no order, task, paper, invoice or money. For cost only, the job takes no more cost and its money goes on.",
            "Đóng hẳn khi không còn gì mở: đơn đặt hàng, đầu việc, giấy tờ, hóa đơn, công nợ. Chỉ khóa chi phí thì job không nhận thêm chi phí, phần thu tiền vẫn đi tiếp.",
        ),
        "cancel_job": say(
            "What was quoted or ordered and not accepted is promised no more; cost and time stay in the books. While an order, an invoice or money is open it cannot be cancelled.",
            "Phần đã báo giá hoặc đã đặt mà chưa nghiệm thu không còn hiệu lực; chi phí và giờ vẫn nằm trong sổ. Còn đơn đặt hàng, hóa đơn hay công nợ thì chưa hủy được.",
        ),
        "reopen_job": say(
            "The job takes cost again, and what its cancellation took back is promised anew from today.",
            "Job lại nhận chi phí, phần đã rút khi hủy được tính lại từ hôm nay.",
        ),
        "drop_draft": say(
            "Its number stays as a gap that is shown; its lines can be requested again.",
            "Số đề nghị này không dùng lại, vẫn hiện là đã bỏ; các dòng có thể đề nghị lại.",
        ),
        "record_issue": say(
            "From here on the invoice is fixed; what is wrong is adjusted by a second invoice. The due day counts from here by the client's terms.",
            "Từ đây hóa đơn không sửa được; sai thì lập hóa đơn điều chỉnh. Hạn thanh toán tính theo điều khoản của khách.",
        ),
        "adjust_invoice": say(
            "A second invoice names this one and changes its lines, at its own rate. A second person approves it before it is issued.",
            "Hóa đơn thứ hai ghi rõ điều chỉnh hóa đơn này, theo đúng thuế suất cũ. Cần người thứ hai duyệt trước khi xuất.",
        ),
        "record_delivery": say(
            "Where the client's terms count from the dossier, the day on which it is complete starts the clock.",
            "Khách tính hạn từ ngày đủ hồ sơ thì ngày ghi ở đây bắt đầu tính hạn.",
        ),
        "record_payment": say(
            "What our transfer code, the invoice number or a confirmed account makes certain is matched at once; the rest waits under Match.",
            "Mã chuyển khoản, số hóa đơn hoặc tài khoản đã xác nhận khớp chắc chắn thì gạch nợ ngay; còn lại chờ ở Đối soát.",
        ),
        "import_statement": say(
            "CSV, Excel, camt, MT940, OFX, QIF or a saved web page, as the bank gave it. Lines that are here already are left out, so the same days may come twice.",
            "CSV, Excel, camt, MT940, OFX, QIF hay trang web lưu lại, để nguyên như ngân hàng xuất. Dòng đã có được bỏ qua, trùng ngày không sao.",
        ),
        "request_instalment": say(
            "An invoice before acceptance, as the order agreed; what is accepted later is invoiced less this.",
            "Xuất hóa đơn trước nghiệm thu theo thỏa thuận trong đơn; nghiệm thu sau được trừ phần này.",
        ),
        "undo_allocation": say(
            "Payment and invoice are open again as they were; the book keeps both steps.",
            "Khoản tiền và hóa đơn mở lại như cũ; sổ giữ cả hai bước.",
        ),
        "set_payment_aside": say(
            "Interest, our own transfer, a refund: money for no invoice. Left empty, the amount is all that is unmatched.",
            "Lãi, chuyển nội bộ, hoàn tiền: không trả cho hóa đơn nào. Để trống số tiền là toàn bộ phần chưa khớp.",
        ),
        "allocate_payment.amount": say("Left empty: as much as fits.", "Để trống: gạch tối đa có thể."),
    }
)
