"""
An estimate: from its lines to price, cost, margin and VAT.

The order of steps: (1) each line's net, mark-up on the purchase included; (2) fees, in percent of the nets of the ways that they
name; (3) contingency, in percent of all nets so far, as FEE; (4) the discount, off FEE, spread over the rate groups by their net;
(5) VAT once per rate group. With `contingency_first` step 3 stands before step 2: contingency on the nets without fees, and a fee
may count on it. Every amount is rounded half up once, where it arises.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from rapport.domain.book import Kind
from rapport.domain.margin import Profit
from rapport.domain.money import round_half_up, spread
from rapport.domain.vat import VatGroup, rate_of


class Way(StrEnum):
    """How a line comes to its price: hours × rate, own price, purchase with mark-up, passed through at cost, fee in percent."""

    HOURS = "hours"
    OWN = "own"
    BOUGHT_IN = "bought_in"
    PASS_THROUGH = "pass_through"
    FEE = "fee"


@dataclass(frozen=True)
class EstimateLine:
    """
    One line. Amounts are of one unit; percentages as people say them (12 is 12 %).

    :param unit_price: hours and own lines
    :param unit_cost: own cost of a unit (hours, own; None: unknown) or purchase price (bought in, passed through; None: 0)
    :param external_cost: own lines only: what of the line's price is bought for the client, for the whole line
    :param fee_basis: for a fee, the ways whose nets it is counted on; fees are no basis of fees
    :param fee_on_gross: the fee is in percent of basis and fee together (15 % of gross is 17,65 % of net)
    :param fee_on_contingency: the contingency is part of the basis; needs `contingency_first`
    """

    way: Way
    quantity: Decimal = Decimal(1)
    unit_price: Decimal = Decimal(0)
    unit_cost: Decimal | None = None
    external_cost: Decimal = Decimal(0)
    markup_percent: Decimal = Decimal(0)
    fee_percent: Decimal = Decimal(0)
    fee_basis: frozenset[Way] = frozenset()
    fee_on_gross: bool = False
    fee_on_contingency: bool = False
    vat_code: str = "8"


@dataclass(frozen=True)
class WorkedLine:
    """A line worked out: net price by kind, own cost (None: unknown) and external cost. `discount` is its part of the discount."""

    net: Decimal
    kinds: dict[Kind, Decimal]
    own_cost: Decimal | None
    external: Decimal
    vat_code: str


@dataclass(frozen=True)
class Estimate:
    """An estimate worked out; the sums are after the discount, which is all FEE."""

    lines: tuple[WorkedLine, ...]
    contingency: Decimal
    discount: Decimal
    groups: tuple[VatGroup, ...]
    kinds: dict[Kind, Decimal] = field(default_factory=dict)
    kinds_by_code: dict[str, dict[Kind, Decimal]] = field(default_factory=dict)

    @property
    def net(self) -> Decimal:
        """The price without VAT, in money."""
        return sum((group.net for group in self.groups), Decimal(0))

    @property
    def vat(self) -> Decimal:
        """The VAT of all groups, each rounded once."""
        return sum((group.vat for group in self.groups), Decimal(0))

    @property
    def total(self) -> Decimal:
        """The price with VAT."""
        return self.net + self.vat

    @property
    def profit(self) -> Profit:
        """
        What a job at this price earns. Own cost is unknown as soon as one line's is, and where we earn something and no own work is
        planned at all (purchases with a mark-up, a fee): nothing planned is not nothing to do (Decided 11: never 100 %).
        """  # fmt: skip
        stated = self.profit_as_stated
        return replace(stated, own_cost=None) if stated.agi > 0 and not stated.own_cost else stated

    @property
    def profit_as_stated(self) -> Profit:
        """The same by the lines alone: without a line of own work, own work costs nothing."""
        costs = [line.own_cost for line in self.lines]
        known = None if any(cost is None for cost in costs) else sum((cost for cost in costs if cost), Decimal(0))
        return Profit(self.net, sum((line.external for line in self.lines), Decimal(0)), known)


def work_out(
    lines: Sequence[EstimateLine],
    *,
    contingency_percent: Decimal = Decimal(0),
    contingency_first: bool = False,
    discount: Decimal = Decimal(0),
    discount_percent: Decimal = Decimal(0),
    unit: Decimal = Decimal(1),
) -> Estimate:
    """
    Work an estimate out, to the unit (1 for đồng), in the order of steps that the module states.

    :param discount: an amount; `discount_percent` of the whole price is added to it
    :raises ValueError: a discount below nothing or above the price; a fee on a contingency that comes after it; a fee of 100 %
        of the gross and more
    """
    nets = [_net(line, unit) for line in lines]
    contingency = Decimal(0)
    if contingency_first:
        contingency = round_half_up(sum(nets, Decimal(0)) * contingency_percent / 100, unit)
    elif any(line.fee_on_contingency for line in lines):
        raise ValueError("a fee on the contingency needs the contingency first")
    fees = [_fee(line, lines, nets, contingency, unit) if line.way is Way.FEE else Decimal(0) for line in lines]
    nets = [net + fee for net, fee in zip(nets, fees, strict=True)]
    before = sum(nets, Decimal(0))
    if not contingency_first:
        contingency = round_half_up(before * contingency_percent / 100, unit)
    discount += round_half_up((before + contingency) * discount_percent / 100, unit)
    worked = [_worked(line, net, unit) for line, net in zip(lines, nets, strict=True)]
    if discount > before + contingency or discount < 0:
        raise ValueError("a discount between nothing and the whole price")
    by_group: dict[str, Decimal] = {}
    for done in worked:
        by_group[done.vat_code] = by_group.get(done.vat_code, Decimal(0)) + done.net
    weights = list(by_group.values())
    more = spread(contingency, weights, unit) if weights else []
    less = spread(discount, weights, unit) if weights else []
    groups = tuple(
        VatGroup(code, net + plus - minus, round_half_up((net + plus - minus) * rate_of(code), unit))
        for (code, net), plus, minus in zip(by_group.items(), more, less, strict=True)
    )
    by_code = {group.code: _kinds_of(group, worked, plus - minus) for group, plus, minus in zip(groups, more, less, strict=True)}
    kinds = {kind: sum((of_group[kind] for of_group in by_code.values()), Decimal(0)) for kind in Kind}
    return Estimate(tuple(worked), contingency, discount, groups, kinds, by_code)


def _kinds_of(group: VatGroup, worked: Sequence[WorkedLine], added_fee: Decimal) -> dict[Kind, Decimal]:
    """Sum the kinds of one rate group; contingency and discount are FEE."""
    lines = [line for line in worked if line.vat_code == group.code]
    kinds = {kind: sum((line.kinds.get(kind, Decimal(0)) for line in lines), Decimal(0)) for kind in Kind}
    return kinds | {Kind.FEE: kinds[Kind.FEE] + added_fee, Kind.TAX: group.vat}


def _net(line: EstimateLine, unit: Decimal) -> Decimal:
    if line.way in (Way.HOURS, Way.OWN):
        return round_half_up(line.quantity * line.unit_price, unit)
    cost = _purchase(line, unit)
    if line.way is Way.BOUGHT_IN:
        return cost + round_half_up(cost * line.markup_percent / 100, unit)
    return cost if line.way is Way.PASS_THROUGH else Decimal(0)


def _fee(line: EstimateLine, lines: Sequence[EstimateLine], nets: Sequence[Decimal], contingency: Decimal, unit: Decimal) -> Decimal:
    basis = sum((net for net, other in zip(nets, lines, strict=True) if other.way in line.fee_basis - {Way.FEE}), Decimal(0))
    if line.fee_on_contingency:
        basis += contingency
    if not line.fee_on_gross:
        return round_half_up(basis * line.fee_percent / 100, unit)
    if line.fee_percent >= 100:
        raise ValueError("a fee is less than the whole of the gross")
    return round_half_up(Fraction(basis) * Fraction(line.fee_percent) / (100 - Fraction(line.fee_percent)), unit)


def _purchase(line: EstimateLine, unit: Decimal) -> Decimal:
    return round_half_up(line.quantity * (line.unit_cost or Decimal(0)), unit)


def _worked(line: EstimateLine, net: Decimal, unit: Decimal) -> WorkedLine:
    if line.way in (Way.BOUGHT_IN, Way.PASS_THROUGH):
        cost = _purchase(line, unit)
        kind = Kind.BOUGHT_IN if line.way is Way.BOUGHT_IN else Kind.PASS_THROUGH
        return WorkedLine(net, {kind: cost, Kind.FEE: net - cost}, Decimal(0), cost, line.vat_code)
    own = Decimal(0) if line.way is Way.FEE else None
    if line.way is not Way.FEE and line.unit_cost is not None:
        own = round_half_up(line.quantity * line.unit_cost, unit)
    bought = line.external_cost if line.way is Way.OWN else Decimal(0)
    return WorkedLine(net, {Kind.FEE: net - bought, Kind.BOUGHT_IN: bought}, own, bought, line.vat_code)
