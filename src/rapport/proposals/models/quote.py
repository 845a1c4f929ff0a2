from django.db import models
from django.db.models import Q

from rapport.kit.models import Amount, Percent, Ref, Versioned


class Quote(Versioned):
    """An offer on a job: its number is the job's and Q1, Q2 …; what was offered stands in its versions."""

    job = Ref("jobs.Job", related_name="quotes")
    number = models.CharField(max_length=30)
    position = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=5, default="vi")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "number"], name="quote_number_is_unique_in_an_agency"),
            models.UniqueConstraint(fields=["agency", "job", "position"], name="quote_has_its_place_on_the_job"),
        ]

    def __str__(self) -> str:
        return self.number


class QuoteVersion(Versioned):
    """
    One version of an offer. A draft is worked on; sending freezes it (the database refuses changes) and keeps its hash.

    The sums stand here from the moment of sending; own cost is empty where a line's cost is unknown, and so is the margin.
    """

    frozen_when = "old.sent_on is not null"

    quote = Ref(Quote, related_name="versions")
    position = models.PositiveSmallIntegerField()
    discount_amount = Amount(default=0)
    contingency_percent = Percent(default=0)
    valid_until_on = models.DateField(null=True)
    delivery_on = models.DateField(null=True)
    note = models.TextField(blank=True)
    vat_included = models.BooleanField(default=False)
    net_amount = Amount(null=True)
    vat_amount = Amount(null=True)
    total_amount = Amount(null=True)
    external_amount = Amount(null=True)
    own_cost_amount = Amount(null=True)
    floor_percent = Percent(null=True)
    sent_on = models.DateField(null=True)
    sent_by = Ref("people.Member", null=True)
    sent_to = Ref("clients.Contact", null=True)
    frozen = models.JSONField(null=True)
    hash = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "quote", "position"], name="version_has_its_place_in_the_quote"),
            models.UniqueConstraint(fields=["agency", "quote"], condition=Q(sent_on=None), name="quote_has_one_draft"),
            models.CheckConstraint(
                condition=Q(sent_on=None, hash="") | (Q(sent_on__isnull=False) & ~Q(hash="")),
                name="sent_version_has_its_hash",
            ),
            models.CheckConstraint(condition=Q(discount_amount__gte=0), name="discount_is_not_negative"),
        ]

    def __str__(self) -> str:
        return f"v{self.position}"
