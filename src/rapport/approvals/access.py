"""The only gate to approvals: whoever asked sees the request, and whoever may answer it, or stands in today for one who may."""

from datetime import date

from django.db.models import Q, QuerySet

from rapport.approvals.models import ApprovalPolicy, ApprovalRequest
from rapport.kit import clock
from rapport.kit.subjects import subject_named
from rapport.people.models import Absence, Member


def visible_approvals(member: Member) -> QuerySet[ApprovalRequest]:
    """
    Requests that one asked, and those whose capability one holds on a client that exists for one.

    A deputy sees in addition what the person who is away would see. Nothing while a client looks on.
    """
    if member.is_presenting:
        return ApprovalRequest.objects.none()
    reach = Q(asked_by=member)
    several = ApprovalPolicy.objects.exclude(way=ApprovalPolicy.Way.ANY)
    for holder in [member, *deputised_by(member, clock.today_of(member.agency))]:
        clients = subject_named("client").visible(holder).values("id")
        steps = Q(kind__in=several.filter(capabilities__overlap=[name for name in holder.rights if holder.may(name)]).values("kind"))
        reach |= (Q(capability__in=_held(holder)) | steps) & (Q(client_id=None) | Q(client_id__in=clients))
    return ApprovalRequest.objects.filter(reach)


def deputised_by(member: Member, on: date) -> list[Member]:
    """Answer the people whom this member stands in for on a day; asked once of a member, who lives as long as a request."""
    # The door says whether anybody has ever named this member as deputy: mostly nobody has.
    if member.__dict__.get("is_named_deputy") is False:
        return []
    kept: dict[date, list[Member]] = member.__dict__.setdefault("_deputised", {})
    if on not in kept:
        away = Absence.objects.filter(deputy=member, first_on__lte=on, last_on__gte=on, member__left_on=None)
        kept[on] = [absence.member for absence in away.select_related("member__agency")]
    return kept[on]


def several_answers(member: Member) -> dict[str, ApprovalPolicy]:
    """Answer the policies of this member's agency under which several answer, by kind; asked once of a member."""
    if "_policies" not in member.__dict__:
        rows = ApprovalPolicy.objects.exclude(way=ApprovalPolicy.Way.ANY)
        member.__dict__["_policies"] = {policy.kind: policy for policy in rows}
    found: dict[str, ApprovalPolicy] = member.__dict__["_policies"]
    return found


def visible_policies(member: Member) -> QuerySet[ApprovalPolicy]:
    """How things are approved here is seen by whoever sees the settings."""
    return ApprovalPolicy.objects.all() if member.may("settings.read") else ApprovalPolicy.objects.none()


def _held(member: Member) -> list[str]:
    return [name for name in member.rights if name.endswith(".approve") and member.may(name)]
