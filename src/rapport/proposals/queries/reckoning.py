"""What a sheet leaves: margin beside its floor, the pull of each line, and the ways back to the floor."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from rapport.domain.estimate import Estimate, WorkedLine
from rapport.domain.margin import Profit, four_decimals, keeps_floor, largest_discount
from rapport.kit.gauge import Gauge, gauge_of


@dataclass(frozen=True)
class Pulled:
    """One line worked out: what it leaves (None: cost not known) and by how many points it lifts or drags the margin."""

    worked: WorkedLine
    left: Decimal | None
    pull: Decimal | None


@dataclass(frozen=True)
class Reckoning:
    """
    A sheet worked out for whoever may see margin.

    :param room: the largest further discount that keeps the floor; negative: what is missing; None: cost not known
    :param discount_to: the discount that just keeps the floor, where lowering the present one is enough
    """

    estimate: Estimate
    share: Decimal | None
    is_under: bool
    floor: Decimal
    room: Decimal | None
    discount_to: Decimal | None
    gauge: Gauge | None
    lines: Sequence[Pulled]

    @property
    def profit(self) -> Profit:
        return self.estimate.profit


def reckoning_of(estimate: Estimate, floor: Decimal, before: Decimal | None = None) -> Reckoning:
    """
    Reckon an estimate beside its floor (percent).

    :param before: the share of margin as it was saved or agreed, which the gauge shows beside the present one
    """
    profit = estimate.profit
    share = four_decimals(profit.share)
    room = largest_discount(profit, floor)
    discount_to = estimate.discount + room if room is not None and room < 0 <= estimate.discount + room and estimate.discount else None
    return Reckoning(
        estimate, share, not keeps_floor(profit, floor), floor, room, discount_to, gauge_of(share, floor / 100, before=None if before == share else before),
        [_pulled(line, profit) for line in estimate.lines],
    )  # fmt: skip


def _pulled(line: WorkedLine, profit: Profit) -> Pulled:
    left = None if line.own_cost is None else line.net - line.external - line.own_cost
    if profit.own_cost is None or line.own_cost is None or profit.share is None:
        return Pulled(line, left, None)
    without = Profit(profit.net - line.net, profit.external - line.external, profit.own_cost - line.own_cost).share
    return Pulled(line, left, None if without is None else _points(profit.share - without))


def _points(share: Fraction) -> Decimal:
    return (four_decimals(share) or Decimal(0)) * 100
