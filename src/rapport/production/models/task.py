from django.db import models
from django.db.models import Q

from rapport.kit.models import Hours, Ref, Versioned


class Task(Versioned):
    """A piece of work with an owner and a day; assigning it puts the owner on the job."""

    job = Ref("jobs.Job", related_name="tasks")
    requirement = Ref("briefs.Requirement", null=True, related_name="tasks")
    text = models.CharField(max_length=300)
    owner = Ref("people.Member", related_name="tasks")
    asked_by = Ref("people.Member")
    due_on = models.DateField()
    planned_hours = Hours(null=True)
    begun_on = models.DateField(null=True)
    done_on = models.DateField(null=True)
    dropped_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["agency", "owner", "due_on"],
                condition=Q(done_on=None, dropped_on=None),
                name="task_open_by_owner",
            ),
            models.Index(fields=["agency", "job", "due_on"], name="task_by_job"),
        ]

    def __str__(self) -> str:
        return self.text
