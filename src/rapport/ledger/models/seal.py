from django.db import models

from rapport.kit.models import Ref, Walled


class Seal(Walled):
    """The root over the heads of all books on one night, chained to the seal before."""

    append_only = True

    on = models.DateField()
    root = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    book_count = models.PositiveIntegerField()
    fact_count = models.PositiveIntegerField()
    heads = models.JSONField(default=dict)
    sealed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "on"], name="night_is_sealed_once")]


class Closed(Walled):
    """The books are closed until a day: no fact of that day or an earlier one is taken any more."""

    append_only = True

    until_on = models.DateField()
    by = Ref("people.Member")
    at = models.DateTimeField()
