"""A full agency: its clients, jobs in every state, a quote under the floor, an overrun that waits, money that is not matched."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from rapport.clients.models import Client, Touchpoint
from rapport.demo.odd_jobs import tell_odd_jobs
from rapport.demo.seasons import tell_seasons
from rapport.demo.stage import Stage
from rapport.domain.evidence import Grade
from rapport.jobs.models import Job
from rapport.kit.values import Upload
from rapport.partners.models import Partner
from rapport.production.commands.accept_job import AcceptedJob
from rapport.proposals.commands.set_lines import LineInput
from rapport.proposals.models import QuoteAnswer, QuoteLine

Way = QuoteLine.Way


@dataclass(frozen=True)
class Account:
    """A client of the tour; `in_charge` is a login."""

    code: str
    name: str
    company: str
    tax_code: str
    contact: str
    words: tuple[str, str]
    in_charge: str


ACCOUNTS = {
    "demo": (
        Account("TVS", "Trà Vân Sương", "Công ty CP Trà Vân Sương", "0301442989", "Nguyễn Mỹ Hạnh", ("em", "chị"), "am"),
        Account("SDC", "Sữa Đồng Cỏ", "Công ty CP Sữa Đồng Cỏ", "0314409058", "Trần Kim Ngân", ("em", "chị"), "am"),
        Account("NLC", "Nước mắm Làng Chài", "Công ty TNHH Làng Chài", "0100233488", "Lê Văn Quang", ("em", "anh"), "kam"),
        Account("GSL", "Gốm Sông Lam", "Công ty TNHH Gốm Sông Lam", "0312770607", "Hoàng Bích Thảo", ("em", "chị"), "am2"),
    ),
    "rival": (
        Account("GMV", "Gạo Mùa Vàng", "Công ty TNHH Gạo Mùa Vàng", "0301442989", "Đỗ Thanh Hằng", ("em", "chị"), "am"),
        Account("BCG", "Bánh Cầu Gỗ", "Công ty CP Bánh Cầu Gỗ", "0314409058", "Phùng Chí Kiên", ("em", "anh"), "am"),
        Account("DPM", "Đồ gia dụng Phú Mỹ", "Công ty CP Phú Mỹ", "0100233488", "Vương Tố Như", ("em", "chị"), "am2"),
    ),
}


def tell_full_house(stage: Stage) -> None:
    """Tell the tour of a full agency."""
    accounts = [_meet(stage, account) for account in ACCOUNTS[stage.agency.slug]]
    tea, milk, sauce = accounts[:3]
    studio = stage.act("producer", 150, "create_partner", name="Nhà sản xuất Mắt Lá", kind=Partner.Kind.COMPANY, tax_code="0309532909")
    tell_seasons(stage, accounts, studio)
    social = _social(stage, tea, studio)
    _launch(stage, milk)
    _film_at_risk(stage, sauce)
    _overrun(stage, social, studio)
    tell_odd_jobs(stage, tea, milk)
    stage.act("finance", 3, "record_payment", amount=Decimal(21_600_000), received_on=stage.day(3), memo="PHU MY AN thanh toan thang 10")


def _meet(stage: Stage, account: Account) -> tuple[Client, Any, str]:
    client = stage.act(
        "director", 180, "create_client", code=account.code, name=account.name, company_name=account.company, tax_code=account.tax_code,
        address="1 phố Đi Bộ, Hà Nội", in_charge=stage.person(account.in_charge),
    )  # fmt: skip
    who = account.in_charge
    if who == "am":
        stage.act("director", 180, "place_in_account_team", client=client, member=stage.person("junior"), part="junior")
    contact = stage.act(who, 180, "add_contact", client=client, full_name=account.contact, title="Brand manager",
                        self_word=account.words[0], call_word=account.words[1])  # fmt: skip
    stage.act("director", 180, "set_terms", client=client, from_on=stage.day(180), days=30, framework_number=f"HĐNT-{account.code}",
              framework_signed_on=stage.day(175))  # fmt: skip
    stage.act(
        who,
        6,
        "log_touchpoint",
        client=client,
        contact=contact,
        channel=Touchpoint.Channel.CALL,
        text="Hỏi thăm sau chiến dịch, khách vui.",
    )
    return client, contact, who


def _job(stage: Stage, account: tuple[Client, Any, str], days_ago: int, name: str, lines: list[LineInput], *, discount: int = 0,
         due_in: int = 20) -> tuple[Job, Any]:  # fmt: skip
    client, contact, who = account
    job = stage.act(
        who, days_ago, "open_job", client=client, name=name, lane=Job.Lane.J, contact=contact, due_on=stage.day(days_ago - due_in)
    )
    stage.act(
        who, days_ago, "receive_request", client=client, job=job, contact=contact, text=f"Em lên giúp {contact.given_name} {name.lower()}."
    )
    quote = stage.act(who, days_ago, "draft_quote", job=job)
    version = stage.act(who, days_ago, "set_lines", version=quote.versions.get(), lines=lines, discount_amount=Decimal(discount))
    return job, version


def _hours(code: str, text: str, hours: int) -> LineInput:
    return LineInput(Way.HOURS, text, quantity=Decimal(hours), unit="giờ", rate_code=code)


def _package(text: str, price: int, cost: int) -> LineInput:
    return LineInput(Way.OWN, text, unit="gói", unit_amount=Decimal(price), unit_cost_amount=Decimal(cost))


def _social(stage: Stage, account: tuple[Client, Any, str], studio: Partner) -> Job:
    """A job from quote to invoice, overdue; its money comes without our key."""
    _client, contact, who = account
    lines = [
        _package("Nội dung và quản trị kênh, ba tháng", 90_000_000, 34_000_000), _hours("account", "Account", 20),
        LineInput(Way.BOUGHT_IN, "Chụp ảnh sản phẩm", unit_cost_amount=Decimal(25_000_000), markup_percent=Decimal(12)),
    ]  # fmt: skip
    job, version = _job(stage, account, 80, "Social quý 4", lines)
    stage.act(who, 78, "send_quote", version=version, contact=contact)
    paper = Upload("don-dat-hang.pdf", b"%PDF-1.4\n% a client's paper\n")
    stage.act(who, 75, "answer_quote", version=version, word=QuoteAnswer.Word.YES, grade=Grade.A, text="Đơn đặt hàng 07", file=paper)
    stage.act(who, 74, "start_production", job=job)
    stage.act(who, 74, "add_task", job=job, text="Phân cảnh và lịch đăng", owner=stage.person("creative"), due_on=stage.day(60))
    stage.act("creative", 70, "log_time", job=job, hours=Decimal(8), on=stage.day(70))
    order = stage.act("producer", 70, "place_order", job=job, partner=studio, text="Chụp ảnh sản phẩm", net_amount=Decimal(24_000_000),
                      deliverable="40 ảnh đã chỉnh") if _sees(stage, job) else None  # fmt: skip
    if order:
        stage.act("producer", 70, "confirm_order", order=order)
        stage.act("producer", 60, "accept_bill", job=job, order=order, net_amount=Decimal(24_000_000), vat_amount=Decimal(1_920_000), number="0000231",
                  symbol="1C26TML")  # fmt: skip
    minutes = stage.act(who, 50, "accept_job", jobs=[AcceptedJob(job, stage.day(52))], signed_on=stage.day(50), grade=Grade.A)
    invoice = stage.act(who, 49, "request_invoice", lines=list(minutes.lines.all()), contact=contact)
    stage.act(who, 48, "confirm_draft", invoice=invoice)
    stage.act("finance", 47, "record_issue", invoice=invoice, number="91", issued_on=stage.day(47))
    return job


def _sees(stage: Stage, job: Job) -> bool:
    """A producer works on the job before ordering for it."""
    stage.act("director", 72, "add_task", job=job, text="Đặt studio, chốt đạo cụ", owner=stage.person("producer"), due_on=stage.day(65))
    return True


def _launch(stage: Stage, account: tuple[Client, Any, str]) -> None:
    """A quote under the floor that waits for the director."""
    lines = [
        _hours("account", "Account", 30), _hours("planner", "Planner", 24), _hours("creative", "Sáng tạo", 60),
        LineInput(Way.PASS_THROUGH, "Media, chi hộ", unit_cost_amount=Decimal(450_000_000)),
        LineInput(Way.FEE, "Phí quản lý media", fee_percent=Decimal(5), fee_basis=[Way.PASS_THROUGH]),
    ]  # fmt: skip
    _job_made, version = _job(stage, account, 5, "Ra mắt sữa chua uống", lines, discount=2_000_000, due_in=40)
    stage.act(account[2], 1, "ask_approval", kind="floor", subject=version.id, reason="Khách so giá với agency khác, cần giữ chỗ cho quý 1")


def _film_at_risk(stage: Stage, account: tuple[Client, Any, str]) -> None:
    """A film that runs before its contract, with the director's word and a limit."""
    _client, contact, who = account
    lines = [
        _package("Ý tưởng, kịch bản, giám sát quay", 160_000_000, 62_000_000), _hours("producer", "Producer", 30),
        LineInput(Way.BOUGHT_IN, "Nhà sản xuất phim", unit_cost_amount=Decimal(140_000_000), markup_percent=Decimal(15)),
    ]  # fmt: skip
    job, version = _job(stage, account, 20, "Phim ngắn Tết", lines, due_in=60)
    stage.act(who, 15, "send_quote", version=version, contact=contact)
    stage.act(
        who,
        12,
        "answer_quote",
        version=version,
        word=QuoteAnswer.Word.YES,
        grade=Grade.B,
        text="Anh đồng ý, hợp đồng bên anh đang trình ký.",
    )
    stage.act("director", 11, "start_at_risk", job=job, limit_amount=Decimal(60_000_000), expires_on=stage.day(-10),
              reason="Giữ ngày quay trước Tết, hợp đồng đang ở pháp chế của khách") if not job.orders.exists() else None  # fmt: skip
    stage.act(who, 10, "start_production", job=job)


def _overrun(stage: Stage, job: Job, studio: Partner) -> None:
    """An order that passes its line and waits for an answer."""
    order = stage.act("producer", 2, "place_order", job=job, partner=studio, text="Chụp lại hai bộ ảnh", net_amount=Decimal(8_000_000),
                      deliverable="12 ảnh đã chỉnh")  # fmt: skip
    stage.act("producer", 1, "ask_approval", kind="overrun", subject=order.id, reason="Khách đổi bao bì sau khi đã chụp")
