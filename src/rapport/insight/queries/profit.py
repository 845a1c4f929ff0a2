"""What jobs and clients earn, as it stands now or stood on a day."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from rapport.domain.job_figures import Sums, added_figures, profit_of
from rapport.domain.margin import Profit, four_decimals

type Figures = dict[str, Decimal | None]


@dataclass(frozen=True)
class Together:
    """The figures of many jobs together. The margin counts the jobs whose cost is known; `unknown_count` says how many are not."""

    figures: Figures
    unknown_count: int


def together(every: Mapping[uuid.UUID, Sums]) -> Together:
    """Add the figures of jobs, given by the sums of their books; shares are computed from the sums, never averaged."""
    total: Figures = dict(added_figures(every.values()))
    profit, known_count = earned(every.values())
    total |= {"margin": profit.margin, "margin_share": four_decimals(profit.share), "own_cost": profit.own_cost}
    return Together(total, len(every) - known_count)


def earned(every: Iterable[Sums]) -> tuple[Profit, int]:
    """Answer what the jobs earn whose cost is known, and how many these are."""
    known = [profit for profit in map(profit_of, every) if profit.own_cost is not None]
    net, external = sum((one.net for one in known), Decimal(0)), sum((one.external for one in known), Decimal(0))
    own = sum((one.own_cost for one in known if one.own_cost is not None), Decimal(0)) if known else None
    return Profit(net, external, own), len(known)


def margin_share(every: Iterable[Sums]) -> Decimal | None:
    """Answer the margin over the jobs whose cost is known, where nothing else of them is asked for."""
    return four_decimals(earned(every)[0].share)
