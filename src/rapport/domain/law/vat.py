"""Vietnam: VAT by group and tax point, prices with and without it, and what cash costs (facts §0, §3.1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rapport.domain.law.rule import LawRule, LawTable
from rapport.domain.money import round_half_up
from rapport.domain.vat import NOT_TAXED, out_of, rate_of

OLD_LAW, NEW_LAW = "Luật 13/2008/QH12", "Luật 48/2024/QH15"
ONE, TWO = "one public page", "two or more public pages"
OWN = "own knowledge, not confirmed in a source"


def _unchanged(value: int) -> tuple[LawRule[Decimal], ...]:
    return (
        LawRule(Decimal(value), date(2009, 1, 1), date(2025, 6, 30), OLD_LAW, OWN),
        LawRule(Decimal(value), date(2025, 7, 1), None, NEW_LAW, TWO),
    )


STANDARD = LawTable("vat.standard", "VAT, standard group", "Thuế GTGT, nhóm phổ thông", "%", _unchanged(10))
FIVE = LawTable("vat.five", "VAT, group of 5 %", "Thuế GTGT, nhóm 5 %", "%", _unchanged(5))
ZERO = LawTable("vat.zero", "VAT, exported services", "Thuế GTGT, dịch vụ xuất khẩu", "%", _unchanged(0))

# What is in the standard group and not in the list of exclusions (telecom, finance, banking, securities, insurance, real estate,
# metals, mining but coal, excise goods but petrol). Advertising is in it by inference from that list.
REDUCED_GROUP = LawTable(
    "vat.reduced",
    "VAT, group reduced for a time (advertising services)",
    "Thuế GTGT, nhóm được giảm có thời hạn (dịch vụ quảng cáo)",
    "%",
    (
        LawRule(Decimal(10), date(2009, 1, 1), date(2022, 1, 31), OLD_LAW, OWN),
        LawRule(Decimal(8), date(2022, 2, 1), date(2022, 12, 31), "NQ 43/2022/QH15", OWN),
        LawRule(Decimal(10), date(2023, 1, 1), date(2023, 6, 30), OLD_LAW, OWN),
        LawRule(Decimal(8), date(2023, 7, 1), date(2023, 12, 31), "NQ 101/2023/QH15", OWN),
        LawRule(Decimal(8), date(2024, 1, 1), date(2024, 6, 30), "NQ 110/2023/QH15", OWN),
        LawRule(Decimal(8), date(2024, 7, 1), date(2024, 12, 31), "NQ 142/2024/QH15", OWN),
        LawRule(Decimal(8), date(2025, 1, 1), date(2025, 6, 30), "NQ 174/2024/QH15", OWN),
        LawRule(Decimal(8), date(2025, 7, 1), date(2026, 12, 31), "NQ 204/2025/QH15, ND 174/2025/NĐ-CP", TWO),
        # On 2026-11-23 no extension of the reduction was known.
        LawRule(Decimal(10), date(2027, 1, 1), None, NEW_LAW, TWO),
    ),
)
GROUPS: Mapping[str, LawTable[Decimal]] = {"0": ZERO, "5": FIVE, "8": REDUCED_GROUP, "10": STANDARD}

CASH_LIMIT = LawTable(
    "vat.cash_limit",
    "Bill (with VAT) from which cash loses the VAT credit and the deduction",
    "Hóa đơn từ mức này (gồm thuế) trả tiền mặt thì không được khấu trừ thuế GTGT, không được tính chi phí được trừ",
    "VND",
    (
        LawRule(Decimal(20_000_000), date(2014, 1, 1), date(2025, 6, 30), "TT 219/2013/TT-BTC art. 15", OWN),
        LawRule(Decimal(5_000_000), date(2025, 7, 1), None, f"{NEW_LAW} art. 14, ND 181/2025/NĐ-CP, TT 20/2026/TT-BTC", TWO),
    ),
)


def code_at(code: str, tax_point_on: date, reduced: LawTable[Decimal] = REDUCED_GROUP) -> str:
    """
    Answer the VAT code that holds at a tax point for a line quoted with `code`.

    `8` marks the group that is reduced for a time: outside that time it is `10`. Every other code stays what it is. The tax
    point is the completion of the service or an earlier payment, not the day that the invoice bears.
    """
    return f"{reduced.value(tax_point_on).normalize():f}" if code == "8" else code


def rate_at(code: str, tax_point_on: date, groups: Mapping[str, LawTable[Decimal]] = GROUPS) -> Decimal:
    """
    Answer the rate in percent of a group (`0`, `5`, `8`, `10`) at a tax point; `KCT` and `KKKNT` bear none: 0.

    Unknown codes: KeyError; days before 2009: NoRule.
    """
    return Decimal(0) if code in NOT_TAXED else groups[code].value(tax_point_on)


@dataclass(frozen=True)
class TaxedPrice:
    """A price apart: net and VAT sum to gross; `code` is the VAT code at the tax point."""

    net: Decimal
    vat: Decimal
    gross: Decimal
    code: str


def taxed_price(amount: Decimal, code: str, tax_point_on: date, *, includes_vat: bool, unit: Decimal = Decimal(1)) -> TaxedPrice:
    """
    Part a price at a tax point; who bears a change of rate is who agreed the price so.

    A price with VAT included stays what it is and its net changes with the rate; a price without VAT keeps its net.
    """
    held = code_at(code, tax_point_on)
    if includes_vat:
        net, vat = out_of(amount, held, unit)
        return TaxedPrice(net, vat, amount, held)
    vat = round_half_up(amount * rate_of(held), unit)
    return TaxedPrice(amount, vat, amount + vat, held)


def loses_credit(gross: Decimal, billed_on: date, *, same_day: Decimal = Decimal(0), limits: LawTable[Decimal] = CASH_LIMIT) -> bool:
    """
    Answer whether a bill paid in cash loses its VAT credit and its deduction: from the limit of the day on, the limit included.

    :param gross: the bill with VAT
    :param same_day: other bills of the same vendor and day, with VAT; they are added up
    :param limits: the table of the limit, with an agency's own rows
    """
    return gross + same_day >= limits.value(billed_on)
