from rapport.contracts.access import visible_contracts, visible_milestones, visible_orders
from rapport.contracts.models import Contract, Milestone, Order
from rapport.kit.labels import add, explain
from rapport.kit.menu import Entry
from rapport.kit.menu import add as add_to_menu
from rapport.kit.subjects import Subject, register
from rapport.kit.tongues import say

register(
    Subject(
        "contract",
        Contract,
        visible_contracts,
        str,
        lambda row: f"/contracts/{row.pk}/",
        "number",
        found_by=lambda row: (row.number, row.client.name),
    )
)
register(Subject("order", Order, visible_orders, lambda row: row.client_order_number, lambda row: f"/jobs/{row.job_id}/"))
register(Subject("milestone", Milestone, visible_milestones, str, lambda row: f"/jobs/{row.order.job_id}/"))
add_to_menu(Entry(50, "contracts", say("Contracts", "Hợp đồng"), "contracts", "contract.read"))
add(
    {
        "open_small_job": say("Open a small job", "Mở việc lẻ"),
        "answer_quote": say("Record the answer", "Ghi câu trả lời"),
        "agree_milestone": say("Agree an instalment", "Ghi đợt thanh toán"),
        "agree_milestone.percent": say("Share of the order, %", "Phần của đơn, %"),
        "agree_milestone.on": say("On which day, if by day", "Ngày nào, nếu theo ngày"),
        "milestone_name": say("Instalment and clause", "Đợt nào, theo điều nào"),
        "client_order": say("Client's order", "Đơn đặt hàng của khách"),
        "trigger": say("Falls due", "Đến hạn"),
        "Trigger.signature": say("at signature", "khi ký"),
        "Trigger.day": say("on a day", "theo ngày"),
        "Trigger.event": say("at an event", "khi đạt mốc"),
        "reach_milestone": say("Record the event", "Ghi đã đạt mốc"),
        "reached_on": say("Reached on", "Đạt ngày"),
        "milestone": say("Instalment", "Đợt thanh toán"),
        "record_order": say("Record the order", "Ghi đơn đặt hàng"),
        "record_contract": say("Record a contract", "Lưu hợp đồng"),
        "record_contract.number": say("Number of the contract", "Số hợp đồng"),
        "record_contract.job": say("For which job", "Cho job nào"),
        "record_contract.file": say("Its file", "Tệp hợp đồng"),
        "sign_contract": say("Record the signature", "Ghi hợp đồng đã ký"),
        "sign_contract.text": say("Where the original lies", "Bản gốc để đâu"),
        "sign_contract.file": say("The signed paper", "Bản đã ký"),
        "signatory": say("Who signed for the client, in which position", "Ai ký bên khách, chức vụ"),
        "amount": say("Amount", "Số tiền"),
        "open_small_job.name": say("What", "Việc gì"),
        "open_small_job.amount": say("How much, without VAT", "Bao nhiêu, chưa VAT"),
        "open_small_job.due_on": say("Until when", "Khi nào xong"),
        "open_small_job.contact": say("Who said yes", "Ai đồng ý"),
        "open_small_job.text": say("Their words", "Lời khách"),
        "open_small_job.external_cost_amount": say("Cost bought outside, if any", "Chi phí thuê ngoài, nếu có"),
        "own_cost_amount": say("Own labour, if known", "Chi phí giờ công, nếu biết"),
        "word": say("Answer", "Câu trả lời"),
        "given_on": say("Given on", "Đồng ý ngày"),
        "client_order_number": say("Client's order no.", "Số đơn đặt hàng của khách"),
        "contract": say("Contract", "Hợp đồng"),
        "signed_on": say("Signed on", "Ký ngày"),
        "net_amount": say("Amount, without VAT", "Số tiền, chưa VAT"),
        "is_client_paper": say("On the client's paper", "Theo mẫu của khách"),
        "payment_days": say("Days to pay", "Số ngày thanh toán"),
        "penalty_percent": say("Penalty, %", "Phạt, %"),
    }
)
explain(
    {
        "answer_quote": say(
            "A yes within the limit of its evidence is the order; its paper stays owed. Above it the yes is kept and the job waits for an order.",
            "Lời đồng ý trong hạn mức của bằng chứng là đơn đặt hàng, giấy tờ còn nợ. Vượt hạn mức thì chỉ ghi nhận, job chờ đơn đặt hàng.",
        ),
        "record_contract": say(
            "Without a day of signature it binds nobody yet; it is signed later on its page.",
            "Chưa có ngày ký thì chưa ràng buộc; ký sau ở trang hợp đồng.",
        ),
        "sign_contract": say(
            "A yes that waited for this contract becomes the order; work at risk is covered from here.",
            "Lời đồng ý đang chờ hợp đồng này thành đơn đặt hàng; job chạy rủi ro hết rủi ro từ đây.",
        ),
        "agree_milestone": say(
            "A share of the order that is paid before acceptance: at signature, on a day, or at an event.",
            "Phần giá trị đơn được trả trước nghiệm thu: khi ký, vào một ngày, hoặc khi có sự kiện.",
        ),
    }
)
