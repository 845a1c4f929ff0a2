"""Vietnam: tax of foreign contractors: VAT and CIT that the payer keeps back or bears (facts §3.3)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from rapport.domain.law.rule import LawRule, LawTable
from rapport.domain.money import round_half_up

TWO = "two or more public pages"
OLD, NEW_VAT, NEW_CIT = "TT 103/2014/TT-BTC", "TT 69/2025/TT-BTC", "ND 320/2025/NĐ-CP, TT 20/2026/TT-BTC"
FIRST, LAST, FROM = date(2014, 10, 1), date(2026, 6, 30), date(2026, 7, 1)


def _both(value: int, new: str) -> tuple[LawRule[Decimal], ...]:
    return (LawRule(Decimal(value), FIRST, LAST, OLD, TWO), LawRule(Decimal(value), FROM, None, new, TWO))


VAT_OF_SERVICES = LawTable("contractor.vat", "Contractor tax, VAT on services", "Thuế nhà thầu, GTGT dịch vụ", "%", _both(5, NEW_VAT))
CIT_OF_SERVICES = LawTable("contractor.cit", "Contractor tax, CIT on services", "Thuế nhà thầu, TNDN dịch vụ", "%", _both(5, NEW_CIT))
CIT_OF_LICENCES = LawTable(
    "contractor.cit_licence", "Contractor tax, CIT on licences", "Thuế nhà thầu, TNDN bản quyền", "%", _both(10, NEW_CIT)
)


@dataclass(frozen=True)
class ContractorTax:
    """Amounts of one payment; `cost` is what it costs us in all: what the supplier gets and both taxes."""

    vat_base: Decimal
    cit_base: Decimal
    vat: Decimal
    cit: Decimal
    to_supplier: Decimal
    cost: Decimal


def contractor_tax(
    amount: Decimal,
    paid_on: date,
    *,
    is_net: bool,
    of: Literal["services", "licence"] = "services",
    supplier_self_declares: bool = False,
    unit: Decimal = Decimal(1),
) -> ContractorTax:
    """
    Answer the taxes of a payment to a supplier abroad; each figure is rounded half up by itself, from exact ones.

    Net contract: CIT base = net ÷ (1 − CIT), VAT base = CIT base ÷ (1 − VAT), and the supplier gets the net. Gross contract: VAT
    is taken off the gross, CIT off the rest. Licences bear no VAT here. A platform that declares itself gets the whole amount.
    Amounts below nothing: ValueError.
    """
    if amount < 0:
        raise ValueError("a payment of less than nothing")
    if supplier_self_declares:
        nothing = Decimal(0)
        return ContractorTax(nothing, nothing, nothing, nothing, amount, amount)
    licence = of == "licence"
    vat_share = Fraction(0) if licence else Fraction(VAT_OF_SERVICES.value(paid_on)) / 100
    cit_share = Fraction((CIT_OF_LICENCES if licence else CIT_OF_SERVICES).value(paid_on)) / 100
    if is_net:
        cit_base = Fraction(amount) / (1 - cit_share)
        vat_base = cit_base / (1 - vat_share)
    else:
        vat_base = Fraction(amount)
        cit_base = vat_base * (1 - vat_share)
    vat, cit = round_half_up(vat_base * vat_share, unit), round_half_up(cit_base * cit_share, unit)
    to_supplier = amount if is_net else amount - vat - cit
    return ContractorTax(round_half_up(vat_base, unit), round_half_up(cit_base, unit), vat, cit, to_supplier, to_supplier + vat + cit)
