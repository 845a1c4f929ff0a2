from datetime import date
from decimal import Decimal

from django.db.models import Q

from rapport.people.models import CostRate, Member


def hourly_cost(member: Member, on: date) -> Decimal | None:
    """Answer what an hour of a person costs on a day: the person's rate, else the band's, else the department's; None: not known."""
    meant = Q(member=member)
    if member.band:
        meant |= Q(band=member.band)
    if member.department_id:
        meant |= Q(department_id=member.department_id)
    rates = CostRate.objects.filter(meant, from_on__lte=on).order_by("-from_on").values_list("member_id", "band", "hourly_amount")
    # Each row is of a person, a band or a department; sorting keeps the newest first within each.
    nearest = sorted(rates, key=lambda rate: (rate[0] is None, not rate[1]))
    return nearest[0][2] if nearest else None
