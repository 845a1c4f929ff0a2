"""What instalments of an order come to, and what they take off the invoice of what was accepted."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Q

from rapport.billing.models import InvoiceLine
from rapport.contracts.models import Milestone, Order
from rapport.domain.book import Kind
from rapport.domain.money import round_half_up, spread
from rapport.production.models import AcceptanceLine
from rapport.proposals.queries.estimate import estimate_of

NET_FIELDS = {Kind.FEE: "fee_amount", Kind.BOUGHT_IN: "bought_in_amount", Kind.PASS_THROUGH: "pass_through_amount"}

type Kinds = dict[Kind, Decimal]


def parts_of(milestone: Milestone) -> dict[str, Kinds]:
    """
    Answer an instalment by rate group and kind of its order: the instalments before it and this one, less those before it.

    Taken so, the parts of all instalments sum to their share of the order, and what acceptance leaves is exactly the rest (Decided 10).
    """
    order: Order = milestone.order
    assert order.quote_version is not None
    groups = estimate_of(order.quote_version).kinds_by_code
    cells = [(code, kind, kinds[kind]) for code, kinds in groups.items() for kind in NET_FIELDS]
    before = sum((row.percent for row in order.milestones.filter(position__lt=milestone.position)), Decimal(0))
    net, weights = sum((amount for _code, _kind, amount in cells), Decimal(0)), [amount for _code, _kind, amount in cells]
    until, earlier = (spread(round_half_up(net * percent / 100), weights) for percent in (before + milestone.percent, before))
    found: dict[str, Kinds] = {code: {} for code in groups}
    for (code, kind, _amount), now, then in zip(cells, until, earlier, strict=True):
        found[code][kind] = now - then
    return {code: kinds for code, kinds in found.items() if any(kinds.values())}


@dataclass
class Rest:
    """What of an accepted line is still to be invoiced, by kind; the requests whose instalments were taken off; what is too much."""

    kinds: Kinds
    numbers: list[str] = field(default_factory=list)
    excess: Decimal = Decimal(0)

    @property
    def net(self) -> Decimal:
        return sum(self.kinds.values(), Decimal(0))


def rests(lines: Sequence[AcceptanceLine]) -> dict[uuid.UUID, Rest]:
    """
    Answer for accepted lines, in their order, what is left after the instalments of their orders and rate groups.

    An instalment is used up by the first lines accepted of its order. On a line that ends its order it is taken off kind by kind, so
    that the job's BILLED is what was accepted; where more was invoiced than that, `excess` says how much too much.
    """
    left, numbers = _unused([line.order_id for line in lines if line.order_id])
    found = {}
    for line in lines:
        kinds = {kind: getattr(line, name) for kind, name in NET_FIELDS.items()}
        key = (line.order_id, line.quoted_vat_code)
        paid = left.get(key)
        taken = sum(paid.values(), Decimal(0)) if paid else Decimal(0)
        if not paid or not taken:
            found[line.id] = Rest(kinds)
            continue
        if taken <= line.net_amount:
            off = dict(paid)
        else:
            shares = spread(line.net_amount, list(kinds.values()))
            off = dict(zip(kinds, shares, strict=True))
        for kind in kinds:
            kinds[kind] -= off.get(kind, Decimal(0))
            paid[kind] = paid.get(kind, Decimal(0)) - off.get(kind, Decimal(0))
        is_last = line.way != AcceptanceLine.Way.ACTUAL
        found[line.id] = Rest(kinds, numbers[key], max(taken - line.net_amount, Decimal(0)) if is_last else Decimal(0))
    return found


def _unused(orders: Sequence[uuid.UUID]) -> tuple[dict[tuple[uuid.UUID | None, str], Kinds], dict[tuple[uuid.UUID | None, str], list[str]]]:
    """Answer by order and rate group what living requests of instalments come to, adjustments counted, less what was taken off already."""
    left: dict[tuple[uuid.UUID | None, str], Kinds] = defaultdict(lambda: dict.fromkeys(NET_FIELDS, Decimal(0)))
    numbers: dict[tuple[uuid.UUID | None, str], list[str]] = defaultdict(list)
    if not orders:
        return left, numbers
    living = InvoiceLine.objects.filter(invoice__dropped_on=None)
    own = Q(milestone__order__in=orders) | Q(adjusts_line__milestone__order__in=orders)
    rows = living.filter(own).select_related("milestone", "adjusts_line__milestone", "invoice").order_by("invoice__number")
    for row in rows:
        first = row if row.milestone_id else row.adjusts_line
        assert first is not None
        assert first.milestone is not None
        key = (first.milestone.order_id, first.quoted_vat_code)
        for kind, name in NET_FIELDS.items():
            left[key][kind] += getattr(row, name)
        if row.milestone_id and row.invoice.number not in numbers[key]:
            numbers[key].append(row.invoice.number)
    if left:
        for row in living.filter(acceptance_line__order__in=orders).select_related("acceptance_line"):
            accepted = row.acceptance_line
            assert accepted is not None
            for kind, name in NET_FIELDS.items():
                left[accepted.order_id, accepted.quoted_vat_code][kind] -= getattr(accepted, name) - getattr(row, name)
    return left, numbers
