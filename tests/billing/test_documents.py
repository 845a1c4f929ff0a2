"""Papers that leave the house: minutes of acceptance and payment requests, read back from their PDF."""

import io
from datetime import date, timedelta
from decimal import Decimal

import pytest
from pypdf import PdfReader

from rapport.billing.commands.adjust_invoice import Adjustment, adjust_invoice
from rapport.billing.commands.confirm_draft import confirm_draft
from rapport.billing.commands.record_issue import record_issue
from rapport.billing.commands.record_payment import record_payment
from rapport.billing.commands.request_invoice import request_invoice
from rapport.billing.documents.payment_request import payment_request_pdf
from rapport.billing.models import Invoice
from rapport.billing.queries.days import remarks_on_invoice
from rapport.clients.commands.set_terms import set_terms
from rapport.jobs.models import Job
from rapport.production.commands.accept_job import AcceptanceRefused, AcceptedJob, accept_job
from rapport.production.documents.acceptance import acceptance_pdf
from rapport.production.models import Acceptance, AcceptanceLine
from rapport.production.queries.acceptable import acceptable
from rapport.production.queries.days import remarks_on
from tests.cast import NOW, TODAY, Cast

Way = AcceptanceLine.Way


def text_of(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


@pytest.fixture
def job(one: Cast) -> Job:
    client = one.client(one.solo)
    set_terms(
        client=client, from_on=date(2026, 1, 1), days=45, framework_number="01/2026/HĐNT", framework_signed_on=date(2026, 3, 2), by=one.solo
    )
    return one.small_job(client, one.solo, amount=10_000_000)


def accepted(one: Cast, job: Job, **how: object) -> Acceptance:
    return accept_job(jobs=[AcceptedJob(job, TODAY, **how)], by=one.solo, today=TODAY)  # type: ignore[arg-type]


def invoiced(one: Cast, minutes: Acceptance) -> Invoice:
    invoice = request_invoice(lines=list(minutes.lines.all()), by=one.solo, today=TODAY)
    confirm_draft(invoice=invoice, by=one.solo, today=TODAY)
    return invoice


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("vi", ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập – Tự do – Hạnh phúc", "Căn cứ Bộ luật Dân sự số 91/2015/QH13", "Luật Thương mại",
                "01/2026/HĐNT ký ngày 02/03/2026", "BÊN A", "BÊN B", "ngày 24 tháng 11 năm 2026", "10.000.000", "VAT 8% trên 10.000.000", "10.800.000",
                "Bằng chữ: Mười triệu tám trăm nghìn đồng", "45 ngày kể từ ngày hóa đơn", "02 bản", "ĐẠI DIỆN BÊN A"]),
        ("en", ["SOCIALIST REPUBLIC OF VIET NAM", "PARTY A", "10,800,000", "within 45 days of the invoice date"]),
    ],
)  # fmt: skip
def test_minutes_have_all_that_an_inspector_reads(one: Cast, job: Job, language: str, words: list[str]) -> None:
    text = text_of(acceptance_pdf(accepted(one, job), language))
    assert [word for word in words if word not in text] == []


def test_minutes_bear_the_rate_of_the_day_of_completion(one: Cast, job: Job) -> None:
    later = date(2027, 1, 4)
    minutes = accept_job(jobs=[AcceptedJob(job, later)], by=one.solo, today=later)
    assert "VAT 10% trên 10.000.000" in text_of(acceptance_pdf(minutes, "vi"))


def test_what_is_not_done_yet_is_accepted_later(one: Cast, job: Job) -> None:
    minutes = accepted(one, job, way=Way.ACTUAL, actual_amount=Decimal(4_000_000))
    assert [part.net for part in acceptable([job])] == [6_000_000]
    assert "6.000.000 ₫ nghiệm thu đợt sau" in text_of(acceptance_pdf(minutes, "vi"))
    accepted(one, job)
    assert acceptable([job]) == []
    assert [line.net_amount for line in AcceptanceLine.objects.order_by("id")] == [4_000_000, 6_000_000]


def test_what_ends_early_leaves_nothing_to_accept(one: Cast, job: Job) -> None:
    accepted(one, job, way=Way.ENDED, actual_amount=Decimal(4_000_000), reason="khách dừng")
    assert acceptable([job]) == []


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ({"deduction_amount": Decimal(1)}, "deduction"),
        ({"way": Way.DEDUCTION, "deduction_amount": Decimal(10_000_000), "reason": "x"}, "deduction"),
        ({"way": Way.DEDUCTION, "deduction_amount": Decimal(1)}, "no_reason"),
        ({"way": Way.ACTUAL}, "deduction"),
        ({"way": Way.ACTUAL, "actual_amount": Decimal(0)}, "deduction"),
        ({"way": Way.ACTUAL, "actual_amount": Decimal(10_000_001)}, "deduction"),
        ({"completed_on": TODAY + timedelta(1)}, "in_future"),
        ({"completed_on": date(1, 1, 1)}, "too_early"),
    ],
)
def test_an_acceptance_that_cannot_be_is_refused(one: Cast, job: Job, how: dict[str, object], code: str) -> None:
    with pytest.raises(AcceptanceRefused) as refused:
        accept_job(jobs=[AcceptedJob(**({"job": job, "completed_on": TODAY} | how))], by=one.solo, today=TODAY)  # type: ignore[arg-type]
    assert refused.value.code == code
    assert not Acceptance.objects.exists()


def test_days_that_contradict_each_other_are_said_before_printing(one: Cast, job: Job) -> None:
    minutes = accept_job(jobs=[AcceptedJob(job, TODAY)], minutes_on=TODAY - timedelta(1), by=one.solo, today=TODAY)
    (remark,) = [str(row) for row in remarks_on(minutes) if "completion" in str(row) or "hoàn thành" in str(row)]
    assert "24/11/2026" in remark
    assert "23/11/2026" in remark
    invoice = record_issue(invoice=invoiced(one, minutes), number="1", issued_on=TODAY - timedelta(9), by=one.solo, today=TODAY, now=NOW)
    assert sum("15/11/2026" in str(row) for row in remarks_on_invoice(invoice)) >= 2


def test_a_payment_request_shows_no_number_before_the_legal_issue(one: Cast, job: Job) -> None:
    invoice = invoiced(one, accepted(one, job))
    text = text_of(payment_request_pdf(invoice, "vi"))
    assert "chưa có số hóa đơn" in text
    assert f"Nội dung chuyển khoản {invoice.number}" in text
    assert "Bằng chữ: Mười triệu tám trăm nghìn đồng" in text


def test_a_payment_request_asks_for_what_is_open(one: Cast, job: Job) -> None:
    invoice = record_issue(invoice=invoiced(one, accepted(one, job)), number="7", issued_on=TODAY, by=one.solo, today=TODAY, now=NOW)
    record_payment(amount=Decimal(800_000), received_on=TODAY, memo=invoice.number, by=one.solo, today=TODAY, now=NOW)
    lines = [Adjustment(invoice.lines.get(), Decimal(-1_000_000))]
    second = adjust_invoice(invoice=invoice, lines=lines, reason="giảm giá", alone_reason="một mình", by=one.solo, today=TODAY)
    record_issue(invoice=second, number="8", issued_on=TODAY, by=one.solo, today=TODAY, now=NOW)
    text = text_of(payment_request_pdf(Invoice.objects.get(id=invoice.id), "vi"))
    for words in ("1C26T", "00000007", "Điều chỉnh theo hóa đơn", "1.080.000", "Đã thanh toán", "800.000", "8.920.000", "08/01/2027"):
        assert words in text, words
    adjusting = text_of(payment_request_pdf(Invoice.objects.get(id=second.id), "vi"))
    assert "Điều chỉnh cho hóa đơn Mẫu số 1, ký hiệu C26T" in adjusting
    assert "số 00000007, ngày 24 tháng 11 năm 2026." in adjusting


def test_each_line_of_an_invoice_names_the_contract_of_its_order(one: Cast, job: Job) -> None:
    assert [line.contract_number for line in invoiced(one, accepted(one, job)).lines.all()] == ["01/2026/HĐNT"]
