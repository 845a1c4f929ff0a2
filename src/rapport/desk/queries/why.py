"""Why a figure is what it is: its rule, its facts, their sum."""

from datetime import date
from decimal import Decimal
from typing import Any

from rapport.billing.access import visible_invoices
from rapport.clients.access import visible_clients
from rapport.desk.queries.opened import OpenBooks, Opened
from rapport.desk.queries.papers import invoice_figures
from rapport.desk.queries.stand import INSIDE, stand_of
from rapport.desk.queries.told import hidden_of_client
from rapport.insight.queries.profit import together
from rapport.jobs.access import jobs_in_scope, visible_jobs
from rapport.jobs.models import Job
from rapport.kit.refusal import Words
from rapport.kit.tongues import say
from rapport.ledger.queries.sums import sums_of_jobs
from rapport.people.models import Member

UNTIL_CLOSED = say(
    "contracted until the job is closed for cost, then billed; without tax",
    "giá trị đặt hàng cho đến khi job khóa chi phí, sau đó là doanh thu đã xuất hóa đơn; chưa VAT",
)
RULES: dict[str, Words] = {
    "quoted": say("quoted facts still in force, without tax", "bút toán báo giá còn hiệu lực, chưa VAT"),
    "contracted": say("contracted facts, without tax", "bút toán đặt hàng, chưa VAT"),
    "budgeted": say("budgeted facts", "bút toán ngân sách"),
    "committed": say("committed facts less what bills have taken up", "bút toán cam kết, trừ phần hóa đơn đối tác đã dùng"),
    "spent": say("spent facts, without creditable tax", "bút toán chi phí, không gồm VAT được khấu trừ"),
    "forecast_cost": say(
        "line by line: spent + committed + what of the budget is neither", "từng dòng: đã chi + đã cam kết + phần ngân sách còn lại"
    ),
    "billed": say("billed facts, with tax", "bút toán xuất hóa đơn, gồm VAT"),
    "collected": say("collected facts, with tax", "bút toán thu tiền, gồm VAT"),
    "outstanding": say("billed − collected − written off, with tax", "đã xuất − đã thu − xóa nợ, gồm VAT"),
    "written_off": say("written-off facts", "bút toán xóa nợ"),
    "vat": say("billed facts, VAT only", "bút toán xuất hóa đơn, phần VAT"),
    "external": say("forecast of what is bought in and passed through", "dự báo thuê ngoài và chi hộ"),
    "bought_in": say("forecast of what is bought in", "dự báo thuê ngoài"),
    "pass_through": say("forecast of what is passed through", "dự báo chi hộ"),
    "agi": say("%(price)s, less external cost", "%(price)s, trừ chi bên ngoài", price=UNTIL_CLOSED),
    "own_cost": say("forecast of own work", "dự báo chi phí giờ công"),
    "margin": say("AGI − own cost", "AGI − chi phí giờ công"),
    "margin_share": say("margin ÷ AGI, half up to four decimals", "lợi nhuận gộp ÷ AGI, làm tròn bốn chữ số"),
    "advanced": say("advanced facts", "bút toán tạm ứng"),
    "paid": say("paid facts", "bút toán trả đối tác"),
    "net": say("billed facts of this invoice, without tax", "bút toán xuất hóa đơn này, chưa VAT"),
    "billed_net": say("billed facts, without tax", "bút toán xuất hóa đơn, chưa VAT"),
    "received_less_paid": say("collected facts less paid facts, with tax", "đã thu trừ đã trả, gồm VAT"),
    "exposure": say(
        "committed + spent − collected, without tax, not under 0; of a job without an order",
        "đã cam kết + đã chi − đã thu, chưa VAT, không dưới 0; của job chưa có đơn",
    ),
}


def explain(kind: str, number: str, figure: str, member: Member, as_of: date | None = None) -> dict[str, Any] | None:
    """Explain a figure for one reader; None where record or figure does not exist for them."""
    if kind == "invoice":
        return _of_invoice(number, figure, member, as_of)
    if kind == "job":
        job = visible_jobs(member).filter(number=number).first()
        jobs, figures = ([job], stand_of(job, member, as_of).figures) if job else ([], {})
    else:
        jobs, figures = _of_client(number, figure, member, as_of)
    if not jobs or figure not in figures:
        return None
    books = OpenBooks([job.id for job in jobs], member, as_of)
    value = figures[figure]
    if value is not None and figure.endswith("share"):
        return _answer(figure, f"{value:.4f}", books.figure(figure))
    return _answer(figure, value, books.figure(figure))


def _of_client(code: str, figure: str, member: Member, as_of: date | None) -> tuple[list[Job], dict[str, Decimal | None]]:
    """Answer the jobs of a client that count in a figure for this reader, and the figures of all of them that may be seen."""
    client = visible_clients(member).filter(code=code).first()
    if client is None:
        return [], {}
    seen = jobs_in_scope(member, "margin.read") if figure in INSIDE else visible_jobs(member)
    jobs = list(seen.filter(client=client))
    hidden = hidden_of_client(client, member)
    total = together(sums_of_jobs([job.id for job in jobs], as_of))
    return jobs, {name: value for name, value in total.figures.items() if name not in hidden}


def _of_invoice(number: str, figure: str, member: Member, as_of: date | None) -> dict[str, Any] | None:
    invoice = visible_invoices(member).filter(number=number).first()
    found = invoice_figures(invoice, member, as_of).get(figure) if invoice else None
    return _answer(figure, found.value, Opened(found.parts, Decimal(0))) if found else None


def _answer(figure: str, value: Any, found: Opened) -> dict[str, Any]:
    return {
        "figure": figure, "value": value if value is None or isinstance(value, str) else _plain(value), "rule": str(RULES[figure]),
        "sum": _plain(found.sum), "assumed": _plain(found.assumed),
        "facts": [
            {"id": str(part.fact.id), "ids": part.ids, "job": part.fact.book.job.number, "on": part.fact.on, "measure": part.fact.measure,
             "kind": part.kind, "amount": _plain(part.amount), "line": str(part.line) if part.line else None,
             "source_kind": part.fact.source_kind, "source_id": part.source_id}
            for part in found.parts
        ],
    }  # fmt: skip


def _plain(amount: Decimal | int) -> str:
    """Amounts are decimal text; đồng without a point."""
    return f"{amount:f}".removesuffix(".00")
