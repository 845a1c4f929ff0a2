from django.db import models

from rapport.kit.models import Ref, Walled


class Requirement(Walled):
    """One thing that the client requires, with an id that lives to acceptance; made from the quote's lines where there is no brief."""

    job = Ref("jobs.Job", related_name="requirements")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=500)
    is_must = models.BooleanField(default=True)
    source_kind = models.CharField(max_length=40)
    source_id = models.UUIDField()
    dropped_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "job", "position"], name="requirement_has_its_place"),
            models.UniqueConstraint(fields=["agency", "job", "source_kind", "source_id"], name="requirement_is_made_once_from_a_line"),
        ]

    def __str__(self) -> str:
        return self.text
