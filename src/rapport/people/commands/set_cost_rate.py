import uuid
from datetime import date

from rapport.kit.command import command
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.kit.values import Money
from rapport.people.access import require
from rapport.people.models import CostRate, Department, Member


class RateRefused(Refused):
    """A rate that cannot stand."""

    codes = ("rate_of_what", "negative")


@command
def set_cost_rate(
    *,
    hourly_amount: Money,
    from_on: date,
    member: Member | None = None,
    department: Department | None = None,
    band: str = "",
    new_id: uuid.UUID | None = None,
    by: Member,
) -> CostRate:
    """
    Say what an hour costs from a day on: of one person, a department, or a band (exactly one).

    :raises RateRefused: `rate_of_what`, `negative`
    """  # fmt: skip
    require(by, "personrate.update" if member else "settings.update")
    if sum(map(bool, (member, department, band))) != 1:
        raise RateRefused("rate_of_what", say("Name a person, a department or a band.", "Chọn một người, một phòng hoặc một bậc."))
    if hourly_amount < 0:
        raise RateRefused(
            "negative", say("The cost of an hour cannot be negative.", "Giá vốn một giờ không thể âm."), field="hourly_amount"
        )
    rate, _made = CostRate.objects.update_or_create(
        member=member, department=department, band=band, from_on=from_on,
        defaults={"hourly_amount": hourly_amount}, create_defaults={"agency_id": by.agency_id, "hourly_amount": hourly_amount},
    )  # fmt: skip
    return rate
