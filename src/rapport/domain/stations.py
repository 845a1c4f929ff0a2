"""The stations of a job, in order: what a thread of work passes from a client's message to the closed book."""

from collections.abc import Iterable
from enum import StrEnum


class Station(StrEnum):
    """
    Stations in order. `invoice` = first legal issue; `payment` = nothing open and nothing unbilled.

    Lane L (small jobs) leaves out `brief`, `creative_brief` and `ideas`.
    """

    REQUEST = "request"
    BRIEF = "brief"
    CREATIVE_BRIEF = "creative_brief"
    IDEAS = "ideas"
    PROPOSAL = "proposal"
    ORDER = "order"
    PRODUCTION = "production"
    ACCEPTANCE = "acceptance"
    INVOICE = "invoice"
    PAYMENT = "payment"
    CLOSED = "closed"


LEFT_OUT_OF_SMALL_JOBS = frozenset({Station.BRIEF, Station.CREATIVE_BRIEF, Station.IDEAS})


def stations_of(lane: str) -> list[Station]:
    """Answer the stations that a job of this lane (L, J or C) passes, in order."""
    return [station for station in Station if lane != "L" or station not in LEFT_OUT_OF_SMALL_JOBS]


def furthest(reached: Iterable[Station]) -> Station | None:
    """Answer the furthest of the stations reached: the job's stage. None where none is reached."""
    order = list(Station)
    return max(reached, key=order.index, default=None)
