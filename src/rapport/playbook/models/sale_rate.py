from django.db import models

from rapport.kit.models import Amount, Ref, Walled


class SaleRate(Walled):
    """What an hour of a kind of work is sold for from a day on (rate card)."""

    code = models.SlugField(max_length=40)
    name_vi = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    department = Ref("people.Department", null=True)
    from_on = models.DateField()
    hourly_amount = Amount()
    # The band's cost of that hour, for estimates: people who may not see a person's cost see this one.
    hourly_cost_amount = Amount(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "code", "from_on"], name="sale_rate_is_one_for_each_day")]
