from datetime import date
from decimal import Decimal

from rapport.domain.names import given_name, person_key
from rapport.kit.command import command
from rapport.kit.refusal import Refused, Stale
from rapport.kit.tongues import say
from rapport.people.access import require
from rapport.people.commands.grant_role import keep_an_owner, not_oneself
from rapport.people.models import Department, Member, RoleGrant, TeamPlace


class MembershipRefused(Refused):
    """A change of a person's place here that is not made."""

    codes = ("no_name", "hours", "gone", "before_joining")


@command
def change_member(
    *,
    member: Member,
    full_name: str,
    title: str = "",
    department: Department | None = None,
    band: str = "",
    weekly_hours: Decimal = Decimal(40),
    form_version: int | None = None,
    by: Member,
) -> Member:
    """
    Change what is known of a person: name, position, department, band, hours a week.

    :raises MembershipRefused: `no_name`, `hours` outside 0 to 80
    :raises Stale: somebody changed it since the form was made
    """
    require(by, "people.update")
    if not full_name:
        raise MembershipRefused("no_name", say("Enter the person's name.", "Phải có họ tên."), field="full_name")
    if not 0 <= weekly_hours <= 80:
        raise MembershipRefused("hours", say("From 0 to 80 hours a week.", "Từ 0 đến 80 giờ mỗi tuần."), field="weekly_hours")
    member = Member.objects.select_for_update(of=("self",)).get(id=member.id)
    if form_version is not None and form_version != member.version:
        raise Stale("stale", say("Somebody has changed this person meanwhile: look again.", "Có người vừa sửa thông tin này: hãy xem lại."))
    member.version += 1
    member.full_name, member.given_name, member.sort_key = full_name, given_name(full_name), person_key(full_name)
    member.title, member.department, member.band, member.weekly_hours = title, department, band, weekly_hours
    member.save(update_fields=["full_name", "given_name", "sort_key", "title", "department", "band", "weekly_hours", "version"])
    return member


@command
def end_membership(*, member: Member, left_on: date, by: Member, today: date) -> Member:
    """
    Let a person leave: the roles end, the login opens this agency no more, its sessions end. What they did stays theirs.

    :raises MembershipRefused: `gone` already; `before_joining`
    :raises RoleRefused: `own_role`; `last_owner`
    """
    require(by, "people.update")
    not_oneself(member, by)
    if member.left_on:
        raise MembershipRefused("gone", say("This person has left already.", "Người này đã nghỉ việc."))
    if left_on < member.joined_on:
        raise MembershipRefused("before_joining", say("That is before they came.", "Ngày này trước ngày vào làm."), field="left_on")
    keep_an_owner(member)
    RoleGrant.objects.filter(member=member, ended_on=None).update(ended_on=today)
    TeamPlace.objects.filter(member=member, last_on=None).update(last_on=today)
    member.left_on = left_on
    member.save(update_fields=["left_on"])
    if member.user:
        member.user.agency_ids = [agency for agency in member.user.agency_ids if agency != member.agency_id]
        member.user.save(update_fields=["agency_ids"])
        member.user.end_sessions()
    return member
