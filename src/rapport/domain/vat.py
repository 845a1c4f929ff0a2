"""VAT: once per rate group of a document, spread over its lines by net (facts §3.1, Decided 10)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from rapport.domain.money import round_half_up, spread

NOT_TAXED = {"KCT": "exempt", "KKKNT": "not declared"}
CODES = ("0", "5", "8", "10", *NOT_TAXED)
HIGHEST_RATE = max(Decimal(code) for code in CODES if code not in NOT_TAXED) / 100


@dataclass(frozen=True)
class VatGroup:
    """The lines of one rate together: their net and the VAT on it, rounded once."""

    code: str
    net: Decimal
    vat: Decimal


def rate_of(code: str) -> Decimal:
    """Answer the rate of a code as a share (`8` → 0.08); exempt and undeclared groups bear none. Unknown codes: KeyError."""
    if code not in CODES:
        raise KeyError(code)
    return Decimal(0) if code in NOT_TAXED else Decimal(code) / 100


def vat_groups(lines: Sequence[tuple[Decimal, str]], unit: Decimal = Decimal(1)) -> list[VatGroup]:
    """Answer the groups of a document's lines (net, code), in order of their first line."""
    nets: dict[str, Decimal] = {}
    for net, code in lines:
        nets[code] = nets.get(code, Decimal(0)) + net
    return [VatGroup(code, net, round_half_up(net * rate_of(code), unit)) for code, net in nets.items()]


def vat_of_lines(lines: Sequence[tuple[Decimal, str]], unit: Decimal = Decimal(1)) -> list[Decimal]:
    """
    Spread the VAT of each group over its lines by net; the shares of a group sum to its VAT, to the unit.

    Nets of both signs (an adjustment) bear their shares with their signs.
    """
    shares = [Decimal(0)] * len(lines)
    for group in vat_groups(lines, unit):
        members = [index for index, (_net, code) in enumerate(lines) if code == group.code]
        weights = [lines[index][0] for index in members]
        if not sum(weights):
            # The lines of an adjustment may cancel out; the group has no VAT then, and neither has a line.
            continue
        for index, share in zip(members, spread(group.vat, weights, unit), strict=True):
            shares[index] = share
    return shares


def out_of(gross: Decimal, code: str, unit: Decimal = Decimal(1)) -> tuple[Decimal, Decimal]:
    """Split an amount that includes VAT into net and VAT; they sum to it. 10.000.000 at 8 %: 9.259.259 and 740.741."""
    net = round_half_up(Fraction(gross) / (1 + Fraction(rate_of(code))), unit)
    return net, gross - net
