from rapport.costs.access import visible_bill_payments, visible_bills, visible_purchase_orders, visible_time
from rapport.costs.models import Bill, BillPayment, PurchaseOrder, TimeEntry
from rapport.kit.labels import add, explain
from rapport.kit.menu import Entry
from rapport.kit.menu import add as add_to_menu
from rapport.kit.subjects import Subject, register
from rapport.kit.tongues import say


def _of(row: object) -> str:
    return f"/jobs/{row.job_id}/"  # type: ignore[attr-defined]


register(Subject("time_entry", TimeEntry, visible_time, lambda row: row.note, _of))
register(Subject("purchase_order", PurchaseOrder, visible_purchase_orders, lambda row: f"{row.number} {row.text}", _of, "number"))
register(Subject("bill", Bill, visible_bills, lambda row: row.text, _of))
register(Subject("bill_payment", BillPayment, visible_bill_payments, lambda row: row.reference, lambda row: f"/jobs/{row.bill.job_id}/"))
add_to_menu(Entry(35, "my_week", say("My week", "Tuần của tôi"), "my_week", "time.create"))
add(
    {
        "log_time": say("Log time", "Ghi giờ"),
        "log_week": say("Confirm the week", "Xác nhận tuần"),
        "shares": say("Split", "Chia tuần"),
        "undo_time": say("Undo", "Gỡ"),
        "place_order": say("Order from a partner", "Đặt hàng đối tác"),
        "confirm_order": say("Confirm the order", "Xác nhận đơn"),
        "close_order": say("Close the order", "Đóng đơn"),
        "accept_bill": say("Accept a bill", "Nhận hóa đơn đối tác"),
        "pay_bill": say("Record as paid", "Ghi đã trả"),
        "hours": say("Hours", "Giờ"),
        "on": say("Day", "Ngày"),
        "percent": say("Percent of the week", "Phần trăm tuần"),
        "week_on": say("Week of", "Tuần từ"),
        "entry": say("Entry", "Dòng giờ"),
        "partner": say("Partner", "Đối tác"),
        "deliverable": say("What is delivered", "Bàn giao gì"),
        "order": say("Order", "Đơn"),
        "vat_amount": say("VAT", "VAT"),
        "symbol": say("Symbol", "Ký hiệu"),
        "dated_on": say("Dated", "Ngày hóa đơn"),
        "is_vat_creditable": say("VAT is creditable", "VAT được khấu trừ"),
        "bill": say("Bill", "Hóa đơn đối tác"),
        "paid_on": say("Paid on", "Trả ngày"),
        "account": say("Paid from account", "Tài khoản chi"),
        "is_cash": say("In cash", "Tiền mặt"),
        "reference": say("Reference", "Số tham chiếu"),
    }
)
explain(
    {
        "place_order": say(
            "It binds nobody until it is confirmed; then it is stopped if it overruns its line.",
            "Chưa xác nhận thì chưa cam kết; khi xác nhận, vượt ngân sách dòng thì bị chặn.",
        ),
        "close_order": say("What is still committed on it is given back to the budget.", "Phần còn cam kết được trả lại ngân sách."),
        "accept_bill": say(
            "It is spent on its line, and what its order had committed for it ends.",
            "Ghi vào chi phí của dòng, phần cam kết của đơn giảm tương ứng.",
        ),
        "log_time": say(
            "Hours of one day, or a percentage of a week by its Monday: one of the two.",
            "Số giờ của một ngày, hoặc phần trăm của một tuần (ghi ngày thứ Hai): chọn một.",
        ),
        "pay_bill": say("Left empty, the amount is all that is open.", "Để trống số tiền là trả hết phần còn lại."),
        "confirm_order.alone_reason": say("Only where nobody else may approve an overrun.", "Chỉ khi không ai khác được duyệt chi vượt."),
    }
)
