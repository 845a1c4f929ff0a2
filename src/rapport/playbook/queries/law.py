"""The law as this house reads it: its own dated rows above the law's."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rapport.domain.law.rule import WARNED_DAYS, LawRule, LawTable, NoRule
from rapport.domain.law.tables import TABLES
from rapport.playbook.defaults import LAW_TABLES, LawTableName
from rapport.playbook.models import LawRow


@dataclass(frozen=True)
class LawEnd:
    """A row that ends soon: what it says, until when, and what the table says the day after (None: nothing)."""

    table: LawTable[Decimal]
    row: LawRule[Decimal]
    after: LawRule[Decimal] | None


def law_table(key: LawTableName) -> LawTable[Decimal]:
    """Answer a table with this agency's own rows above the law's."""
    return overridden(key, LawRow.objects.filter(table=key))


def law_tables() -> dict[str, LawTable[Decimal]]:
    """Answer the tables that the rooms read, each with this agency's own rows above the law's; one query."""
    rows = list(LawRow.objects.order_by("from_on"))
    return {key: overridden(key, [row for row in rows if row.table == key]) for key in LAW_TABLES}


def overridden(key: str, rows: Iterable[LawRow]) -> LawTable[Decimal]:
    """Answer a table of the law with these own rows above it."""
    return TABLES[key].overridden(*(LawRule(row.value.normalize() + 0, row.from_on, row.to_on, row.basis, row.source) for row in rows))


def ending_law(today: date) -> list[LawEnd]:
    """
    Answer what ends within WARNED_DAYS and needs somebody: a row with nothing after it, or an own row after which the law says otherwise.

    What ended before today and has no successor is among them.
    """
    found = []
    for table in law_tables().values():
        found += [LawEnd(table, row, None) for row in table.ending(today, WARNED_DAYS)]
        found += [LawEnd(table, row, after) for row, after in table.changing(today, WARNED_DAYS) if row.is_own and not after.is_own]
    return found


def holding(table: LawTable[Decimal], on: date) -> LawRule[Decimal] | None:
    """Answer the row that holds on a day, or None."""
    try:
        return table.on(on)
    except NoRule:
        return None
