"""A payment request (đề nghị thanh toán): what is due, in words, the copy line for the transfer, and a VietQR."""

import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import segno

from rapport.billing.models import Invoice
from rapport.billing.queries.open import open_amounts
from rapport.billing.queries.state import legal_number
from rapport.clients.queries.address import address_of
from rapport.domain.banks import bank_of
from rapport.domain.figures import grouped
from rapport.domain.law.adjusting import adjustment_sentence
from rapport.domain.vat import NOT_TAXED
from rapport.domain.vietqr import Transfer, payload
from rapport.domain.words import in_english, in_vietnamese
from rapport.kit.documents import pdf

TEMPLATE = Path(__file__).resolve().parent / "payment-request.typ"
TEXTS: dict[str, dict[str, Any]] = {
    "vi": {
        "state": ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập – Tự do – Hạnh phúc"], "title": "ĐỀ NGHỊ THANH TOÁN", "legal": "Hóa đơn số",
        "none": "chưa có số hóa đơn", "day": "ngày {day}", "to": "Kính gửi: {name}", "dear": "Kính gửi: {name} ({call})",
        "asked": "{seller} đề nghị Quý Công ty thanh toán cho các dịch vụ sau:", "contract": "Theo hợp đồng, đơn số", "due": "Hạn thanh toán",
        "heads": ["STT", "Nội dung", "Chưa VAT, ₫", "VAT, %", "VAT, ₫"], "net": "Cộng, chưa VAT", "vat": "VAT {rate}% trên {net}", "no_vat": {"KCT": "Không chịu thuế GTGT", "KKKNT": "Không kê khai, tính nộp thuế GTGT"},
        "total": "Tổng cộng", "adjusted": "Điều chỉnh theo hóa đơn {number}", "paid": "Đã thanh toán", "now": "Đề nghị thanh toán lần này",
        "words": "Bằng chữ: {words}.", "settled": "Hóa đơn này đã thanh toán đủ.", "bank": "Thông tin chuyển khoản", "holder": "Chủ tài khoản",
        "account": "Số tài khoản", "at": "Ngân hàng", "amount": "Số tiền", "memo": "Nội dung chuyển khoản", "copy": "Vui lòng ghi đúng nội dung chuyển khoản để chúng tôi đối soát ngay.",
        "left": "Người đề nghị", "right": "Giám đốc", "sign": "(Ký, đóng dấu)",
    },
    "en": {
        "state": ["", ""], "title": "PAYMENT REQUEST", "legal": "Invoice no.", "none": "no invoice number yet", "day": "of {day}", "to": "To: {name}",
        "dear": "To: {name}", "asked": "{seller} asks for payment of these services:", "contract": "Under contract or order no.", "due": "Due",
        "heads": ["No.", "Item", "Net, ₫", "VAT, %", "VAT, ₫"], "net": "Net, without VAT", "vat": "VAT {rate}% on {net}", "no_vat": {"KCT": "Not subject to VAT", "KKKNT": "VAT neither declared nor paid"},
        "total": "Total", "adjusted": "Adjusted by invoice {number}", "paid": "Paid so far", "now": "To pay now", "words": "In words: {words}.",
        "settled": "This invoice is paid in full.", "bank": "Bank transfer", "holder": "Account holder", "account": "Account number", "at": "Bank",
        "amount": "Amount", "memo": "Transfer memo", "copy": "Please keep the memo as it is: it matches your payment at once.", "left": "Requested by",
        "right": "Director", "sign": "(Signed and stamped)",
    },
}  # fmt: skip


def payment_request_pdf(invoice: Invoice, language: str) -> bytes:
    """
    Set the request as PDF. It shows the provider's number, or says that there is none yet; our own key is only the transfer's memo.

    Asks for what is open, adjustments and payments counted; before the legal issue, for the whole amount. An adjusting invoice asks for
    nothing by itself: it names the invoice that it adjusts.
    """
    words = TEXTS[language]
    due = max(open_amounts([invoice.id]).get(invoice.id, invoice.total_amount), Decimal(0)) if not invoice.adjusts_id else Decimal(0)
    seller = invoice.legal_entity
    bank = _bank(invoice, due, words, language) if invoice.account and due > 0 else []
    return pdf(TEMPLATE, {
        "lang": language, "seller": seller.name, "seller_line": f"{seller.address} · MST {seller.tax_code}", "state": words["state"],
        "number_label": words["legal"], "number": legal_number(invoice) or words["none"], "day": _issued(invoice, words), "title": words["title"],
        "greeting": _greeting(invoice, words), "asked": words["asked"].format(seller=seller.name), "sentence": _sentence(invoice, language),
        "facts": _facts(invoice, words), "heads": words["heads"], "rows": _rows(invoice, language), "sums": _sums(invoice, due, words, language),
        "words": _in_words(invoice, due, words, language), "bank_title": words["bank"], "bank": bank, "copy": words["copy"],
        "qr": _qr(invoice, int(due)) if bank else "", "left": [words["left"], "", invoice.requested_by.full_name],
        "right": [words["right"], words["sign"], seller.representative],
    })  # fmt: skip


def _issued(invoice: Invoice, words: dict[str, Any]) -> str:
    issuance = getattr(invoice, "issuance", None)
    return words["day"].format(day=f"{issuance.issued_on:%d/%m/%Y}") if issuance else ""


def _sentence(invoice: Invoice, language: str) -> str:
    if invoice.adjusts is None:
        return ""
    original = invoice.adjusts.issuance
    return adjustment_sentence(original.symbol, original.number, original.issued_on, language)


def _rows(invoice: Invoice, language: str) -> list[list[str]]:
    return [
        [str(line.position), f"{line.text} ({line.job.number})", grouped(line.net_amount, language), line.vat_code, grouped(line.vat_amount, language)]
        for line in invoice.lines.select_related("job").order_by("position")
    ]  # fmt: skip


def _sums(invoice: Invoice, due: Decimal, words: dict[str, Any], language: str) -> list[list[str]]:
    """Net, VAT per rate, total; then what adjustments and payments have made of it."""
    sums = [[words["net"], grouped(invoice.net_amount, language)]]
    for group in invoice.vat_groups.order_by("vat_code"):
        label = (
            words["no_vat"][group.vat_code]
            if group.vat_code in NOT_TAXED
            else words["vat"].format(rate=group.vat_code, net=grouped(group.net_amount, language))
        )
        sums.append([label, grouped(group.vat_amount, language)])
    sums.append([words["total"], grouped(invoice.total_amount, language)])
    if invoice.adjusts_id:
        return sums
    after = invoice.total_amount
    for adjusting in invoice.adjustments.filter(issuance__isnull=False).select_related("issuance").order_by("number"):
        sums.append([words["adjusted"].format(number=legal_number(adjusting)), grouped(adjusting.total_amount, language)])
        after += adjusting.total_amount
    if after != due:
        sums.append([words["paid"], grouped(due - after, language)])
    if due != invoice.total_amount:
        sums.append([words["now"], grouped(due, language)])
    return sums


def _in_words(invoice: Invoice, due: Decimal, words: dict[str, Any], language: str) -> str:
    amount = invoice.total_amount if invoice.adjusts_id else due
    if not amount:
        return str(words["settled"])
    told = in_vietnamese(int(amount)) if language == "vi" else in_english(int(amount))
    return str(words["words"].format(words=told))


def _bank(invoice: Invoice, due: Decimal, words: dict[str, Any], language: str) -> list[list[str]]:
    account = invoice.account
    assert account is not None
    bank = bank_of(account.bank_bin)
    return [
        [words["holder"], account.holder], [words["account"], account.number], [words["at"], bank.name if bank else account.bank_bin],
        [words["amount"], f"{grouped(due, language)} ₫"], [words["memo"], invoice.number],
    ]  # fmt: skip


def _greeting(invoice: Invoice, words: dict[str, Any]) -> str:
    if invoice.contact:
        address = address_of(invoice.contact, invoice.requested_by)
        if address.is_known:
            return str(words["dear"].format(call=address.call, name=invoice.client_entity.name))
    return str(words["to"].format(name=invoice.client_entity.name))


def _facts(invoice: Invoice, words: dict[str, Any]) -> list[list[str]]:
    numbers = list(dict.fromkeys(invoice.lines.exclude(contract_number="").order_by("position").values_list("contract_number", flat=True)))
    found = [[words["contract"], ", ".join(numbers)]] if numbers else []
    issuance = getattr(invoice, "issuance", None)
    if issuance and issuance.due_on:
        found.append([words["due"], f"{issuance.due_on:%d/%m/%Y}"])
    return found


def _qr(invoice: Invoice, due: int) -> str:
    assert invoice.account is not None
    code = segno.make(payload(Transfer(invoice.account.bank_bin, invoice.account.number, due, invoice.number)), error="m")
    picture = io.BytesIO()
    code.save(picture, kind="svg", scale=4, border=2)
    return picture.getvalue().decode()
