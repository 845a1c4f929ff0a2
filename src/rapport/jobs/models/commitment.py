from django.db import models
from django.db.models import Q

from rapport.kit.models import Amount, Ref, Walled


class Commitment(Walled):
    """What was promised, by whom, to whom, until when; ours to the client or the client's to us. Kept with its proof."""

    class Direction(models.TextChoices):
        OURS = "ours"
        THEIRS = "theirs"

    job = Ref("jobs.Job", related_name="commitments")
    requirement_id = models.UUIDField(null=True)
    direction = models.CharField(max_length=6, choices=Direction)
    text = models.CharField(max_length=500)
    contact = Ref("clients.Contact", null=True)
    owner = Ref("people.Member")
    due_on = models.DateField()
    kept_on = models.DateField(null=True)
    dropped_on = models.DateField(null=True)
    proof = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [models.Index(fields=["agency", "due_on"], condition=Q(kept_on=None, dropped_on=None), name="commitment_open")]


class Concession(Walled):
    """A favour to the client, on record in the goodwill book: what it costs us, what it would have been sold for, and why."""

    append_only = True

    job = Ref("jobs.Job", related_name="concessions")
    cost_amount = Amount()
    list_amount = Amount()
    cause = models.CharField(max_length=200)
    reason = models.CharField(max_length=500)
    given_on = models.DateField()
    by = Ref("people.Member")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(cost_amount__gte=0, list_amount__gte=0), name="favour_costs_nothing_or_more")]
