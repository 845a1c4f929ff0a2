"""The months before: jobs that were quoted, made, billed and mostly paid, so that profit has a past; and work that took a turn."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from rapport.billing.models import Invoice
from rapport.clients.models import Client
from rapport.demo.stage import Stage
from rapport.domain.evidence import Grade
from rapport.jobs.models import Job
from rapport.partners.models import Partner
from rapport.people.models import OwnBankAccount
from rapport.production.commands.accept_job import AcceptedJob
from rapport.proposals.commands.set_lines import LineInput
from rapport.proposals.models import QuoteAnswer, QuoteLine, QuoteVersion

type Account = tuple[Client, Any, str]


@dataclass(frozen=True)
class Work:
    """A job of the past: begun so many days ago; its price, what it was to cost us and what was bought; hours that it really took."""

    name: str
    days_ago: int
    price: int
    own: int
    bought: int
    hours: int
    is_paid: bool = True


# Which of the clients (by place), and what.
PAST = (
    (0, Work("Bộ ảnh mùa sen", 172, 46_000_000, 15_000_000, 12_000_000, 30)), (1, Work("Ra mắt sữa hạt", 166, 88_000_000, 30_000_000, 22_000_000, 64)),
    (2, Work("Nhãn chai mới", 150, 38_000_000, 14_000_000, 0, 34)), (0, Work("Chiến dịch Trung thu", 138, 120_000_000, 42_000_000, 35_000_000, 96)),
    (3, Work("Danh mục bàn trà", 130, 52_000_000, 18_000_000, 9_000_000, 40)), (1, Work("Trường học uống sữa", 116, 96_000_000, 33_000_000, 28_000_000, 110)),
    (2, Work("Quầy hội chợ", 104, 64_000_000, 16_000_000, 26_000_000, 36)), (0, Work("Clip hậu trường đồi trà", 92, 34_000_000, 12_000_000, 6_000_000, 28)),
    (3, Work("Trang bán hàng", 84, 72_000_000, 28_000_000, 0, 78)), (1, Work("Bao bì Tết", 66, 58_000_000, 20_000_000, 8_000_000, 44, is_paid=False)),
)  # fmt: skip

CLOSED_BEFORE = 145


def tell_seasons(stage: Stage, accounts: list[Account], studio: Partner) -> None:
    """Tell the past, then the turns; invoices are numbered from 11 on, in the order of their days."""
    for number, (place, work) in enumerate(PAST, 11):
        _tell(stage, accounts[place % len(accounts)], work, str(number), studio)
    _turns(stage, accounts)


def _offer(stage: Stage, account: Account, work: Work) -> tuple[Job, QuoteVersion]:
    client, contact, who = account
    days = work.days_ago
    job = stage.act(who, days, "open_job", client=client, name=work.name, lane=Job.Lane.J, contact=contact, due_on=stage.day(days - 30))
    stage.act(
        who,
        days,
        "receive_request",
        client=client,
        job=job,
        contact=contact,
        text=f"Em báo giá giúp {contact.given_name}: {work.name.lower()}.",
    )
    quote = stage.act(who, days - 1, "draft_quote", job=job)
    price, own, bought = Decimal(work.price), Decimal(work.own), Decimal(work.bought)
    lines = [LineInput(QuoteLine.Way.OWN, work.name, unit="gói", unit_amount=price, unit_cost_amount=own)]
    if bought:
        lines.append(LineInput(QuoteLine.Way.BOUGHT_IN, "Studio và hậu cần", unit_cost_amount=bought, markup_percent=Decimal(12)))
    version: QuoteVersion = stage.act(who, days - 1, "set_lines", version=quote.versions.get(), lines=lines)
    return job, version


def _tell(stage: Stage, account: Account, work: Work, number: str, studio: Partner) -> None:
    _client, contact, who = account
    job, version = _offer(stage, account, work)
    days = work.days_ago
    version = stage.act(who, days - 2, "send_quote", version=version, contact=contact)
    stage.act(who, days - 4, "answer_quote", version=version, word=QuoteAnswer.Word.YES, grade=Grade.A, text=f"Đơn đặt hàng {number}")
    stage.act(who, days - 4, "start_production", job=job)
    for maker in ("creative", "planner"):
        task = stage.act(who, days - 4, "add_task", job=job, text=f"{work.name}: phần {'hình' if maker == 'creative' else 'chữ'}",
                         owner=stage.person(maker), due_on=stage.day(days - 20))  # fmt: skip
        for week in range(3):
            day = days - 6 - 6 * week
            stage.act(maker, day, "log_time", job=job, task=task, hours=Decimal(work.hours) / 6, on=stage.day(day))
        stage.act(maker, days - 20, "finish_task", task=task)
    if work.bought:
        _buy(stage, job, work, who, studio)
    minutes = stage.act(
        who, days - 26, "accept_job", jobs=[AcceptedJob(job, stage.day(days - 26))], signed_on=stage.day(days - 26), grade=Grade.A
    )
    invoice: Invoice = stage.act(who, days - 27, "request_invoice", lines=list(minutes.lines.all()), contact=contact)
    stage.act(who, days - 27, "confirm_draft", invoice=invoice)
    invoice = stage.act("finance", days - 28, "record_issue", invoice=invoice, number=number, issued_on=stage.day(days - 28))
    if work.is_paid:
        late = max(1, days - 28 - 25 - int(number) % 9)
        stage.act(
            "finance", late, "record_payment", amount=invoice.total_amount, received_on=stage.day(late), memo=f"TT {invoice.number}",
            client=invoice.client,
        )  # fmt: skip
    if work.days_ago > CLOSED_BEFORE:
        stage.act(who, 30, "close_job", job=job)


def _buy(stage: Stage, job: Job, work: Work, who: str, studio: Partner) -> None:
    days, net = work.days_ago, Decimal(work.bought)
    task = stage.act(who, days - 5, "add_task", job=job, text="Đặt studio", owner=stage.person("producer"), due_on=stage.day(days - 12))
    order = stage.act(
        "producer", days - 6, "place_order", job=job, partner=studio, text="Studio và hậu cần", net_amount=net, deliverable="Một ngày quay"
    )
    stage.act("producer", days - 6, "confirm_order", order=order)
    bill = stage.act("producer", days - 18, "accept_bill", job=job, order=order, net_amount=net, vat_amount=net * 8 / 100,
                     number=f"{days:07d}", symbol="1C26TML")  # fmt: skip
    stage.act("producer", days - 18, "finish_task", task=task)
    if work.is_paid:
        account = OwnBankAccount.objects.order_by("id").first()
        stage.act("finance", days - 24, "pay_bill", bill=bill, paid_on=stage.day(days - 24), account=account)


def _turns(stage: Stage, accounts: list[Account]) -> None:
    """Quotes in every state; a job that rests, one that was cancelled, one that was taken up again, and a favour."""
    first, second, third = accounts[0], accounts[1], accounts[2]
    who = first[2]
    resting, _version = _offer(stage, first, Work("Bảng hiệu cửa hàng", 33, 42_000_000, 15_000_000, 0, 0))
    stage.act(who, 28, "hold_job", job=resting, reason="Khách chờ duyệt ngân sách quý sau")
    for account, name, days, word, reason in (
        (second, "Sách ảnh trang trại", 40, QuoteAnswer.Word.LOST, "Khách chọn bên khác, giá thấp hơn 15%"),
        (third, "Chuỗi video bếp quê", 36, QuoteAnswer.Word.SILENT, ""),
        (first, "Hộp quà cuối năm", 16, QuoteAnswer.Word.CHANGES, "Bớt một mẫu hộp, giữ ngày giao"),
    ):
        _job, version = _offer(stage, account, Work(name, days, 54_000_000, 19_000_000, 0, 0))
        version = stage.act(account[2], days - 2, "send_quote", version=version, contact=account[1])
        stage.act(account[2], days - 9, "answer_quote", version=version, word=word, reason=reason)
    _job, version = _offer(stage, second, Work("Lịch để bàn", 7, 36_000_000, 13_000_000, 0, 0))
    stage.act(second[2], 5, "send_quote", version=version, contact=second[1])
    _offer(stage, third, Work("Tem truy xuất", 3, 28_000_000, 9_000_000, 0, 0))
    cancelled, _version = _offer(stage, third, Work("Gian hàng mùa xuân", 58, 60_000_000, 20_000_000, 0, 0))
    stage.act(third[2], 50, "cancel_job", job=cancelled, reason="Khách bỏ hội chợ")
    again, _version = _offer(stage, first, Work("Menu trà lạnh", 62, 24_000_000, 8_000_000, 0, 0))
    stage.act(who, 55, "cancel_job", job=again, reason="Khách hoãn mở quán")
    stage.act(who, 12, "reopen_job", job=again, reason="Quán mở lại tháng sau")
    stage.act(who, 11, "record_concession", job=again, cost_amount=Decimal(1_500_000), list_amount=Decimal(4_000_000), cause="khách nhờ",
              reason="Sửa lại ảnh cũ giúp khách, không tính tiền")  # fmt: skip
