from django.db import models
from django.db.models import Q

from rapport.kit.models import Amount, Ref, Walled


class PurchaseOrder(Walled):
    """Work ordered from a partner: what, for how much (net), on which line of the job's book. Confirmed, it is committed."""

    job = Ref("jobs.Job", related_name="purchase_orders")
    line = Ref("ledger.Line")
    partner = Ref("partners.Partner", related_name="orders")
    number = models.CharField(max_length=40)
    text = models.CharField(max_length=300)
    net_amount = Amount()
    deliverable = models.CharField(max_length=300)
    accepted_by = Ref("people.Member")
    confirmed_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    by = Ref("people.Member")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "number"], name="order_number_is_unique_in_an_agency"),
            models.CheckConstraint(condition=Q(net_amount__gt=0), name="order_costs_more_than_nothing"),
        ]

    def __str__(self) -> str:
        return self.number
