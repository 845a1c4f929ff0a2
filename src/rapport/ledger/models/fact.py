from django.db import models

from rapport.domain.book import Kind, Measure
from rapport.kit.models import Amount, Ref, Walled


class Fact(Walled):
    """One fact about money: appended once, never edited; a correction is a reversal (dated today) and a new fact."""

    append_only = True

    book = Ref("ledger.Book", related_name="facts")
    client = Ref("clients.Client")
    line = Ref("ledger.Line", null=True)
    measure = models.CharField(max_length=12, choices=[(measure.value, measure.value) for measure in Measure])
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in Kind])
    currency = models.CharField(max_length=3)
    amount = Amount()
    rate = models.DecimalField(max_digits=18, decimal_places=8, default=1)
    home_amount = Amount()
    on = models.DateField()
    recorded_at = models.DateTimeField()
    source_kind = models.CharField(max_length=40)
    source_id = models.UUIDField()
    by = Ref("people.Member")
    am = Ref("people.Member", null=True)
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="reversed_by", db_constraint=False)
    seq = models.PositiveIntegerField()
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "book", "seq"], name="fact_has_its_number_in_the_book")]
        indexes = [
            models.Index(fields=["agency", "on", "measure"], name="fact_by_day"),
            models.Index(fields=["agency", "client", "on"], name="fact_by_client"),
            models.Index(fields=["agency", "source_kind", "source_id"], name="fact_by_source"),
        ]
