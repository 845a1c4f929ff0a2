"""Vietnam: tax withheld from individuals without a labour contract (facts §3.3)."""

from datetime import date
from decimal import Decimal

from rapport.domain.law.rule import LawRule, rule_on

THRESHOLD = (
    LawRule(Decimal(2_000_000), date(2013, 8, 15), date(2026, 6, 30), "TT 111/2013/TT-BTC art. 25", "public pages, two or more"),
    LawRule(Decimal(5_000_000), date(2026, 7, 1), None, "ND 253/2026/ND-CP art. 50.2", "public pages, two or more"),
)
RATE_PERCENT = Decimal(10)


def threshold(day: date) -> Decimal:
    """Answer the gross payment from which 10 % is withheld on a day. Before 15/8/2013: NoRule."""
    return rule_on(THRESHOLD, day).value


def owes_withholding(payee_kind: str, amount: Decimal, paid_on: date) -> bool:
    """
    Answer whether tax must be kept back from a payment.

    Companies and household businesses invoice themselves: no. An individual: from the threshold of the day on, the threshold
    included. Somebody abroad: always (contractor tax).
    """
    if payee_kind == "individual":
        return amount >= threshold(paid_on)
    return payee_kind == "foreign"
