from decimal import Decimal

from rapport.domain.book import Kind, Measure, column
from rapport.ledger.models import Book

WITHOUT_TAX = (Kind.FEE, Kind.BOUGHT_IN, Kind.PASS_THROUGH)


def exposure_of(book: Book) -> Decimal:
    """Answer what a job without an order has at risk: COMMITTED + SPENT − COLLECTED without tax, not under 0 (Decided 13)."""

    def total(measure: Measure) -> Decimal:
        return sum((getattr(book, column(measure, kind)) for kind in WITHOUT_TAX), Decimal(0))

    return max(total(Measure.COMMITTED) + total(Measure.SPENT) - total(Measure.COLLECTED), Decimal(0))
