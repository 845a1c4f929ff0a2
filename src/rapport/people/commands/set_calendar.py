from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from rapport.kit.command import command
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.people.access import require
from rapport.people.models import CalendarDay, Member, WeekPattern

Share = Literal["1", "0.5", "0"]


class CalendarRefused(Refused):
    """A calendar that cannot be kept."""

    codes = ("no_work", "hours", "not_set")


@command
def set_week(
    *,
    from_on: date,
    monday: Share = "1",
    tuesday: Share = "1",
    wednesday: Share = "1",
    thursday: Share = "1",
    friday: Share = "1",
    saturday: Share = "0",
    sunday: Share = "0",
    hours_a_day: Decimal = Decimal(8),
    follows_swap_days: bool = True,
    by: Member,
) -> WeekPattern:
    """
    Say which weekdays the agency works from a day on: whole, half (Saturdays, often) or not.

    :param follows_swap_days: whether the Saturdays that the state swaps for bridge days are worked here, too
    :raises CalendarRefused: `no_work`: a week has some; `hours` a day outside 1 to 24
    """
    require(by, "people.update")
    shares: Sequence[Share] = (monday, tuesday, wednesday, thursday, friday, saturday, sunday)
    if all(share == "0" for share in shares):
        raise CalendarRefused("no_work", say("Some day of the week is worked.", "Tuần phải có ngày làm việc."))
    if not 1 <= hours_a_day <= 24:
        raise CalendarRefused("hours", say("From 1 to 24 hours.", "Từ 1 đến 24 giờ."), field="hours_a_day")
    values = {"shares": ",".join(shares), "hours_a_day": hours_a_day, "follows_swap_days": follows_swap_days}
    pattern, _made = WeekPattern.objects.update_or_create(
        from_on=from_on, defaults=values, create_defaults={"agency_id": by.agency_id, **values}
    )
    return pattern


@command
def set_calendar_day(*, on: date, share: Share, name: str, is_provisional: bool = False, by: Member) -> CalendarDay:
    """Say how a day is worked here, above the library's calendar and the week: off, half, whole; provisional until it is certain."""
    require(by, "people.update")
    values = {"share": Decimal(share), "name": name, "is_provisional": is_provisional}
    day, _made = CalendarDay.objects.update_or_create(on=on, defaults=values, create_defaults={"agency_id": by.agency_id, **values})
    return day


@command
def drop_calendar_day(*, on: date, by: Member) -> Member:
    """
    Take the agency's own word on a day back: the library's calendar and the week hold again.

    :raises CalendarRefused: `not_set`: nothing was said about this day
    """
    require(by, "people.update")
    if not CalendarDay.objects.filter(on=on).delete()[0]:
        raise CalendarRefused("not_set", say("Nothing was said about this day.", "Ngày này chưa được khai riêng."), field="on")
    return by
