from django.db import models
from django.db.models import Q

from rapport.kit.models import Ref, Walled


class Milestone(Walled):
    """
    An instalment that the contract or order makes payable before acceptance: a share of the order, when it falls due, and where it says so.

    What the milestones of an order leave is invoiced by what the client accepts.
    """

    frozen_when = "tg_op = 'DELETE' or old.reached_on is not null"

    class Trigger(models.TextChoices):
        SIGNATURE = "signature"
        DAY = "day"
        EVENT = "event"

    order = Ref("contracts.Order", related_name="milestones")
    position = models.PositiveSmallIntegerField()
    trigger = models.CharField(max_length=10, choices=Trigger)
    name = models.CharField(max_length=120)
    percent = models.DecimalField(max_digits=6, decimal_places=3)
    on = models.DateField(null=True)
    reached_on = models.DateField(null=True)
    by = Ref("people.Member")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "order", "position"], name="milestone_has_its_place_in_its_order"),
            models.CheckConstraint(condition=Q(percent__gt=0, percent__lt=100), name="milestone_is_a_part_of_its_order"),
        ]

    def __str__(self) -> str:
        return self.name
