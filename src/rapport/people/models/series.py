from django.db import models

from rapport.kit.models import Walled


class NumberSeries(Walled):
    """The last number given in a series: job numbers of a client and year, invoice requests of a legal entity and year."""

    key = models.CharField(max_length=80)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "key"], name="series_is_one_for_each_key")]
