from django.db import models

from rapport.kit.models import Walled


class Limit(Walled):
    """A limit of this house from a day on: the margin floor, a lane's largest amount, what a grade of evidence carries."""

    name = models.CharField(max_length=60)
    from_on = models.DateField()
    value = models.DecimalField(max_digits=18, decimal_places=4)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "name", "from_on"], name="limit_is_one_for_each_day")]
