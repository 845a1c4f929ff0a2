from rapport.proposals.models.answer import QuoteAnswer
from rapport.proposals.models.line import QuoteLine
from rapport.proposals.models.quote import Quote, QuoteVersion

__all__ = [
    "Quote",
    "QuoteAnswer",
    "QuoteLine",
    "QuoteVersion",
]
