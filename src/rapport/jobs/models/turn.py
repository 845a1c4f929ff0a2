from django.db import models
from django.db.models import F, Q

from rapport.kit.models import Amount, Ref, Walled


class Hold(Walled):
    """The job rests from a day until it is taken up again."""

    job = Ref("jobs.Job", related_name="holds")
    from_on = models.DateField()
    ended_on = models.DateField(null=True)
    reason = models.CharField(max_length=500)
    by = Ref("people.Member")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "job"], condition=Q(ended_on=None), name="job_rests_once_at_a_time"),
            models.CheckConstraint(condition=Q(ended_on=None) | Q(ended_on__gte=F("from_on")), name="hold_ends_after_it_begins"),
        ]


class Cancellation(Walled):
    """The client gave the job up; nothing is open on it."""

    append_only = True

    job = Ref("jobs.Job", related_name="cancellations")
    cancelled_on = models.DateField()
    reason = models.CharField(max_length=500)
    by = Ref("people.Member")


class Reopening(Walled):
    """A closed or cancelled job was taken up again."""

    append_only = True

    job = Ref("jobs.Job", related_name="reopenings")
    reopened_on = models.DateField()
    reason = models.CharField(max_length=500)
    by = Ref("people.Member")


class Closing(Walled):
    """The job is closed: for cost (no more facts of cost), or for good."""

    append_only = True

    job = Ref("jobs.Job", related_name="closings")
    closed_on = models.DateField()
    is_for_cost_only = models.BooleanField(default=False)
    by = Ref("people.Member")


class RiskStart(Walled):
    """Work runs before the contract: who allowed it, up to which exposure, until when."""

    job = Ref("jobs.Job", related_name="risk_starts")
    limit_amount = Amount()
    from_on = models.DateField()
    expires_on = models.DateField()
    reason = models.CharField(max_length=500)
    allowed_by = Ref("people.Member")
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(limit_amount__gt=0), name="risk_has_its_limit"),
            models.UniqueConstraint(fields=["agency", "job"], condition=Q(ended_on=None), name="job_runs_at_risk_once_at_a_time"),
        ]
