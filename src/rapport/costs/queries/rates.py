from datetime import date
from decimal import Decimal

from rapport.people.models import CostRate, Member


def hourly_cost(member: Member, on: date) -> Decimal | None:
    """Answer what an hour of a person costs on a day: the person's rate, else the band's, else the department's; None: not known."""
    rates = CostRate.objects.filter(from_on__lte=on).order_by("-from_on")
    candidates = [rates.filter(member=member)]
    if member.band:
        candidates.append(rates.filter(band=member.band))
    if member.department_id:
        candidates.append(rates.filter(department_id=member.department_id))
    for found in candidates:
        rate = found.values_list("hourly_amount", flat=True).first()
        if rate is not None:
            return rate
    return None
