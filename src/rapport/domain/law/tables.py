"""Vietnam: every dated table of the law by its key, as `rapport law` lists them."""

from collections.abc import Mapping
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


type Tables = Mapping[str, LawTable[Any]]


def ending_soon(today: date, days: int = WARNED_DAYS, tables: Tables = TABLES) -> list[tuple[LawTable[Any], LawRule[Any]]]:
    """Answer every row that ends within so many days, or has ended, with nothing after it, with its table."""
    return [(table, row) for table in tables.values() for row in table.ending(today, days)]


def changing_soon(today: date, days: int = WARNED_DAYS, tables: Tables = TABLES) -> list[tuple[LawTable[Any], LawRule[Any], LawRule[Any]]]:
    """Answer every table, row and successor where another value begins within so many days."""
    return [(table, row, after) for table in tables.values() for row, after in table.changing(today, days)]


def tables_like(text: str, tables: Tables = TABLES) -> list[LawTable[Any]]:
    """Answer the tables whose key begins with a text, in order; the table alone where the key is exact."""
    return [tables[text]] if text in tables else [table for key, table in tables.items() if key.startswith(text)]
