"""The only gate to approvals: whoever asked sees the request, and whoever may answer it."""

from django.db.models import Q, QuerySet

from rapport.approvals.models import ApprovalRequest
from rapport.people.models import Member


def visible_approvals(member: Member) -> QuerySet[ApprovalRequest]:
    """Requests that one asked, and those whose capability one holds; whether it reaches the subject is asked at the answer."""
    if member.is_presenting:
        return ApprovalRequest.objects.none()
    held = [name for name in member.rights if name.endswith(".approve")]
    return ApprovalRequest.objects.filter(Q(asked_by=member) | Q(capability__in=held))
