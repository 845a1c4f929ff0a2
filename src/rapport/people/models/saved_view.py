from django.db import models

from rapport.kit.models import Ref, Walled


class SavedView(Walled):
    """A list as somebody looks at it: filters, words and order under a name, for oneself or for the whole agency."""

    member = Ref("people.Member", related_name="saved_views")
    listing = models.CharField(max_length=20)
    name = models.CharField(max_length=40)
    query = models.CharField(max_length=400)
    is_shared = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "member", "listing", "name"], name="view_has_one_name_for_a_person_and_a_list")
        ]

    def __str__(self) -> str:
        return self.name
