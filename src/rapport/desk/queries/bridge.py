"""The margin bridge: from the price, step by step down to what is left, drawn with its table behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from rapport.domain.job_figures import Sums
from rapport.insight.queries.profit import together

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Step:
    """
    One step: its figure, its amount (what is taken away is negative) and where its bar lies, in percent of the price.

    :param is_sum: a sum stands on the ground, what is taken away hangs below the step before it
    """

    figure: str
    amount: Decimal
    left: str
    width: str
    is_sum: bool


def bridge_of(every: Mapping[Any, Sums]) -> list[Step]:
    """Answer the steps over the jobs whose cost is known: price, bought in, passed through, AGI, own cost, margin; [] without a price."""
    known = {job: sums for job, sums in every.items() if sums.is_cost_known}
    figures = together(known).figures
    agi, own, margin = (figures[name] or Decimal(0) for name in ("agi", "own_cost", "margin"))
    external, through = figures["external"] or Decimal(0), figures["pass_through"] or Decimal(0)
    price = agi + external
    if price <= 0:
        return []
    steps = [("contracted", price, True), ("bought_in", through - external, False), ("pass_through", -through, False), ("agi", agi, True),
             ("own_cost", -own, False), ("margin", margin, True)]  # fmt: skip
    found, level = [], Decimal(0)
    for figure, amount, is_sum in steps:
        if not amount and not is_sum:
            continue
        low, high = (Decimal(0), amount) if is_sum else (level + amount, level)
        level = amount if is_sum else level + amount
        low, high = (min(max(value, Decimal(0)), price) for value in (low, high))
        found.append(Step(figure, amount, f"{low * HUNDRED / price:.2f}", f"{(high - low) * HUNDRED / price:.2f}", is_sum))
    return found
