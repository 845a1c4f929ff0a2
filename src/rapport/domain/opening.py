"""Opening a figure: which facts count in it, with which sign, and how much of it is assumed from the plan."""

from decimal import Decimal

from rapport.domain.book import EXTERNAL, Kind, Measure
from rapport.domain.job_figures import NET, Sums

PLAIN = {
    "quoted": (Measure.QUOTED, NET), "contracted": (Measure.CONTRACTED, NET), "budgeted": (Measure.BUDGETED, NET),
    "committed": (Measure.COMMITTED, NET), "spent": (Measure.SPENT, NET), "billed": (Measure.BILLED, tuple(Kind)),
    "collected": (Measure.COLLECTED, tuple(Kind)), "written_off": (Measure.WRITTEN_OFF, tuple(Kind)), "vat": (Measure.BILLED, (Kind.TAX,)),
    "advanced": (Measure.ADVANCED, tuple(Kind)), "paid": (Measure.PAID, tuple(Kind)),
    "billed_net": (Measure.BILLED, NET),
}  # fmt: skip
FORECAST: dict[str, tuple[Kind, ...]] = {
    "forecast_cost": NET, "external": tuple(EXTERNAL), "bought_in": (Kind.BOUGHT_IN,), "pass_through": (Kind.PASS_THROUGH,),
    "own_cost": (Kind.FEE,),
}  # fmt: skip


def sign_of(figure: str, measure: Measure, kind: Kind, *, is_final: bool) -> int:
    """
    Answer how a fact counts in a figure: 1, -1, or 0 for not at all.

    :param is_final: the job is closed for cost: BILLED stands for CONTRACTED, and only what is SPENT is cost
    """
    if figure in PLAIN:
        wanted, kinds = PLAIN[figure]
        return int(measure is wanted and kind in kinds)
    if figure == "outstanding":
        return {Measure.BILLED: 1, Measure.COLLECTED: -1, Measure.WRITTEN_OFF: -1}.get(measure, 0)
    if figure == "received_less_paid":
        return {Measure.COLLECTED: 1, Measure.PAID: -1}.get(measure, 0)
    if figure == "exposure":
        return {Measure.COMMITTED: 1, Measure.SPENT: 1, Measure.COLLECTED: -1}.get(measure, 0) if kind in NET else 0
    cost = measure is Measure.SPENT or (measure is Measure.COMMITTED and not is_final)
    if figure in FORECAST:
        return int(cost and kind in FORECAST[figure])
    if measure is (Measure.BILLED if is_final else Measure.CONTRACTED):
        return int(kind in NET)
    counted = EXTERNAL if figure == "agi" else frozenset(NET)
    return -int(cost and kind in counted)


def assumed_in(figure: str, sums: Sums) -> Decimal:
    """Answer what of a figure is plan that is neither spent nor committed, with its sign; nothing where facts alone make it."""
    kinds = FORECAST.get(figure) or {"agi": tuple(EXTERNAL), "margin": NET, "margin_share": NET}.get(figure, ())
    open_plan = sum((_assumed(sums, kind) for kind in kinds), Decimal(0))
    return open_plan if figure in FORECAST else -open_plan


def _assumed(sums: Sums, kind: Kind) -> Decimal:
    return sums.forecast.get(kind, Decimal(0)) - sums.of(Measure.SPENT, kind) - sums.of(Measure.COMMITTED, kind)
