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


class RoleChange(Walled):
    """
    More rights that somebody asked for: a role for a person, or, without a person, what a role is to gain for all who hold it.

    It waits until it is taken (a second person said yes, or the only decider gave a reason) or dropped; only then are rights there.
    """

    role = Ref(Role, related_name="changes")
    member = Ref("people.Member", null=True, related_name="role_changes")
    # What the role is to gain; empty where the role is given as it stands.
    adds = ArrayField(models.CharField(max_length=60), default=list)
    asked_by = Ref("people.Member")
    asked_on = models.DateField()
    taken_on = models.DateField(null=True)
    dropped_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "role", "member"],
                condition=Q(taken_on=None, dropped_on=None),
                nulls_distinct=False,
                name="role_change_waits_once",
            ),
            models.CheckConstraint(condition=Q(member=None) | Q(adds=[]), name="role_change_gives_a_role_or_widens_it"),
        ]

    def __str__(self) -> str:
        role = self.role.name_vi if self.role.name_vi == self.role.name_en else f"{self.role.name_vi} / {self.role.name_en}"
        return f"{self.member.full_name}: {role}" if self.member else role
