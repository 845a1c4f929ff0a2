"""
The margin gauge: one fixed scale everywhere, from 0 to 100 %.

Hatched is what lies under the floor, a line the floor, a triangle what was agreed, a needle what is now, an open needle what was
before; the reading in words says the distance from the floor in points.
"""

from dataclasses import dataclass
from decimal import Decimal

from rapport.domain.figures import grouped, percent
from rapport.kit.refusal import Words
from rapport.kit.tongues import in_vietnamese, say


@dataclass(frozen=True)
class Gauge:
    """Places on the scale in whole percent (None where there is none), and the reading in words."""

    floor_at: int
    now_at: int
    reading: Words
    is_under: bool
    agreed_at: int | None = None
    before_at: int | None = None
    agreed: Words = ""
    before: Words = ""


def gauge_of(share: Decimal | None, floor: Decimal, *, agreed: Decimal | None = None, before: Decimal | None = None) -> Gauge | None:
    """Answer the gauge of a margin share beside its floor; None where the share is not known. All are shares: 0.55 is 55 %."""
    if share is None:
        return None
    tongue = "vi" if in_vietnamese() else "en"
    points = (share - floor) * 100
    words = grouped(abs(points), tongue, 2)
    if points < 0:
        reading = say("%(n)s points under the floor", "Dưới sàn %(n)s điểm", n=words)
    else:
        reading = say("%(n)s points above the floor", "Trên sàn %(n)s điểm", n=words)
    agreed_words = say("agreed %(n)s", "thỏa thuận %(n)s", n=percent(agreed, tongue)) if agreed is not None else ""
    before_words = say("before %(n)s", "trước đó %(n)s", n=percent(before, tongue)) if before is not None else ""
    return Gauge(
        _place(floor), _place(share), reading, points < 0, None if agreed is None else _place(agreed), None if before is None else _place(before),
        agreed_words, before_words,
    )  # fmt: skip


def _place(share: Decimal) -> int:
    return max(0, min(100, int(share * 100)))
