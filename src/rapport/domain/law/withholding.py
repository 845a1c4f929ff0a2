"""Vietnam: tax withheld from individuals without a labour contract (facts §3.3)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from rapport.domain.law.rule import LawRule, LawTable
from rapport.domain.money import round_half_up

TWO, OWN = "two or more public pages", "own knowledge, not confirmed in a source"
OLD_RULE, NEW_RULE = "TT 111/2013/TT-BTC art. 25", "ND 253/2026/NĐ-CP art. 50.2, Luật 109/2025/QH15"
NOBODY: tuple[Decimal, ...] = ()

THRESHOLD = LawTable(
    "withholding.threshold",
    "Gross payment to an individual from which tax is withheld",
    "Chi trả cho cá nhân mỗi lần từ mức này (trước thuế) phải khấu trừ thuế TNCN",
    "VND",
    (
        LawRule(Decimal(2_000_000), date(2013, 10, 1), date(2026, 6, 30), OLD_RULE, TWO),
        LawRule(Decimal(5_000_000), date(2026, 7, 1), None, NEW_RULE, TWO),
    ),
)
RATE = LawTable(
    "withholding.rate",
    "Tax withheld from an individual without a labour contract",
    "Thuế TNCN khấu trừ của cá nhân không có hợp đồng lao động",
    "%",
    (
        LawRule(Decimal(10), date(2013, 10, 1), date(2026, 6, 30), OLD_RULE, TWO),
        LawRule(Decimal(10), date(2026, 7, 1), None, NEW_RULE, TWO),
    ),
)
NON_RESIDENT_RATE = LawTable(
    "withholding.non_resident",
    "Tax withheld from an individual who does not live in Vietnam",
    "Thuế TNCN khấu trừ của cá nhân không cư trú",
    "%",
    (
        LawRule(Decimal(20), date(2013, 10, 1), date(2026, 6, 30), "TT 111/2013/TT-BTC art. 18", OWN),
        LawRule(Decimal(20), date(2026, 7, 1), None, "ND 253/2026/NĐ-CP (rate to be confirmed)", OWN),
    ),
)
HOUSEHOLD_LIMIT = LawTable(
    "household.untaxed",
    "Revenue a year up to which a household business or individual is not taxed",
    "Doanh thu năm không chịu thuế của hộ, cá nhân kinh doanh",
    "VND",
    (LawRule(Decimal(1_000_000_000), date(2026, 1, 1), None, "ND 141/2026/NĐ-CP", "one public page"),),
)


def threshold(day: date) -> Decimal:
    """Answer the gross payment from which 10 % is withheld on a day. Before 1/10/2013: NoRule."""
    return THRESHOLD.value(day)


def owes_withholding(payee_kind: str, amount: Decimal, paid_on: date, thresholds: LawTable[Decimal] = THRESHOLD) -> bool:
    """
    Answer whether tax must be kept back from a payment.

    Companies and household businesses invoice themselves: no. An individual: from the threshold of the day on, the threshold
    included. Somebody abroad: always (contractor tax). `thresholds` is the table with an agency's own rows.
    """
    if payee_kind == "individual":
        return amount >= thresholds.value(paid_on)
    return payee_kind == "foreign"


@dataclass(frozen=True)
class Payout:
    """
    A payment to an individual in đồng: gross = tax + net.

    :param is_split: it stays under the threshold by itself and reaches it with the earlier ones: splitting is shown to finance
    """

    gross: Decimal
    tax: Decimal
    net: Decimal
    is_split: bool = False


def payout_of_gross(
    gross: Decimal,
    paid_on: date,
    *,
    earlier: Sequence[Decimal] = NOBODY,
    withheld: Decimal = Decimal(0),
    asks: bool = False,
    has_commitment: bool = False,
) -> Payout:
    """
    Answer what is kept back from a gross payment, and what the payee gets.

    The threshold is on the gross and included. Payments of one payee under one contract are added up: from the threshold on
    the tax is on all of them, less what was withheld, and never more than this payment. Rounded half up to the đồng.

    :param earlier: gross payments before this one under the same contract
    :param withheld: the tax kept back from them
    :param asks: the payee wants the tax withheld under the threshold, too
    :param has_commitment: the payee's form that exempts (bản cam kết) is on file
    :raises ValueError: below nothing
    """
    if gross < 0:
        raise ValueError("a payment of less than nothing")
    whole = gross + sum(earlier, Decimal(0))
    limit = threshold(paid_on)
    is_split = gross < limit <= whole
    if has_commitment or (whole < limit and not asks):
        return Payout(gross, Decimal(0), gross, is_split)
    base = whole if whole >= limit else gross
    due = round_half_up(Fraction(base) * Fraction(RATE.value(paid_on)) / 100)
    tax = min(max(due - (withheld if whole >= limit else Decimal(0)), Decimal(0)), gross)
    return Payout(gross, tax, gross - tax, is_split)


def payout_of_net(
    net: Decimal,
    paid_on: date,
    *,
    earlier: Sequence[Decimal] = NOBODY,
    withheld: Decimal = Decimal(0),
    asks: bool = False,
    has_commitment: bool = False,
) -> Payout:
    """
    Answer the cheapest lawful gross of a payment that was agreed net (the payee gets exactly `net`, whole đồng).

    Near the limit two are lawful: 4.600.000 net is 4.600.000 gross without tax, or 5.111.111 with; the smaller is taken.
    5.000.000 net on 2026-07-01 is 5.555.556 gross. Other arguments as in `payout_of_gross`. Below nothing, parts of a đồng: ValueError.
    """
    if net < 0 or net != net.to_integral_value():
        raise ValueError("a net payment is a whole number of đồng, not below nothing")

    def paid(gross: Decimal) -> Payout:
        return payout_of_gross(gross, paid_on, earlier=earlier, withheld=withheld, asks=asks, has_commitment=has_commitment)

    untaxed = paid(net)
    if untaxed.net == net:
        return untaxed
    # Where the payments together reach the threshold; what the payee gets falls there, and never elsewhere as the gross grows.
    edge = threshold(paid_on) - sum(earlier, Decimal(0))
    if net < edge and paid(edge - 1).net >= net:
        return paid(_least(net, edge - 1, lambda gross: paid(gross).net >= net))
    low = max(net, edge)
    return paid(_least(low, 2 * low + sum(earlier, Decimal(0)) + 10, lambda gross: paid(gross).net >= net))


def _least(low: Decimal, high: Decimal, is_enough: Callable[[Decimal], bool]) -> Decimal:
    """Answer the least whole number from low to high that is enough; high is."""
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if is_enough(middle) else (middle + 1, high)
    return low
