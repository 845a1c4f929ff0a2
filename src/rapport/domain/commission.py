"""Commission by tiers, marginal or retroactive, on whatever basis the rule names; its split and its reversal (facts §2.4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from rapport.domain.money import round_half_up, spread


@dataclass(frozen=True)
class Tier:
    """So much percent from an amount on; it holds up to where the next begins."""

    from_amount: Decimal
    percent: Decimal


@dataclass(frozen=True)
class CommissionRule:
    """
    A rule: tiers in order, the first from 0.

    :param mode: marginal: each part of the amount at its own tier; retroactive: the whole at the tier that is reached, the
        first amount of a tier included
    :param hurdle: below it nothing is paid; from it on the whole counts
    :param cap: the most that is paid
    :raises ValueError: no tiers, a first one not from 0, tiers out of order, percentages below nothing
    """

    tiers: tuple[Tier, ...]
    mode: Literal["marginal", "retroactive"] = "marginal"
    hurdle: Decimal = Decimal(0)
    cap: Decimal | None = None

    def __post_init__(self) -> None:
        starts = [tier.from_amount for tier in self.tiers]
        if not starts or starts[0] != 0 or starts != sorted(set(starts)) or any(tier.percent < 0 for tier in self.tiers):
            raise ValueError("tiers begin at 0, rise, and pay nothing or more")


def commission(amount: Decimal, rule: CommissionRule, unit: Decimal = Decimal(1)) -> Decimal:
    """
    Answer the commission on an amount (collected AGI, cash, margin: what the rule is for), rounded half up once.

    Nothing on nothing, on less, and below the hurdle. 450m at 2 % to 400m, 3 % to 500m, 5 % above: 9.500.000.
    """
    if amount <= 0 or amount < rule.hurdle:
        return Decimal(0)
    whole = Fraction(amount)
    if rule.mode == "retroactive":
        reached = [tier for tier in rule.tiers if tier.from_amount <= amount][-1]
        exact = whole * Fraction(reached.percent) / 100
    else:
        starts = [*(Fraction(tier.from_amount) for tier in rule.tiers[1:]), whole]
        exact = Fraction(0)
        for tier, end in zip(rule.tiers, starts, strict=True):
            exact += max(min(end, whole) - Fraction(tier.from_amount), Fraction(0)) * Fraction(tier.percent) / 100
    paid = round_half_up(exact, unit)
    return paid if rule.cap is None else min(paid, rule.cap)


def commission_due(before: Decimal, after: Decimal, rule: CommissionRule, unit: Decimal = Decimal(1)) -> Decimal:
    """
    Answer what a movement adds to a period's commission: on all until now less on all before it.

    A credit note or write-off (after < before) takes back exactly what the same amount had earned; whatever order amounts come
    in, a period's movements sum to the commission on the whole.
    """
    return commission(after, rule, unit) - commission(before, rule, unit)


def commission_shares(amount: Decimal, shares: Sequence[Decimal], unit: Decimal = Decimal(1)) -> list[Decimal]:
    """Split a commission between people by their shares, to the unit, nothing made or lost. Shares below nothing: ValueError."""
    if any(share < 0 for share in shares):
        raise ValueError("shares are not below nothing")
    return spread(amount, shares, unit)


def clawed_back(amount: Decimal, later_pay: Decimal) -> tuple[Decimal, Decimal]:
    """
    Set a clawback off against later variable pay: what is taken now, and what stays open for the next.

    Never wages: not more than the variable pay of the period is taken. Amounts below nothing: ValueError.
    """
    if amount < 0 or later_pay < 0:
        raise ValueError("amounts are not below nothing")
    taken = min(amount, later_pay)
    return taken, amount - taken
