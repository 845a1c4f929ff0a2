"""The figures of an agency as a whole: from billings to profit, and the trade's shares and rates (facts §2.2, §2.3)."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from rapport.domain.money import round_half_up, spread

AMI_SHARES = (Decimal(55), Decimal(25), Decimal(20))


@dataclass(frozen=True)
class AgencyProfit:
    """A period's figures without VAT; shares are exact, None over nothing. Margin is on AGI, never on billings."""

    billings: Decimal
    agi: Decimal
    labour: Decimal
    overhead: Decimal

    @property
    def delivery_margin(self) -> Fraction | None:
        """AGI less the labour that delivers, over AGI; exact."""
        return share(self.agi - self.labour, self.agi)

    @property
    def profit(self) -> Decimal:
        """AGI less labour and overhead, in money."""
        return self.agi - self.labour - self.overhead

    @property
    def profit_on_agi(self) -> Fraction | None:
        """Profit over AGI; exact."""
        return share(self.profit, self.agi)

    @property
    def profit_on_billings(self) -> Fraction | None:
        """Profit over billings, shown beside the other because people ask for it; exact."""
        return share(self.profit, self.billings)


def agency_profit(
    billings: Decimal,
    *,
    passed_through: Decimal,
    bought_in: Decimal,
    labour: Decimal,
    overhead_percent: Decimal,
    unit: Decimal = Decimal(1),
) -> AgencyProfit:
    """
    Answer a period's profit: AGI = billings − what was passed through and bought in, freelancers among it.

    :param labour: own people who deliver, at loaded cost
    :param overhead_percent: of AGI, rounded half up (allocated by share of AGI)
    """
    agi = billings - passed_through - bought_in
    return AgencyProfit(billings, agi, labour, round_half_up(Fraction(agi) * Fraction(overhead_percent) / 100, unit))


def ami_split(agi: Decimal, unit: Decimal = Decimal(1)) -> tuple[Decimal, Decimal, Decimal]:
    """Split AGI into 55 % loaded salaries, 25 % overhead, 20 % profit (Agency Management Institute); the parts sum to it."""
    salaries, overhead, profit = spread(agi, AMI_SHARES, unit)
    return salaries, overhead, profit


def share(part: Decimal, whole: Decimal) -> Fraction | None:
    """
    Answer a part over a whole, exact; None over nothing.

    Utilisation is billable hours over capacity, realisation billed over billable, concentration a client's AGI over all AGI.
    """
    return Fraction(part) / Fraction(whole) if whole else None


def over_servicing(spent: Decimal, sold: Decimal) -> Fraction | None:
    """Answer what was spent above what was sold, over what was sold: 255 of 240 hours are 1/16 (6,25 %). None where none was sold."""
    return share(spent - sold, sold)


@dataclass(frozen=True)
class Retention:
    """How revenue or clients were kept over a period: of what was there at the start; None where nothing was."""

    start: Decimal
    lost: Decimal
    reduced: Decimal = Decimal(0)
    expanded: Decimal = Decimal(0)

    @property
    def gross(self) -> Fraction | None:
        """GRR: (start − lost − reduced) ÷ start."""
        return share(self.start - self.lost - self.reduced, self.start)

    @property
    def net(self) -> Fraction | None:
        """NRR: gross and what the same clients bought more."""
        return share(self.start - self.lost - self.reduced + self.expanded, self.start)
