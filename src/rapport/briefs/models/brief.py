from django.db import models

from rapport.kit.models import Ref, Walled


class Brief(Walled):
    """
    What a job is to do, in writing: the client's brief, or our creative brief made from it.

    A minimal one stands for a station that was left out: the client's words as they came, who approves and until when.
    """

    append_only = True

    class Kind(models.TextChoices):
        CLIENT = "client_brief"
        CREATIVE = "creative_brief"

    job = Ref("jobs.Job", related_name="briefs")
    kind = models.CharField(max_length=16, choices=Kind)
    text = models.TextField()
    approver = Ref("clients.Contact", null=True)
    due_on = models.DateField(null=True)
    is_minimal = models.BooleanField(default=False)
    written_on = models.DateField()
    by = Ref("people.Member")

    def __str__(self) -> str:
        return self.text[:80]


class Idea(Walled):
    """An idea for a job. A minimal one is "as the client wants it": the station of ideas was left out."""

    append_only = True

    job = Ref("jobs.Job", related_name="ideas")
    text = models.TextField()
    is_minimal = models.BooleanField(default=False)
    written_on = models.DateField()
    by = Ref("people.Member")

    def __str__(self) -> str:
        return self.text[:80]
