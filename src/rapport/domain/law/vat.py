"""Vietnam: the VAT rate of the group that is reduced for a time, by tax point (facts §3.1)."""

from datetime import date
from decimal import Decimal

from rapport.domain.law.rule import LawRule, rule_on

REDUCED_GROUP = (
    LawRule(Decimal(10), date(2009, 1, 1), date(2022, 1, 31), "VAT law", "public pages"),
    LawRule(Decimal(8), date(2022, 2, 1), date(2022, 12, 31), "NQ 43/2022/QH15", "public pages"),
    LawRule(Decimal(10), date(2023, 1, 1), date(2023, 6, 30), "VAT law", "public pages"),
    LawRule(
        Decimal(8),
        date(2023, 7, 1),
        date(2026, 12, 31),
        "NQ 101/2023, 110/2023, 142/2024, 174/2024, 204/2025/QH15",
        "public pages, two or more",
    ),
    LawRule(Decimal(10), date(2027, 1, 1), None, "VAT law 48/2024/QH15 (no extension known on 2026-11-23)", "public pages"),
)


def code_at(code: str, tax_point_on: date) -> str:
    """
    Answer the VAT code that holds at a tax point for a line quoted with `code`.

    `8` marks the group that is reduced for a time: outside that time it is `10`. Every other code stays what it is.
    """
    return str(rule_on(REDUCED_GROUP, tax_point_on).value) if code == "8" else code
