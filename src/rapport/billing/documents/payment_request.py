"""A payment request (đề nghị thanh toán): what is due, in words, the copy line for the transfer, and a VietQR."""

import io
from pathlib import Path

import segno

from rapport.billing.models import Invoice
from rapport.billing.queries.open import open_amounts
from rapport.billing.queries.state import legal_number
from rapport.clients.queries.address import address_of
from rapport.domain.figures import grouped
from rapport.domain.vietqr import Transfer, payload
from rapport.domain.words import in_english, in_vietnamese
from rapport.kit.documents import pdf

TEMPLATE = Path(__file__).resolve().parent / "payment-request.typ"


def payment_request_pdf(invoice: Invoice, language: str) -> bytes:
    """
    Set the request as PDF. It shows the provider's number, or says that there is none yet; our own key is only the transfer's memo.

    Asks for what is open; before the legal issue, for the whole amount.
    """
    vi = language == "vi"
    due = open_amounts([invoice.id]).get(invoice.id, invoice.total_amount)
    legal = legal_number(invoice)
    account, seller = invoice.account, invoice.legal_entity
    rows = [
        [str(line.position), f"{line.job.number} {line.text}", grouped(line.net_amount, language), f"{line.vat_code}", grouped(line.vat_amount, language)]
        for line in invoice.lines.select_related("job").order_by("position")
    ]  # fmt: skip
    sums = [["Cộng, chưa VAT" if vi else "Net", grouped(invoice.net_amount, language)], ["VAT", grouped(invoice.vat_amount, language)],
            ["Tổng cộng" if vi else "Total", grouped(invoice.total_amount, language)]]  # fmt: skip
    if due != invoice.total_amount:
        sums += [["Đề nghị thanh toán" if vi else "To pay now", grouped(due, language)]]
    bank = []
    if account and due > 0:
        bank = [["Chủ tài khoản" if vi else "Holder", account.holder], ["Số tài khoản" if vi else "Account", account.number], ["BIN", account.bank_bin],
                ["Nội dung chuyển khoản" if vi else "Transfer memo", invoice.number]]  # fmt: skip
    return pdf(TEMPLATE, {
        "lang": language, "seller": seller.name, "seller_line": f"{seller.address} · MST {seller.tax_code}",
        "number_label": "Hóa đơn số" if vi else "Invoice no.", "number": legal or ("chưa có số hóa đơn" if vi else "no invoice number yet"),
        "title": "Đề nghị thanh toán" if vi else "Payment request", "greeting": _greeting(invoice, vi=vi),
        "facts": _facts(invoice, vi=vi), "heads": ["STT", "Nội dung", "Chưa VAT, ₫", "%", "VAT, ₫"] if vi else ["No.", "Item", "Net, ₫", "%", "VAT, ₫"],
        "rows": rows, "sums": sums, "words": in_vietnamese(int(due)) if vi else in_english(int(due)),
        "bank_title": "Thông tin chuyển khoản" if vi else "Bank transfer", "bank": bank, "qr": _qr(invoice, int(due)) if bank else "",
        "left": ["Người đề nghị" if vi else "Requested by", "", invoice.requested_by.full_name],
        "right": ["Giám đốc" if vi else "Director", "(Ký, đóng dấu)" if vi else "(Signed and stamped)", seller.representative],
    })  # fmt: skip


def _greeting(invoice: Invoice, *, vi: bool) -> str:
    if invoice.contact and vi:
        address = address_of(invoice.contact, invoice.requested_by)
        if address.is_known:
            return f"Dạ {address.self_word} gửi {address.call} đề nghị thanh toán của {invoice.client_entity.name}."
    return f"Kính gửi: {invoice.client_entity.name}" if vi else f"To: {invoice.client_entity.name}"


def _facts(invoice: Invoice, *, vi: bool) -> list[list[str]]:
    issuance = getattr(invoice, "issuance", None)
    if issuance is None:
        return []
    found = [["Ngày hóa đơn" if vi else "Invoice date", f"{issuance.issued_on:%d/%m/%Y}"]]
    if issuance.due_on:
        found.append(["Hạn thanh toán" if vi else "Due", f"{issuance.due_on:%d/%m/%Y}"])
    return found


def _qr(invoice: Invoice, due: int) -> str:
    assert invoice.account is not None
    code = segno.make(payload(Transfer(invoice.account.bank_bin, invoice.account.number, due, invoice.number)), error="m")
    picture = io.BytesIO()
    code.save(picture, kind="svg", scale=4, border=2)
    return picture.getvalue().decode()
