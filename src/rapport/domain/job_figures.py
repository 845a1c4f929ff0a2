"""The figures of a job, or of many: from the sums of its book to AGI, margin and forecast (the ledger's rules)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from rapport.domain.book import Kind, Measure, column
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


def _names(measure: Measure, kinds: Iterable[Kind]) -> tuple[str, ...]:
    return tuple(column(measure, kind) for kind in kinds)


# The columns of each figure, put together once: a list of jobs adds them up some ten thousand times.
QUOTED_NET, CONTRACTED_NET, BUDGETED_NET, COMMITTED_NET, SPENT_NET, BILLED_NET, COLLECTED_NET = (
    _names(measure, NET)
    for measure in (
        Measure.QUOTED, Measure.CONTRACTED, Measure.BUDGETED, Measure.COMMITTED, Measure.SPENT, Measure.BILLED, Measure.COLLECTED,
    )
)  # fmt: skip
BILLED, COLLECTED, WRITTEN_OFF, ADVANCED, PAID = (
    _names(measure, KINDS) for measure in (Measure.BILLED, Measure.COLLECTED, Measure.WRITTEN_OFF, Measure.ADVANCED, Measure.PAID)
)
SPENT_EXTERNAL = _names(Measure.SPENT, (Kind.BOUGHT_IN, Kind.PASS_THROUGH))
NONE = Sums({}, {}, is_cost_known=False)


def profit_of(sums: Sums) -> Profit:
    """Answer price, external cost and own cost: forecast until the job is closed for cost, then what was billed and spent."""
    by, forecast = sums.by_column.get, sums.forecast
    if sums.is_final:
        return Profit(_add(by, BILLED_NET), _add(by, SPENT_EXTERNAL), by("spent_fee") or ZERO)
    own = forecast.get(Kind.FEE, ZERO) if sums.is_cost_known else None
    return Profit(_add(by, CONTRACTED_NET), forecast.get(Kind.BOUGHT_IN, ZERO) + forecast.get(Kind.PASS_THROUGH, ZERO), own)


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
    # Most of them are sums of columns: the columns are added up first, and the figures made once.
    columns: dict[str, Decimal] = {}
    for sums in every:
        for name, amount in sums.by_column.items():
            if amount:
                columns[name] = columns.get(name, ZERO) + amount
        for name, known in _of_each(sums, profit_of(sums)):
            if known:
                total[name] += known
    of_all = _amounts(Sums(columns, {}), profit_of(NONE))
    return total | {name: of_all[name] or ZERO for name in total.keys() - OF_EACH}


OF_EACH = frozenset({"forecast_cost", "external", "bought_in", "pass_through", "agi", "own_cost", "margin", "exposure"})


def _of_each(sums: Sums, profit: Profit) -> tuple[tuple[str, Decimal | None], ...]:
    """The figures that depend on how each job stands: forecast or final, with an order or without."""
    by, forecast = sums.by_column.get, sums.forecast
    bought_in = by("spent_bought_in") if sums.is_final else forecast.get(Kind.BOUGHT_IN)
    through = by("spent_pass_through") if sums.is_final else forecast.get(Kind.PASS_THROUGH)
    return (
        ("forecast_cost", sum(forecast.values(), ZERO)), ("external", profit.external), ("bought_in", bought_in), ("pass_through", through),
        ("agi", profit.agi), ("own_cost", profit.own_cost), ("margin", profit.margin), ("exposure", exposure(sums)),
    )  # fmt: skip


def _amounts(sums: Sums, profit: Profit) -> dict[str, Decimal | None]:
    by, forecast = sums.by_column.get, sums.forecast
    billed, collected, written_off = _add(by, BILLED), _add(by, COLLECTED), _add(by, WRITTEN_OFF)
    paid = _add(by, PAID)
    return {
        "quoted": _add(by, QUOTED_NET),
        "contracted": _add(by, CONTRACTED_NET),
        "budgeted": _add(by, BUDGETED_NET),
        "committed": _add(by, COMMITTED_NET),
        "spent": _add(by, SPENT_NET),
        "forecast_cost": sum(forecast.values(), ZERO),
        "billed": billed,
        "collected": collected,
        "outstanding": billed - collected - written_off,
        "written_off": written_off,
        "vat": by("billed_tax") or ZERO,
        "external": profit.external,
        "bought_in": by("spent_bought_in") or ZERO if sums.is_final else forecast.get(Kind.BOUGHT_IN, ZERO),
        "pass_through": by("spent_pass_through") or ZERO if sums.is_final else forecast.get(Kind.PASS_THROUGH, ZERO),
        "agi": profit.agi,
        "own_cost": profit.own_cost,
        "margin": profit.margin,
        "advanced": _add(by, ADVANCED),
        "paid": paid,
        "exposure": exposure(sums),
        "billed_net": _add(by, BILLED_NET),
        "received_less_paid": collected - paid,
    }


def outstanding(sums: Sums) -> Decimal:
    """Answer BILLED − COLLECTED − WRITTEN_OFF, with tax."""
    by = sums.by_column.get
    return _add(by, BILLED) - _add(by, COLLECTED) - _add(by, WRITTEN_OFF)


def contracted(sums: Sums) -> Decimal:
    """Answer the contracted price without tax."""
    return _add(sums.by_column.get, CONTRACTED_NET)


def _add(by: Callable[[str], Decimal | None], names: tuple[str, ...]) -> Decimal:
    total = ZERO
    for name in names:
        amount = by(name)
        if amount:
            total += amount
    return total


def exposure(sums: Sums) -> Decimal:
    """Answer COMMITTED + SPENT − COLLECTED without tax, not under 0, of a job without an order in effect; with one: 0 (Decided 13)."""
    by = sums.by_column.get
    if _add(by, CONTRACTED_NET):
        return Decimal(0)
    return max(_add(by, COMMITTED_NET) + _add(by, SPENT_NET) - _add(by, COLLECTED_NET), Decimal(0))
