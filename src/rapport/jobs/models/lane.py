from django.db import models

from rapport.kit.models import Ref, Walled


class LaneChange(Walled):
    """A job went into another lane than it had, or than its amount proposed: who, when, why."""

    append_only = True

    job = Ref("jobs.Job", related_name="lane_changes")
    from_lane = models.CharField(max_length=1)
    to_lane = models.CharField(max_length=1)
    reason = models.CharField(max_length=500, blank=True)
    changed_on = models.DateField()
    by = Ref("people.Member")
