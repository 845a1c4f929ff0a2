"""A quote as the client gets it: from the frozen version, in its own language."""

from decimal import Decimal
from pathlib import Path
from typing import Any

from rapport.clients.queries.address import address_of
from rapport.domain.figures import MINUS, grouped
from rapport.domain.words import in_english, in_vietnamese
from rapport.kit.documents import pdf
from rapport.proposals.models import QuoteVersion

TEMPLATE = Path(__file__).resolve().parent / "quote.typ"
TEXTS: dict[str, dict[str, Any]] = {
    "vi": {
        "number": "Báo giá số", "title": "Báo giá", "heads": ["STT", "Hạng mục", "ĐVT", "SL", "Đơn giá, ₫", "Thành tiền, ₫"], "net": "Cộng, chưa VAT",
        "discount": "Chiết khấu", "contingency": "Dự phòng", "vat": "VAT {code}%", "total": "Tổng cộng", "valid": "Hiệu lực đến {day}",
        "delivery": "Giao ngày {day}", "rate": "Thuế suất VAT theo thời điểm phát sinh nghĩa vụ thuế", "left": "Khách hàng xác nhận",
        "right": "Bên báo giá", "sign": "(Ký, ghi rõ họ tên)", "tax": "MST", "buyer": "Khách hàng", "day": "Ngày {day}", "KCT": "Không chịu thuế GTGT",
        "KKKNT": "Không kê khai, tính nộp thuế GTGT", "fee": "{percent}% trên {basis}",
        "bases": {"hours": "giờ công", "own": "phần agency làm", "bought_in": "thuê ngoài", "pass_through": "chi hộ"},
    },
    "en": {
        "number": "Quotation no.", "title": "Quotation", "heads": ["No.", "Item", "Unit", "Qty", "Unit price, ₫", "Amount, ₫"], "net": "Net, without VAT",
        "discount": "Discount", "contingency": "Contingency", "vat": "VAT {code}%", "total": "Total", "valid": "Valid until {day}",
        "delivery": "Delivery on {day}", "rate": "The VAT rate is that of the tax point", "left": "Confirmed by the client",
        "right": "Offered by", "sign": "(Signature and name)", "tax": "Tax code", "buyer": "Client", "day": "Date {day}", "KCT": "Exempt from VAT",
        "KKKNT": "Outside VAT", "fee": "{percent}% of {basis}",
        "bases": {"hours": "hours", "own": "own work", "bought_in": "bought-in cost", "pass_through": "passed-through cost"},
    },
}  # fmt: skip


def quote_pdf(version: QuoteVersion, language: str) -> bytes:
    """Set a sent version as PDF; what it says is the frozen form, whatever has changed around it."""
    form, words = version.frozen or {}, TEXTS[language]
    job = version.quote.job
    rows = [
        [
            str(place),
            _item(line, words, language),
            line["unit"] or "–",
            line["quantity"].replace(".", "," if language == "vi" else "."),
            _n(line["unit_price"], language) if line.get("unit_price") else "–",
            _n(line["net"], language),
        ]
        for place, line in enumerate(form["lines"], 1)
    ]
    sums = [
        [words[name], sign + _n(form[name], language)] for name, sign in (("contingency", ""), ("discount", MINUS)) if form[name] != "0"
    ]
    sums.append([words["net"], _n(form["net"], language)])
    sums += [[words.get(group["code"]) or words["vat"].format(code=group["code"]), _n(group["vat"], language)] for group in form["groups"]]
    sums.append([words["total"], _n(form["total"], language)])
    total = int(form["total"])
    return pdf(TEMPLATE, {
        "lang": language, "seller": job.legal_entity.name, "seller_line": f"{job.legal_entity.address} · {words['tax']} {job.legal_entity.tax_code}",
        "number_label": words["number"], "number": f"{form['number']} v{form['version']}", "title": f"{words['title']}: {job.name}",
        "buyer": _buyer(form, words), "day": words["day"].format(day=_day(form["sent_on"])) if form.get("sent_on") else "",
        "greeting": _greeting(version, language), "heads": words["heads"], "rows": rows, "sums": sums,
        "words": in_vietnamese(total) if language == "vi" else in_english(total), "terms": _terms(form, words), "note": form["note"],
        "left": [words["left"], words["sign"], version.sent_to.full_name if version.sent_to else ""],
        "right": [words["right"], words["sign"], version.sent_by.full_name if version.sent_by else ""],
    })  # fmt: skip


def _item(line: dict[str, Any], words: dict[str, Any], language: str) -> str:
    """A line's words; a fee says what it is counted on."""
    if not line.get("fee_basis"):
        return str(line["text"])
    basis = " + ".join(words["bases"][way] for way in line["fee_basis"].split(","))
    percent = line["fee_percent"].replace(".", "," if language == "vi" else ".")
    return f"{line['text']} ({words['fee'].format(percent=percent, basis=basis)})"


def _buyer(form: dict[str, Any], words: dict[str, Any]) -> str:
    buyer = form.get("buyer")
    if not buyer:
        return ""
    return " · ".join(
        part for part in (f"{words['buyer']}: {buyer['name']}", buyer["address"], f"{words['tax']} {buyer['tax_code']}") if part
    )


def _day(text: str) -> str:
    year, month, of_month = text.split("-")
    return f"{of_month}/{month}/{year}"


def _greeting(version: QuoteVersion, language: str) -> str:
    contact, sender = version.sent_to, version.sent_by
    name = version.quote.job.client.name
    if contact is None or sender is None:
        return f"Kính gửi: {name}" if language == "vi" else f"To: {name}"
    if language == "en":
        return f"To: {contact.full_name}, {name}"
    address = address_of(contact, sender)
    if not address.is_known:
        return f"Kính gửi: {address.call}, {name}"
    return f"{address.opening} gửi {address.call} báo giá cho việc dưới đây."


def _terms(form: dict[str, Any], words: dict[str, Any]) -> list[str]:
    found = [words["delivery"].format(day=_day(form["delivery_on"]))] if form["delivery_on"] else []
    found += [words["valid"].format(day=_day(form["valid_until_on"]))] if form["valid_until_on"] else []
    return [*found, words["rate"]]


def _n(text: str, language: str) -> str:
    return grouped(Decimal(text), language)
