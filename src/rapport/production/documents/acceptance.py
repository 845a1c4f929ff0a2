"""Minutes of acceptance (biên bản nghiệm thu), over one or many jobs of one company."""

from decimal import Decimal
from pathlib import Path

from rapport.clients.queries.terms import framework_number
from rapport.domain.figures import grouped
from rapport.domain.vat import vat_groups
from rapport.domain.words import in_english, in_vietnamese
from rapport.kit.documents import pdf
from rapport.production.models import Acceptance

TEMPLATE = Path(__file__).resolve().parent / "acceptance.typ"


def acceptance_pdf(acceptance: Acceptance, language: str) -> bytes:
    """Set the minutes as PDF, in Vietnamese or English."""
    vi = language == "vi"
    lines = list(acceptance.lines.select_related("job").order_by("position"))
    groups = vat_groups([(line.net_amount, line.vat_code) for line in lines])
    net, vat = sum((group.net for group in groups), Decimal(0)), sum((group.vat for group in groups), Decimal(0))
    rows = [
        [str(line.position), f"{line.job.number} {line.text}", f"{line.completed_on:%d/%m/%Y}", grouped(line.contracted_amount, language),
         grouped(line.deduction_amount, language), grouped(line.net_amount, language)]
        for line in lines
    ]  # fmt: skip
    total = int(net + vat)
    contract = framework_number(acceptance.client, acceptance.minutes_on)
    client, seller = acceptance.client_entity, acceptance.legal_entity
    return pdf(TEMPLATE, {
        "lang": language,
        "state": ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập – Tự do – Hạnh phúc"] if vi else ["", ""],
        "title": "Biên bản nghiệm thu" if vi else "Minutes of acceptance",
        "number": f"{acceptance.number} · {acceptance.minutes_on:%d/%m/%Y}",
        "grounds": ([f"Căn cứ hợp đồng {contract}"] if vi else [f"Under contract {contract}"]) if contract else [],
        "client": ["Bên A" if vi else "Party A", _party(client.name, client.tax_code, client.address, client.representative, vi=vi)],
        "seller": ["Bên B" if vi else "Party B", _party(seller.name, seller.tax_code, seller.address, seller.representative, vi=vi)],
        "article": "Điều 1. Nghiệm thu" if vi else "Article 1. Acceptance",
        "heads": ["STT", "Dịch vụ", "Hoàn thành", "Giá trị", "Giảm trừ", "Nghiệm thu, ₫"] if vi
        else ["No.", "Service", "Completed", "Value", "Deduction", "Accepted, ₫"],
        "rows": rows,
        "sums": [["Cộng, chưa VAT" if vi else "Net", grouped(net, language)], ["VAT", grouped(vat, language)],
                 ["Tổng cộng" if vi else "Total", grouped(net + vat, language)]],
        "words": in_vietnamese(total) if vi else in_english(total),
        "closing": "Bên A xác nhận Bên B đã hoàn thành các dịch vụ trên." if vi else "Party A confirms that Party B has completed these services.",
        "left": ["Đại diện Bên A" if vi else "For Party A", "(Ký, đóng dấu)" if vi else "(Signed and stamped)", client.representative],
        "right": ["Đại diện Bên B" if vi else "For Party B", "(Ký, đóng dấu)" if vi else "(Signed and stamped)", seller.representative],
    })  # fmt: skip


def _party(name: str, tax_code: str, address: str, representative: str, *, vi: bool) -> list[list[str]]:
    labels = ("Tên", "MST", "Địa chỉ", "Đại diện") if vi else ("Name", "Tax code", "Address", "Represented by")
    return [[label, value] for label, value in zip(labels, (name, tax_code, address, representative), strict=True) if value]
