"""Vietnam: every dated table of the law by its key, as `rapport law` lists them."""

from datetime import date
from typing import Any

from rapport.domain.law import claims, contractor, holidays, provisions, symbols, vat, withholding
from rapport.domain.law.rule import WARNED_DAYS, LawRule, LawTable

TABLES: dict[str, LawTable[Any]] = {
    table.key: table
    for table in (
        vat.STANDARD, vat.REDUCED_GROUP, vat.FIVE, vat.ZERO, vat.CASH_LIMIT,
        withholding.THRESHOLD, withholding.RATE, withholding.NON_RESIDENT_RATE, withholding.HOUSEHOLD_LIMIT,
        contractor.VAT_OF_SERVICES, contractor.CIT_OF_SERVICES, contractor.CIT_OF_LICENCES,
        claims.PENALTY_CAP, claims.INTEREST_CAP, claims.INTEREST_UNAGREED, claims.LIMITATION_COMMERCE, claims.LIMITATION_CIVIL,
        provisions.PROVISION, symbols.FORMS, symbols.LETTERS, holidays.DAYS_OFF,
    )
}  # fmt: skip


def ending_soon(today: date, days: int = WARNED_DAYS) -> list[tuple[LawTable[Any], LawRule[Any]]]:
    """Answer every row that ends within so many days, or has ended, with nothing after it, with its table."""
    return [(table, row) for table in TABLES.values() for row in table.ending(today, days)]


def tables_like(text: str) -> list[LawTable[Any]]:
    """Answer the tables whose key begins with a text, in order; the table alone where the key is exact."""
    return [TABLES[text]] if text in TABLES else [table for key, table in TABLES.items() if key.startswith(text)]
