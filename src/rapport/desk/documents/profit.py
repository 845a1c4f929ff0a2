"""The sheet of profit as PDF: what the page shows, for a meeting or a file."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from django.utils.translation import override

from rapport.desk.queries.profit_sheet import Asked, Sheet
from rapport.domain.figures import grouped, percent
from rapport.kit.documents import pdf
from rapport.kit.labels import label_of
from rapport.people.models import Member

TEMPLATE = Path(__file__).resolve().parent / "profit.typ"
FIRST = {
    "job": ("Job", "Job"),
    "client": ("Client", "Khách hàng"),
    "am": ("Account manager", "Account manager"),
    "month": ("Month", "Tháng"),
}


def profit_pdf(sheet: Sheet, member: Member, today: date, language: str) -> bytes:
    """Set a sheet as PDF in one language, with its days, its sums and what they leave out."""
    vi = language == "vi"
    heads = [FIRST[sheet.asked.by][vi], *([("Client", "Khách hàng")[vi]] if sheet.asked.by == "job" else [])]
    with override(language):
        words = [str(label_of(f"figure.{name}")) for name in sheet.columns]
    names = [[row.name, row.second] if sheet.asked.by == "job" else [row.name] for row in sheet.rows]
    rows = [[*name, *(_figure(cell.name, cell.value, language) for cell in row.cells)] for name, row in zip(names, sheet.rows, strict=True)]
    total = [
        "Cộng" if vi else "Total",
        *([""] if sheet.asked.by == "job" else []),
        *(_figure(name, value, language) for name, value in sheet.sums),
    ]
    notes = [
        ("₫ chưa VAT, riêng thu − chi gồm VAT." if vi else "₫ without VAT; received − paid with it."),
        _counted(sheet.asked, vi=vi),
    ]
    if sheet.unknown_count:
        notes.append(
            f"{sheet.unknown_count} job chưa biết chi phí: biên ghi gạch, không tính vào tổng." if vi
            else f"{sheet.unknown_count} jobs have an unknown cost: their margin is a dash and counts in no sum."
        )  # fmt: skip
    return pdf(TEMPLATE, {
        "lang": language, "agency": member.agency.name, "title": "Lợi nhuận" if vi else "Profit", "days": _days(sheet.asked, today, vi=vi),
        "heads": [*heads, *words], "texts": len(heads), "rows": rows, "total": total, "notes": notes,
    })  # fmt: skip


def _figure(name: str, value: Decimal | None, language: str) -> str:
    if not value:
        return "–"
    return percent(value, language) if name.endswith("share") else grouped(value, language)


def _days(asked: Asked, today: date, *, vi: bool) -> str:
    if asked.is_period:
        first, last = asked.period.from_on, asked.period.until_on or today
        start = f"{first:%d/%m/%Y} – " if first else ("đến " if vi else "until ")
        return f"{start}{last:%d/%m/%Y}"
    day = asked.as_of or today
    return f"tính đến hết {day:%d/%m/%Y}" if vi else f"as of the end of {day:%d/%m/%Y}"


def _counted(asked: Asked, *, vi: bool) -> str:
    if asked.is_period:
        return "Chỉ tính đã xuất hóa đơn và đã chi." if vi else "Only what was billed and spent counts."
    return (
        "Job chưa khóa chi phí: giá trị đặt hàng và dự báo thay cho đã xuất và đã chi." if vi
        else "Until a job is closed for cost, contracted and forecast stand for billed and spent."
    )  # fmt: skip
