"""Vietnam: what a late payer owes at most, and until when it can be claimed (facts §3.7)."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from rapport.domain.law.rule import LawRule, LawTable
from rapport.domain.money import round_half_up

COMMERCE, CIVIL = "Luật 36/2005/QH11", "Luật 91/2015/QH13"
ONE, TWO, OWN = "one public page", "two or more public pages", "own knowledge, not confirmed in a source"
COMMERCE_FROM, CIVIL_FROM = date(2006, 1, 1), date(2017, 1, 1)

PENALTY_CAP = LawTable(
    "penalty.cap",
    "Penalty, at most, of the part in breach; only if the contract says so",
    "Phạt vi phạm tối đa trên phần nghĩa vụ bị vi phạm, khi hợp đồng có ghi",
    "%",
    (LawRule(Decimal(8), COMMERCE_FROM, None, f"{COMMERCE} art. 301", TWO),),
)
INTEREST_CAP = LawTable(
    "interest.cap",
    "Interest a year above which an agreed rate is warned of",
    "Lãi suất năm thỏa thuận, vượt mức này thì cảnh báo",
    "%",
    (LawRule(Decimal(20), CIVIL_FROM, None, f"{CIVIL} art. 468, 357", TWO),),
)
INTEREST_UNAGREED = LawTable(
    "interest.unagreed",
    "Interest a year where none was agreed (civil claims)",
    "Lãi suất năm khi không thỏa thuận (dân sự)",
    "%",
    (LawRule(Decimal(10), CIVIL_FROM, None, f"{CIVIL} art. 468", TWO),),
)
LIMITATION_COMMERCE = LawTable(
    "limitation.commerce",
    "Years in which a commercial claim can be brought",
    "Thời hiệu khởi kiện tranh chấp thương mại",
    "years",
    (LawRule(2, COMMERCE_FROM, None, f"{COMMERCE} art. 319", ONE),),
)
LIMITATION_CIVIL = LawTable(
    "limitation.civil",
    "Years in which a civil claim from a contract can be brought",
    "Thời hiệu khởi kiện hợp đồng dân sự",
    "years",
    (LawRule(3, CIVIL_FROM, None, f"{CIVIL} art. 429", OWN),),
)


def highest_penalty(breached: Decimal, day: date, unit: Decimal = Decimal(1)) -> Decimal:
    """
    Answer the highest penalty on the part of the contract that was breached, rounded half up: 8 % of 2,4 tỷ is 192.000.000.

    Only if the contract says so; it bears no interest (Án lệ 09/2016/AL). Below nothing: ValueError.
    """
    if breached < 0:
        raise ValueError("a part of less than nothing")
    return round_half_up(Fraction(breached) * Fraction(PENALTY_CAP.value(day)) / 100, unit)


def is_rate_warned(percent_a_year: Decimal, day: date) -> bool:
    """Answer whether an agreed rate stands above the cap of loans and is warned of, not blocked; the cap itself is not."""
    return percent_a_year > INTEREST_CAP.value(day)


def market_rate(percents: list[Decimal]) -> Fraction:
    """
    Answer the average overdue rate of banks that stands where none was agreed (Luật 36/2005/QH11 art. 306).

    At least three local banks (Án lệ 09/2016/AL): fewer is a ValueError. 13,5, 12,9 and 14,1 are 13,5 percent a year, exact.
    """
    if len(percents) < 3:
        raise ValueError("at least three banks")
    return sum((Fraction(percent) for percent in percents), Fraction(0)) / len(percents)
