from django.db import models
from django.db.models import Q

from rapport.kit.models import Amount, Ref, Walled


class CostRate(Walled):
    """What an hour costs from a day on: of one person (finance and owner see it), or of a band or department (others see that)."""

    member = Ref("people.Member", null=True, related_name="cost_rates")
    department = Ref("people.Department", null=True, related_name="cost_rates")
    band = models.CharField(max_length=40, blank=True)
    from_on = models.DateField()
    hourly_amount = Amount()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(hourly_amount__gte=0), name="hour_costs_nothing_or_more"),
            models.CheckConstraint(
                condition=Q(member__isnull=False, department=None, band="")
                | Q(member=None, department__isnull=False, band="")
                | (Q(member=None, department=None) & ~Q(band="")),
                name="cost_rate_is_of_a_person_or_a_department_or_a_band",
            ),
            models.UniqueConstraint(
                fields=["agency", "member", "department", "band", "from_on"],
                nulls_distinct=False,
                name="cost_rate_is_one_for_each_day",
            ),
        ]
