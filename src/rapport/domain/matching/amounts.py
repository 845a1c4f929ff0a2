"""How the amount of a transfer stands to what is open: exact, short by a fee or withheld tax, a part, or more."""

from collections.abc import Sequence
from decimal import Decimal

from rapport.domain.matching.lines import OpenItem, Settings
from rapport.domain.money import round_half_up

# Rounding of withheld tax differs by a unit between payer and seller.
TOLERANCE = Decimal(1)
ROUND_SHARES = tuple(Decimal(share) / 100 for share in (10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90))
# Somebody who pays on account pays whole millions.
ROUND_AMOUNT = Decimal(1_000_000)
# A fee is small against what it is a fee for.
FEE_SHARE = Decimal("0.02")


def relation(amount: Decimal, items: Sequence[OpenItem], settings: Settings) -> str:
    """
    Say how an amount stands to the sum of what is open: `exact`, `fee`, `withheld`, `part_round`, `part` or `over`.

    `fee`: short by at most `settings.fee_most` and 2 %. `withheld`: short by one of `settings.withheld` of the net, or of the whole,
    to the unit. `part_round`: a round share of what is open, or whole millions. `over_little`: over by no more than a fee might be.
    """
    whole = sum((item.open for item in items), Decimal(0))
    gap = whole - amount
    if not gap:
        return "exact"
    if gap < 0:
        return "over_little" if -gap <= min(settings.fee_most, whole * FEE_SHARE) else "over"
    if is_withheld(gap, items, settings):
        return "withheld"
    if gap <= settings.fee_most and gap <= whole * FEE_SHARE:
        return "fee"
    return "part_round" if not amount % ROUND_AMOUNT or is_round_share(amount, whole) else "part"


def is_round_share(amount: Decimal, whole: Decimal) -> bool:
    """Answer whether an amount is one of the shares of a whole that instalments have (10 … 90 %), to the unit."""
    return any(abs(whole * share - amount) <= TOLERANCE for share in ROUND_SHARES)


def is_withheld(gap: Decimal, items: Sequence[OpenItem], settings: Settings) -> bool:
    """Answer whether a gap is a share of the items' net, or of the whole, that payers withhold."""
    whole = sum((item.open for item in items), Decimal(0))
    net = sum((item.open if item.net is None else item.net for item in items), Decimal(0))
    bases = {base for base in (whole, net) if base > 0}
    # The rough look first: rounding exactly is slow, and is asked millions of times.
    near = ((base, share) for share in settings.withheld for base in bases if abs(base * share - gap) <= TOLERANCE * 2)
    return any(abs(round_half_up(base * share) - gap) <= TOLERANCE for base, share in near)
