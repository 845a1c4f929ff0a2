from django.db import models
from django.db.models import F, Q

from rapport.kit.models import Ref, Walled


class LawRow(Walled):
    """This house's own row in a table of the law: from its first to its last day it stands above the law's rows, on a basis that is named."""

    table = models.CharField(max_length=60)
    value = models.DecimalField(max_digits=18, decimal_places=4)
    from_on = models.DateField()
    # Empty: no end is known.
    to_on = models.DateField(null=True)
    basis = models.CharField(max_length=200)
    source = models.CharField(max_length=200)
    by = Ref("people.Member")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "table", "from_on"], name="law_row_begins_once_a_day"),
            models.CheckConstraint(condition=Q(to_on=None) | Q(to_on__gte=F("from_on")), name="law_row_ends_after_it_begins"),
        ]
