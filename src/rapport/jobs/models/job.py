from django.db import models
from django.db.models import F, Q

from rapport.kit.models import Ref, Versioned, Walled


class Job(Versioned):
    """
    A piece of work with its number: one job, one profit and loss. Its stage is its furthest station; no column holds it.

    `lane` is the weight of its process: L small, J standard, C campaign or pitch (practice.md §2).
    """

    class Lane(models.TextChoices):
        L = "L"
        J = "J"
        C = "C"

    client = Ref("clients.Client", related_name="jobs")
    client_entity = Ref("clients.ClientEntity", null=True)
    brand = Ref("clients.Brand", null=True)
    campaign = Ref("jobs.Campaign", null=True, related_name="jobs")
    legal_entity = Ref("people.LegalEntity")
    contact = Ref("clients.Contact", null=True)
    number = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    lane = models.CharField(max_length=1, choices=Lane)
    opened_on = models.DateField()
    due_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "number"], name="job_number_is_unique_in_an_agency")]
        indexes = [models.Index(fields=["agency", "client", "opened_on"], name="job_by_client")]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class JobPlace(Walled):
    """A member works on a job from a day until a day; a task or a booking puts them here, and lets them see the job."""

    job = Ref(Job, related_name="places")
    member = Ref("people.Member", related_name="job_places")
    part = models.CharField(max_length=40, blank=True)
    first_on = models.DateField()
    last_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "job", "member"], condition=Q(last_on=None), name="member_stands_once_on_a_job"),
            models.CheckConstraint(condition=Q(last_on=None) | Q(last_on__gte=F("first_on")), name="job_place_ends_after_it_begins"),
        ]
