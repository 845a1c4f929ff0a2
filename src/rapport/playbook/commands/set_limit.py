from datetime import date
from decimal import Decimal

from rapport.kit.command import command
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.people.access import require
from rapport.people.models import Member
from rapport.playbook.defaults import DEFAULTS, LimitName
from rapport.playbook.models import Limit


class LimitRefused(Refused):
    """A limit that does not exist or cannot hold."""

    codes = ("unknown_limit", "out_of_range")


@command
def set_limit(*, name: LimitName, value: Decimal, from_on: date, by: Member) -> Limit:
    """
    Set a limit of the house from a day on.

    :raises LimitRefused: `unknown_limit`; `out_of_range` below zero, or a percentage of 100 and more
    """
    require(by, "settings.update")
    if name not in DEFAULTS:
        raise LimitRefused("unknown_limit", say("There is no such limit.", "Không có hạn mức này."), field="name")
    if value < 0 or (name.endswith("_percent") and value >= 100):
        raise LimitRefused("out_of_range", say("From 0, percentages below 100.", "Từ 0 trở lên, tỷ lệ phải dưới 100."), field="value")
    row, _made = Limit.objects.update_or_create(
        name=name, from_on=from_on, defaults={"value": value}, create_defaults={"agency_id": by.agency_id, "value": value}
    )
    return row
