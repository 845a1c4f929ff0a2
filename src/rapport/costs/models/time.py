from django.db import models
from django.db.models import Q

from rapport.kit.models import Amount, Hours, Percent, Ref, Walled


class TimeEntry(Walled):
    """Time of one person on one job on one day, or a share of a week; its cost at the rates of its days, rounded once."""

    job = Ref("jobs.Job", related_name="time_entries")
    task = Ref("production.Task", null=True)
    line = Ref("ledger.Line", null=True)
    member = Ref("people.Member", related_name="time_entries")
    on = models.DateField()
    # The Monday of the week whose share this is; empty for hours of one day.
    week_on = models.DateField(null=True)
    percent = Percent(null=True)
    hours = Hours()
    cost_amount = Amount(null=True)
    note = models.CharField(max_length=300, blank=True)
    by = Ref("people.Member")
    undone_on = models.DateField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(hours__gt=0, hours__lte=100), name="time_is_more_than_nothing")]
        indexes = [
            models.Index(fields=["agency", "member", "on"], name="time_by_member"),
            models.Index(fields=["agency", "job", "on"], name="time_by_job"),
        ]
