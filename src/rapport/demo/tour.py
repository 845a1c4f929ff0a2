"""The tour: a few weeks of three agencies, dated back from today, told through the same commands that people call."""

from datetime import datetime

from rapport.people.models import Agency


def tell_tour(agencies: list[Agency], now: datetime) -> None:
    """Tell the tour in every agency that has no client yet."""
