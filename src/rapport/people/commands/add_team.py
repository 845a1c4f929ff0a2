import uuid
from collections.abc import Sequence
from datetime import date

from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.people.access import require
from rapport.people.models import Department, Member, Team, TeamPlace


@command
def add_team(*, name: str, lead: Member, members: Sequence[Member], new_id: uuid.UUID | None = None, by: Member, today: date) -> Team:
    """Make an account team with its lead; the scope `team` of the lead reaches the clients of its members."""
    require(by, "people.update")
    team = Team.objects.create(agency_id=by.agency_id, name=name, lead=lead, id=new_id or fresh_id())
    for member in members:
        TeamPlace.objects.create(agency_id=by.agency_id, team=team, member=member, first_on=today)
    return team


@command
def add_department(*, code: str, name_vi: str, name_en: str, new_id: uuid.UUID | None = None, by: Member) -> Department:
    """Make a department: where work is sent."""
    require(by, "people.update")
    return Department.objects.create(agency_id=by.agency_id, code=code, name_vi=name_vi, name_en=name_en, id=new_id or fresh_id())
