from rapport.ledger.models.book import Book
from rapport.ledger.models.fact import Fact
from rapport.ledger.models.line import Line
from rapport.ledger.models.seal import Closed, Seal

__all__ = [
    "Book",
    "Closed",
    "Fact",
    "Line",
    "Seal",
]
