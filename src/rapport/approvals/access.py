"""The only gate to approvals: whoever asked sees the request, and whoever may answer it, or stands in today for one who may."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from rapport.approvals.models import ApprovalRequest
from rapport.domain.scopes import Scope
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
    for holder in [member, *deputised_by(member)]:
        clients = subject_named("client").visible(holder).values("id")
        reach |= Q(capability__in=_held(holder)) & (Q(client_id=None) | Q(client_id__in=clients))
    return ApprovalRequest.objects.filter(reach)


def may_offer_answer(member: Member, request: ApprovalRequest, holders: Iterable[Member]) -> bool:
    """
    Answer whether the page offers this person the two buttons; the command asks again how far the rights reach.

    :param holders: the person and those whom the person stands in for today
    """
    if request.asked_by_id == member.id:
        return False
    return any(_reaches(holder, request) for holder in holders)


def deputised_by(member: Member) -> list[Member]:
    """Answer the people whom this member stands in for today."""
    today = clock.today_of(member.agency)
    away = Absence.objects.filter(deputy=member, first_on__lte=today, last_on__gte=today).select_related("member__agency")
    return [absence.member for absence in away]


def _held(member: Member) -> list[str]:
    return [name for name in member.rights if name.endswith(".approve") and member.may(name)]


def _reaches(holder: Member, request: ApprovalRequest) -> bool:
    if not holder.may(request.capability):
        return False
    within = request.limit_amount is None or request.amount is None or request.amount <= request.limit_amount
    return within or holder.scope_of(request.capability) is Scope.ALL
