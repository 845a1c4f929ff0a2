from datetime import date

from rapport.kit.command import command
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.kit.values import Money
from rapport.people.access import require
from rapport.people.models import Department, Member
from rapport.playbook.models import SaleRate


class SaleRateRefused(Refused):
    """A rate that cannot stand on the rate card."""

    codes = ("negative",)


@command
def set_sale_rate(
    *,
    code: str,
    name_vi: str,
    name_en: str,
    hourly_amount: Money,
    from_on: date,
    hourly_cost_amount: Money | None = None,
    department: Department | None = None,
    by: Member,
) -> SaleRate:
    """
    Put a kind of work on the rate card from a day on: what its hour is sold for, and what it costs on average.

    :raises SaleRateRefused: `negative`
    """  # fmt: skip
    require(by, "settings.update")
    if hourly_amount < 0 or (hourly_cost_amount or 0) < 0:
        raise SaleRateRefused("negative", say("A rate cannot be negative.", "Đơn giá không thể âm."), field="hourly_amount")
    values = {
        "name_vi": name_vi, "name_en": name_en, "hourly_amount": hourly_amount, "hourly_cost_amount": hourly_cost_amount,
        "department": department,
    }  # fmt: skip
    rate, _made = SaleRate.objects.update_or_create(
        code=code, from_on=from_on, defaults=values, create_defaults={"agency_id": by.agency_id, **values}
    )
    return rate
