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
    steps = {step: policy.kind for policy in ApprovalPolicy.objects.all() for step in policy.capabilities}
    for holder in [member, *deputised_by(member, clock.today_of(member.agency))]:
        clients = subject_named("client").visible(holder).values("id")
        kinds = [kind for step, kind in steps.items() if holder.may(step)]
        reach |= (Q(capability__in=_held(holder)) | Q(kind__in=kinds)) & (Q(client_id=None) | Q(client_id__in=clients))
    return ApprovalRequest.objects.filter(reach)


def deputised_by(member: Member, on: date) -> list[Member]:
    """Answer the people whom this member stands in for on a day."""
    away = Absence.objects.filter(deputy=member, first_on__lte=on, last_on__gte=on, member__left_on=None)
    return [absence.member for absence in away.select_related("member__agency")]


def visible_policies(member: Member) -> QuerySet[ApprovalPolicy]:
    """How things are approved here is seen by whoever sees the settings."""
    return ApprovalPolicy.objects.all() if member.may("settings.read") else ApprovalPolicy.objects.none()


def _held(member: Member) -> list[str]:
    return [name for name in member.rights if name.endswith(".approve") and member.may(name)]
