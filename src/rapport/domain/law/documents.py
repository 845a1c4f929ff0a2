"""
Vietnam: the documents that the tables and letters cite, with their time and what replaced them.

Law moves in whole documents: a citation of one that was replaced is found here before a client's lawyer finds it. The texts were
not opened; days and numbers come from public pages, see `source`.
"""

from dataclasses import dataclass
from datetime import date

ONE, TWO, OWN = "one public page", "two or more public pages", "own knowledge, not confirmed in a source"


@dataclass(frozen=True)
class Document:
    """A law, resolution, decree or circular; `from_on` None: its first day is not known here."""

    key: str
    title: str
    from_on: date | None
    to_on: date | None = None
    replaced_by: str = ""
    source: str = TWO

    def holds(self, day: date) -> bool:
        """Answer whether the document is in force on a day, both ends included."""
        return (self.from_on is None or self.from_on <= day) and (self.to_on is None or day <= self.to_on)


LAST_OF_OLD = date(2026, 6, 30)
NEW = date(2026, 7, 1)
DOCUMENTS = {
    document.key: document
    for document in (
        Document("Luật 13/2008/QH12", "Thuế giá trị gia tăng", date(2009, 1, 1), date(2025, 6, 30), "Luật 48/2024/QH15", OWN),
        Document("Luật 48/2024/QH15", "Thuế giá trị gia tăng", date(2025, 7, 1)),
        Document("NQ 43/2022/QH15", "Giảm thuế GTGT 2022", date(2022, 2, 1), date(2022, 12, 31), "", OWN),
        Document("NQ 101/2023/QH15", "Giảm thuế GTGT, nửa cuối 2023", date(2023, 7, 1), date(2023, 12, 31), "NQ 110/2023/QH15", OWN),
        Document("NQ 110/2023/QH15", "Giảm thuế GTGT, nửa đầu 2024", date(2024, 1, 1), date(2024, 6, 30), "NQ 142/2024/QH15", OWN),
        Document("NQ 142/2024/QH15", "Giảm thuế GTGT, nửa cuối 2024", date(2024, 7, 1), date(2024, 12, 31), "NQ 174/2024/QH15", OWN),
        Document("NQ 174/2024/QH15", "Giảm thuế GTGT, nửa đầu 2025", date(2025, 1, 1), date(2025, 6, 30), "NQ 204/2025/QH15", OWN),
        Document("NQ 204/2025/QH15", "Giảm thuế GTGT đến hết 2026", date(2025, 7, 1), date(2026, 12, 31)),
        Document("ND 174/2025/NĐ-CP", "Giảm thuế GTGT theo NQ 204/2025", date(2025, 7, 1), date(2026, 12, 31)),
        Document("TT 219/2013/TT-BTC", "Hướng dẫn thuế GTGT", date(2014, 1, 1), date(2025, 6, 30), "TT 69/2025/TT-BTC", OWN),
        Document("ND 181/2025/NĐ-CP", "Hướng dẫn thuế GTGT", date(2025, 7, 1)),
        Document("TT 69/2025/TT-BTC", "Hướng dẫn thuế GTGT", date(2025, 7, 1)),
        Document("TT 20/2026/TT-BTC", "Hướng dẫn thuế TNDN, thanh toán không dùng tiền mặt", None),
        Document("ND 123/2020/NĐ-CP", "Hóa đơn, chứng từ", date(2022, 7, 1), LAST_OF_OLD, "ND 254/2026/NĐ-CP"),
        Document("ND 70/2025/NĐ-CP", "Sửa đổi ND 123/2020", date(2025, 6, 1), LAST_OF_OLD, "ND 254/2026/NĐ-CP"),
        Document("ND 254/2026/NĐ-CP", "Hóa đơn, chứng từ", NEW),
        Document("TT 78/2021/TT-BTC", "Hướng dẫn hóa đơn", date(2022, 7, 1), date(2025, 5, 31), "TT 32/2025/TT-BTC", OWN),
        Document("TT 32/2025/TT-BTC", "Hướng dẫn hóa đơn", date(2025, 6, 1), LAST_OF_OLD, "TT 91/2026/TT-BTC"),
        Document("TT 91/2026/TT-BTC", "Hướng dẫn hóa đơn", NEW),
        Document("QĐ 1450/QĐ-TCT", "Định dạng dữ liệu hóa đơn điện tử", date(2021, 10, 7)),
        Document("Luật 38/2019/QH14", "Quản lý thuế", date(2020, 7, 1), LAST_OF_OLD, "Luật 108/2025/QH15", OWN),
        Document("Luật 108/2025/QH15", "Quản lý thuế", NEW),
        Document("TT 86/2024/TT-BTC", "Đăng ký thuế; số định danh thay mã số thuế cá nhân từ 2025-07-01", date(2025, 2, 6)),
        Document("Luật 04/2007/QH12", "Thuế thu nhập cá nhân", date(2009, 1, 1), LAST_OF_OLD, "Luật 109/2025/QH15", OWN),
        Document("Luật 109/2025/QH15", "Thuế thu nhập cá nhân", NEW),
        Document("TT 111/2013/TT-BTC", "Hướng dẫn thuế TNCN", date(2013, 10, 1), LAST_OF_OLD, "ND 253/2026/NĐ-CP"),
        Document("ND 253/2026/NĐ-CP", "Hướng dẫn thuế TNCN", NEW),
        Document("TT 89/2026/TT-BTC", "Kê khai thuế; khấu trừ khai theo quý", NEW),
        Document("ND 141/2026/NĐ-CP", "Thuế hộ, cá nhân kinh doanh", date(2026, 1, 1), None, "", ONE),
        Document("TT 103/2014/TT-BTC", "Thuế nhà thầu", date(2014, 10, 1), LAST_OF_OLD, "TT 89/2026/TT-BTC"),
        Document("ND 320/2025/NĐ-CP", "Hướng dẫn thuế TNDN", date(2025, 12, 15)),
        Document("Luật 36/2005/QH11", "Luật Thương mại", date(2006, 1, 1)),
        Document("Luật 91/2015/QH13", "Bộ luật Dân sự", date(2017, 1, 1)),
        Document("Án lệ 09/2016/AL", "Lãi trên nợ chậm trả, không lãi trên phạt và bồi thường", date(2016, 12, 1)),
        Document("TT 48/2019/TT-BTC", "Trích lập dự phòng", date(2019, 10, 10)),
        Document("TT 200/2014/TT-BTC", "Chế độ kế toán", date(2015, 1, 1), date(2025, 12, 31), "TT 99/2025/TT-BTC"),
        Document("TT 99/2025/TT-BTC", "Chế độ kế toán", date(2026, 1, 1)),
        Document("Luật 10/2012/QH13", "Bộ luật Lao động", date(2013, 5, 1), date(2020, 12, 31), "Luật 45/2019/QH14", OWN),
        Document("Luật 45/2019/QH14", "Bộ luật Lao động", date(2021, 1, 1), None, "", OWN),
        Document("NQ 28/2026/QH16", "Ngày Văn hóa Việt Nam 24/11", NEW),
        Document("Luật 75/2025/QH15", "Sửa đổi Luật Quảng cáo", date(2026, 1, 1)),
        Document("ND 342/2025/NĐ-CP", "Hướng dẫn Luật Quảng cáo", date(2026, 2, 15)),
        Document("Luật 91/2025/QH15", "Bảo vệ dữ liệu cá nhân", date(2026, 1, 1)),
        Document("ND 356/2025/NĐ-CP", "Hướng dẫn bảo vệ dữ liệu cá nhân", date(2026, 1, 1)),
    )
}


def document_on(key: str, day: date) -> Document | None:
    """
    Answer the document to cite on a day for one that used to be cited: itself, or what replaced it by then.

    None where none is in force on that day; an unknown key: KeyError.
    """
    document = DOCUMENTS[key]
    while not document.holds(day):
        if not document.replaced_by:
            return None
        following = DOCUMENTS[document.replaced_by]
        if following.from_on is not None and following.from_on > day:
            return None
        document = following
    return document


def documents_in(basis: str) -> list[Document]:
    """Answer the known documents that a text names, in order of the registry."""
    return [document for key, document in DOCUMENTS.items() if key in basis]


def outdated(basis: str, day: date) -> list[Document]:
    """Answer the documents that a text names and that are no longer in force on a day."""
    return [document for document in documents_in(basis) if document.to_on is not None and document.to_on < day]
