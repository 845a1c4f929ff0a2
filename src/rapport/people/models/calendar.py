from django.db import models
from django.db.models import Q

from rapport.kit.models import Walled


class WeekPattern(Walled):
    """How much of each weekday is worked from a day on: 1, 0.5 (half Saturdays) or 0, Monday first."""

    from_on = models.DateField()
    shares = models.CharField(max_length=40, default="1,1,1,1,1,0,0")
    hours_a_day = models.DecimalField(max_digits=4, decimal_places=2, default=8)
    # Working Saturdays that the state swaps for bridge days bind only the firms that swapped too.
    follows_swap_days = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "from_on"], name="week_pattern_is_one_for_each_day")]


class CalendarDay(Walled):
    """The agency's own word on one day: off, worked, or not yet certain."""

    on = models.DateField()
    share = models.DecimalField(max_digits=3, decimal_places=2)
    name = models.CharField(max_length=80)
    is_provisional = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "on"], name="calendar_day_is_one_for_each_day"),
            models.CheckConstraint(condition=Q(share__gte=0, share__lte=1), name="day_is_worked_in_part_or_whole"),
        ]
