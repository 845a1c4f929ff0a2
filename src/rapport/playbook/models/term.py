from django.db import models

from rapport.kit.models import Walled


class Term(Walled):
    """This house's own word for something: a label that stands in for the trade's."""

    code = models.CharField(max_length=60)
    vi = models.CharField(max_length=120)
    en = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "code"], name="term_is_one_for_each_code")]
