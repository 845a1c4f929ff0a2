"""The sheet of a draft as it is typed: its lines, what the rate card fills in, and what it comes to before it is saved."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rapport.domain.estimate import Estimate, EstimateLine, Way, work_out
from rapport.kit.values import Money
from rapport.playbook.models import SaleRate
from rapport.proposals.models import QuoteLine


@dataclass(frozen=True)
class LineInput:
    """
    A line as typed. For `hours` the rate code fills price and cost where they are left empty; `fee_basis` names ways.

    :param id: the line that it was made from; the line keeps its id through a save
    """

    way: QuoteLine.Way
    text: str
    quantity: Decimal = Decimal(1)
    unit: str = ""
    rate_code: str = ""
    unit_amount: Money | None = None
    unit_cost_amount: Money | None = None
    external_cost_amount: Money = Decimal(0)
    markup_percent: Decimal = Decimal(0)
    fee_percent: Decimal = Decimal(0)
    fee_basis: Sequence[QuoteLine.Way] = ()
    vat_code: str = "8"
    id: uuid.UUID | None = None


@dataclass(frozen=True)
class SeenSheet:
    """What a sheet showed before anything was typed: the values that its cells replace."""

    lines: Sequence[LineInput] = ()
    discount_amount: Money = Decimal(0)
    contingency_percent: Decimal = Decimal(0)


def priced(line: LineInput, rates: Mapping[str, SaleRate]) -> tuple[Decimal, Decimal | None]:
    """Answer a line's unit price and unit cost: as typed, else for hours as the rate card has them. KeyError: not on the card."""
    price, cost = line.unit_amount, line.unit_cost_amount
    if line.rate_code:
        card = rates[line.rate_code]
        if line.way == QuoteLine.Way.HOURS:
            price = card.hourly_amount if price is None else price
            cost = card.hourly_cost_amount if cost is None else cost
    return price or Decimal(0), cost


def typed_estimate(lines: Sequence[LineInput], rates: Mapping[str, SaleRate], *, discount: Decimal, contingency: Decimal) -> Estimate:
    """Work out what was typed, saving nothing. ValueError: a discount above the price, a rate of VAT or of work that is not known."""
    worked = []
    for line in lines:
        try:
            price, cost = priced(line, rates)
        except KeyError as error:
            raise ValueError("not on the rate card") from error
        worked.append(
            EstimateLine(
                way=Way(line.way), quantity=line.quantity, unit_price=price, unit_cost=cost, external_cost=line.external_cost_amount,
                markup_percent=line.markup_percent, fee_percent=line.fee_percent,
                fee_basis=frozenset(Way(way) for way in line.fee_basis), vat_code=line.vat_code,
            )
        )  # fmt: skip
    return work_out(worked, contingency_percent=contingency, discount=discount)


def line_input(line: QuoteLine) -> LineInput:
    """Answer a saved line as the sheet types it."""
    return LineInput(
        way=QuoteLine.Way(line.way), text=line.text, quantity=line.quantity, unit=line.unit, rate_code=line.rate_code,
        unit_amount=line.unit_amount, unit_cost_amount=line.unit_cost_amount, external_cost_amount=line.external_cost_amount,
        markup_percent=line.markup_percent, fee_percent=line.fee_percent,
        fee_basis=[QuoteLine.Way(way) for way in line.fee_basis.split(",") if way], vat_code=line.vat_code, id=line.id,
    )  # fmt: skip
