"""The figures of a job, or of many: from the sums of its book to AGI, margin and forecast (the ledger's rules)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from rapport.domain.book import EXTERNAL, Kind, Measure, column
from rapport.domain.margin import Profit, four_decimals

NET = (Kind.FEE, Kind.BOUGHT_IN, Kind.PASS_THROUGH)
KINDS = tuple(Kind)
ZERO = Decimal(0)


@dataclass(frozen=True)
class Sums:
    """
    The sums of one or many books by column (`billed_fee`), and the forecast cost by kind.

    :param forecast: per kind, SPENT + open COMMITTED + what of the budget is neither, line by line
    :param is_final: closed for cost: BILLED and SPENT stand, else CONTRACTED and the forecast
    :param is_cost_known: False as soon as a line of own work has neither budget nor cost
    """

    by_column: Mapping[str, Decimal]
    forecast: Mapping[Kind, Decimal]
    is_final: bool = False
    is_cost_known: bool = True

    def of(self, measure: Measure, *kinds: Kind) -> Decimal:
        """Answer the sum of a measure over kinds; all four where none is named."""
        total, sums = ZERO, self.by_column
        for kind in kinds or KINDS:
            amount = sums.get(column(measure, kind))
            if amount:
                total += amount
        return total


NONE = Sums({}, {}, is_cost_known=False)


def profit_of(sums: Sums) -> Profit:
    """Answer price, external cost and own cost: forecast until the job is closed for cost, then what was billed and spent."""
    if sums.is_final:
        return Profit(sums.of(Measure.BILLED, *NET), sums.of(Measure.SPENT, *EXTERNAL), sums.of(Measure.SPENT, Kind.FEE))
    own = sums.forecast.get(Kind.FEE, Decimal(0)) if sums.is_cost_known else None
    return Profit(sums.of(Measure.CONTRACTED, *NET), sum((sums.forecast.get(kind, Decimal(0)) for kind in EXTERNAL), Decimal(0)), own)


def figures_of(sums: Sums) -> dict[str, Decimal | None]:
    """
    Answer every figure by its public name.

    Without tax: quoted contracted budgeted committed spent forecast_cost external agi own_cost margin exposure billed_net; with tax: billed
    collected outstanding written_off received_less_paid (what came in less what went out to partners). `margin_share` has
    four decimals; None where AGI is not positive or cost not known.
    """
    profit = profit_of(sums)
    return _amounts(sums, profit) | {"margin_share": four_decimals(profit.share)}


def added_figures(every: Iterable[Sums]) -> dict[str, Decimal]:
    """Add the figures of many jobs; what is not known of one counts as nothing, shares are left to the caller (never averaged)."""
    total: dict[str, Decimal] = dict.fromkeys(_amounts(NONE, profit_of(NONE)), ZERO)
    for sums in every:
        for name, amount in _amounts(sums, profit_of(sums)).items():
            if amount:
                total[name] += amount
    return total


def _amounts(sums: Sums, profit: Profit) -> dict[str, Decimal | None]:
    billed, collected, written_off = (sums.of(measure) for measure in (Measure.BILLED, Measure.COLLECTED, Measure.WRITTEN_OFF))
    spent = Measure.SPENT
    return {
        "quoted": sums.of(Measure.QUOTED, *NET),
        "contracted": sums.of(Measure.CONTRACTED, *NET),
        "budgeted": sums.of(Measure.BUDGETED, *NET),
        "committed": sums.of(Measure.COMMITTED, *NET),
        "spent": sums.of(spent, *NET),
        "forecast_cost": sum(sums.forecast.values(), Decimal(0)),
        "billed": billed,
        "collected": collected,
        "outstanding": billed - collected - written_off,
        "written_off": written_off,
        "vat": sums.of(Measure.BILLED, Kind.TAX),
        "external": profit.external,
        "bought_in": sums.of(spent, Kind.BOUGHT_IN) if sums.is_final else sums.forecast.get(Kind.BOUGHT_IN, Decimal(0)),
        "pass_through": sums.of(spent, Kind.PASS_THROUGH) if sums.is_final else sums.forecast.get(Kind.PASS_THROUGH, Decimal(0)),
        "agi": profit.agi,
        "own_cost": profit.own_cost,
        "margin": profit.margin,
        "advanced": sums.of(Measure.ADVANCED),
        "paid": sums.of(Measure.PAID),
        "exposure": exposure(sums),
        "billed_net": sums.of(Measure.BILLED, *NET),
        "received_less_paid": collected - sums.of(Measure.PAID),
    }


def exposure(sums: Sums) -> Decimal:
    """Answer COMMITTED + SPENT − COLLECTED without tax, not under 0, of a job without an order in effect; with one: 0 (Decided 13)."""
    if sums.of(Measure.CONTRACTED, *NET):
        return Decimal(0)
    return max(sums.of(Measure.COMMITTED, *NET) + sums.of(Measure.SPENT, *NET) - sums.of(Measure.COLLECTED, *NET), Decimal(0))
