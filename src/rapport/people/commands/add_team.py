import uuid
from collections.abc import Sequence
from datetime import date

from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused, Stale
from rapport.kit.tongues import say
from rapport.people.access import require
from rapport.people.models import Department, Member, Team, TeamPlace


class TeamRefused(Refused):
    """A team that cannot be like this."""

    codes = ("no_name",)


@command
def add_team(*, name: str, lead: Member, members: Sequence[Member], new_id: uuid.UUID | None = None, by: Member, today: date) -> Team:
    """Make an account team with its lead; the scope `team` of the lead reaches the clients of its members."""
    require(by, "people.update")
    team = Team.objects.create(agency_id=by.agency_id, name=name, lead=lead, id=new_id or fresh_id())
    for member in members:
        TeamPlace.objects.create(agency_id=by.agency_id, team=team, member=member, first_on=today)
    return team


@command
def change_team(
    *, team: Team, name: str, lead: Member, members: Sequence[Member], form_version: int | None = None, by: Member, today: date
) -> Team:
    """
    Change a team's name, lead and people; who leaves it stays in its past, who comes stands in it from today on.

    :raises TeamRefused: `no_name`
    :raises Stale: somebody changed it since the form was made
    """
    require(by, "people.update")
    if not name:
        raise TeamRefused("no_name", say("Give the team a name.", "Nhóm phải có tên."), field="name")
    team = Team.objects.select_for_update().get(id=team.id)
    if form_version is not None and form_version != team.version:
        raise Stale("stale", say("Somebody has changed this team meanwhile: look at it again.", "Có người vừa sửa nhóm này: hãy xem lại."))
    team.name, team.lead, team.version = name, lead, team.version + 1
    team.save(update_fields=["name", "lead", "version"])
    wanted = {member.id for member in members}
    places = TeamPlace.objects.select_for_update().filter(team=team, last_on=None)
    places.exclude(member__in=wanted).update(last_on=today)
    standing = set(places.values_list("member_id", flat=True))
    TeamPlace.objects.bulk_create(
        TeamPlace(agency_id=by.agency_id, team=team, member=member, first_on=today) for member in members if member.id not in standing
    )
    return team


@command
def add_department(*, code: str, name_vi: str, name_en: str, new_id: uuid.UUID | None = None, by: Member) -> Department:
    """Make a department: where work is sent."""
    require(by, "people.update")
    return Department.objects.create(agency_id=by.agency_id, code=code, name_vi=name_vi, name_en=name_en, id=new_id or fresh_id())
