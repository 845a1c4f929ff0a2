"""Cost at completion, each share of it as measured, committed, stated or assumed; and earned value (Decided 9)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True)
class CostLine:
    """
    A line of the cost plan: budget, what was spent, what is committed and not yet spent.

    :param stated: the cost still to come beside the open orders, where somebody stated it (re-estimate, hours of open tasks)
    """

    budgeted: Decimal
    spent: Decimal
    committed: Decimal
    stated: Decimal | None = None


@dataclass(frozen=True)
class CostForecast:
    """Shares of the cost at completion; `assumed` is what only the budget says."""

    measured: Decimal
    committed: Decimal
    stated: Decimal
    assumed: Decimal
    budgeted: Decimal

    @property
    def at_completion(self) -> Decimal:
        """The cost at completion: all four shares."""
        return self.measured + self.committed + self.stated + self.assumed

    @property
    def overrun(self) -> Decimal:
        """What the forecast is above the budget; below it, below nothing."""
        return self.at_completion - self.budgeted


def cost_forecast(lines: Sequence[CostLine]) -> CostForecast:
    """
    Answer the cost at completion of some lines: spent + committed + what is stated, line by line.

    Only where nothing is stated does the unspent budget stand in (assumed), never below nothing: an overrun of one line is not
    hidden by another's budget.
    """
    nothing = Decimal(0)
    return CostForecast(
        sum((line.spent for line in lines), nothing),
        sum((line.committed for line in lines), nothing),
        sum((line.stated for line in lines if line.stated is not None), nothing),
        sum((max(line.budgeted - line.spent - line.committed, nothing) for line in lines if line.stated is None), nothing),
        sum((line.budgeted for line in lines), nothing),
    )


@dataclass(frozen=True)
class EarnedValue:
    """
    Where a job stands in money: budget at completion, planned and earned value, actual cost (PMI's standard terms).

    Shares are exact; None where they would be over nothing.
    """

    budget: Decimal
    planned: Decimal
    earned: Decimal
    actual: Decimal

    @property
    def cost_variance(self) -> Decimal:
        """CV: earned less actual; below nothing the work costs more than it is worth."""
        return self.earned - self.actual

    @property
    def schedule_variance(self) -> Decimal:
        """SV: earned less planned; below nothing the work is behind."""
        return self.earned - self.planned

    @property
    def cost_index(self) -> Fraction | None:
        """CPI: earned for each đồng spent."""
        return Fraction(self.earned) / Fraction(self.actual) if self.actual else None

    @property
    def schedule_index(self) -> Fraction | None:
        """SPI: earned for each đồng planned."""
        return Fraction(self.earned) / Fraction(self.planned) if self.planned else None

    @property
    def at_completion(self) -> Fraction | None:
        """EAC if the rest goes like what was done: budget ÷ CPI; None while nothing is earned."""
        return Fraction(self.budget) * Fraction(self.actual) / Fraction(self.earned) if self.earned else None

    @property
    def at_plan(self) -> Decimal:
        """EAC if the rest goes as planned: actual + budget − earned."""
        return self.actual + self.budget - self.earned

    @property
    def index_to_complete(self) -> Fraction | None:
        """TCPI: what each đồng that is left must earn to keep the budget; None where none is left."""
        left = self.budget - self.actual
        return Fraction(self.budget - self.earned) / Fraction(left) if left > 0 else None


def earned_value(budget: Decimal, *, planned_percent: Decimal, done_percent: Decimal, actual: Decimal) -> EarnedValue:
    """Answer the earned value of a job from its budget and the shares planned and done until now, 0–100 percent; else ValueError."""
    if not (0 <= planned_percent <= 100 and 0 <= done_percent <= 100):
        raise ValueError("shares of a job are 0 to 100 %")
    return EarnedValue(budget, budget * planned_percent / 100, budget * done_percent / 100, actual)
