from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from rapport.kit.models import Ref, Versioned, Walled


class Role(Versioned):
    """A named set of capabilities, each with its scope: `invoice.read:own`. Edited in settings, works at the next request."""

    code = models.SlugField(max_length=40)
    name_vi = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    capabilities = ArrayField(models.CharField(max_length=60), default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "code"], name="role_code_is_unique_in_an_agency")]

    def __str__(self) -> str:
        return self.code


class RoleGrant(Walled):
    """A member holds a role, from a day until it is ended."""

    member = Ref("people.Member", related_name="grants")
    role = Ref(Role, related_name="grants")
    granted_by = Ref("people.Member", null=True)
    granted_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "member", "role"], condition=Q(ended_on=None), name="role_is_held_once_at_a_time")
        ]
