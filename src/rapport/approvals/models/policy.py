from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from rapport.kit.models import Ref, Walled


class ApprovalPolicy(Walled):
    """
    How a kind of approval is answered here: by any one who may (the usual), by a person for each right, or by them one after another.
    """

    class Way(models.TextChoices):
        ANY = "any"
        ALL = "all_of"
        SEQUENCE = "sequence"

    kind = models.CharField(max_length=40)
    way = models.CharField(max_length=10, choices=Way, default=Way.ANY)
    capabilities = ArrayField(models.CharField(max_length=60), default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "kind"], name="approval_policy_is_one_for_each_kind"),
            models.CheckConstraint(
                condition=Q(way="any", capabilities=[]) | (~Q(way="any") & ~Q(capabilities=[])), name="several_answers_name_their_rights"
            ),
        ]


class ApprovalStep(Walled):
    """One yes of several: of which right, by whom. The last one, or the first no, is the answer. Kept for good."""

    append_only = True

    request = Ref("approvals.ApprovalRequest", related_name="steps")
    capability = models.CharField(max_length=60)
    answered_by = Ref("people.Member")
    reason = models.CharField(max_length=1000, blank=True)
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "request", "capability"], name="step_is_answered_once"),
            models.UniqueConstraint(fields=["agency", "request", "answered_by"], name="each_step_is_another_person_s"),
        ]
