from django.db import models
from django.db.models import Q

from rapport.kit.models import Ref, Versioned, Walled


class Department(Walled):
    """A department: where work is sent, and whose band rate stands for a person's cost."""

    code = models.SlugField(max_length=40)
    name_vi = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "code"], name="department_code_is_unique_in_an_agency")]

    def __str__(self) -> str:
        return self.name_vi


class Team(Versioned):
    """An account team with its lead: the scope `team` reaches the clients of its people."""

    name = models.CharField(max_length=80)
    lead = Ref("people.Member")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "name"], name="team_name_is_unique_in_an_agency")]

    @property
    def members(self) -> list[str]:
        """The ids of those who stand in it now, for a form that changes it."""
        return [str(place.member_id) for place in self.places.filter(last_on=None)]

    def __str__(self) -> str:
        return self.name


class TeamPlace(Walled):
    """A member stands in a team from a day until a day."""

    team = Ref(Team, related_name="places")
    member = Ref("people.Member", related_name="team_places")
    first_on = models.DateField()
    last_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "team", "member"], condition=Q(last_on=None), name="member_stands_in_a_team_once")
        ]
