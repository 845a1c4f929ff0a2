"""The sentence that an adjusting e-invoice must carry (facts §3.2)."""

from datetime import date

BASIS = "ND 254/2026/NĐ-CP, TT 91/2026/TT-BTC art. 10"


def adjustment_sentence(symbol: str, number: str, issued_on: date, language: str = "vi") -> str:
    """
    Name the invoice that is adjusted as the law words it: form and symbol apart, number, day.

    The form is the symbol's first digit: `1C26TYY` is form 1, symbol C26TYY.
    """
    if language == "en":
        return f"Adjusts the invoice of form {symbol[0]}, symbol {symbol[1:]}, number {number}, of {issued_on:%d/%m/%Y}."
    return (
        f"Điều chỉnh cho hóa đơn Mẫu số {symbol[0]}, ký hiệu {symbol[1:]}, số {number}, "
        f"ngày {issued_on.day:02d} tháng {issued_on.month:02d} năm {issued_on.year}."
    )
