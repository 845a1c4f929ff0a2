"""The margin gauge: one fixed scale everywhere, from 0 to 100 %, with the floor and the needle; the reading in words."""

from dataclasses import dataclass
from decimal import Decimal

from rapport.domain.figures import grouped
from rapport.kit.refusal import Words
from rapport.kit.tongues import in_vietnamese, say


@dataclass(frozen=True)
class Gauge:
    """Places on the scale in whole percent, and the reading: how far from the floor, in points."""

    floor_at: int
    now_at: int
    reading: Words


def gauge_of(share: Decimal | None, floor: Decimal) -> Gauge | None:
    """Answer the gauge of a margin share beside its floor; None where the share is not known."""
    if share is None:
        return None
    points = (share - floor) * 100
    words = grouped(abs(points), "vi" if in_vietnamese() else "en", 2)
    if points < 0:
        reading = say("%(n)s points under the floor", "Dưới sàn %(n)s điểm", n=words)
    else:
        reading = say("%(n)s points above the floor", "Trên sàn %(n)s điểm", n=words)
    return Gauge(_place(floor), _place(share), reading)


def _place(share: Decimal) -> int:
    return max(0, min(100, int(share * 100)))
