"""Grades of evidence for a client's yes, and what each may carry (practice.md §2)."""

from decimal import Decimal
from enum import StrEnum


class Grade(StrEnum):
    """A signed, stamped or digital · B mail from the client's domain · C chat picture from a known number · D spoken, noted."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


def carries(limit: Decimal | None, net: Decimal) -> bool:
    """
    Answer whether evidence with this limit carries a job's net sum, the limit included. None carries everything.

    Amounts are net of VAT, and the sum is the job's, not the single order's.
    """
    return limit is None or net <= limit
