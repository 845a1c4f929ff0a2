from django.db import models
from django.db.models import Q

from rapport.kit.models import Ref, Walled


class Paper(Walled):
    """A paper owed: to be supplied later, with age; it blocks a further start above the limit, some invoices, and closing."""

    class Kind(models.TextChoices):
        ORDER = "order"
        CONTRACT = "contract"
        ACCEPTANCE = "acceptance"
        BRIEF = "brief"
        OTHER = "other"

    job = Ref("jobs.Job", related_name="papers")
    kind = models.CharField(max_length=12, choices=Kind)
    reason = models.CharField(max_length=300, blank=True)
    owed_on = models.DateField()
    owed_until_on = models.DateField(null=True)
    owed_by = Ref("people.Member")
    supplied_on = models.DateField(null=True)
    supplied_by = Ref("people.Member", null=True)
    evidence = Ref("jobs.Evidence", null=True)

    class Meta:
        indexes = [models.Index(fields=["agency", "job"], condition=Q(supplied_on=None), name="paper_owed_by_job")]
