"""The only gate to requests, briefs, ideas and requirements."""

from django.db.models import Q, QuerySet

from rapport.briefs.models import Brief, ClientRequest, Idea, Requirement
from rapport.clients.access import clients_in_scope
from rapport.jobs.access import jobs_in_scope
from rapport.people.models import Member


def visible_requests(member: Member) -> QuerySet[ClientRequest]:
    """Requests of the clients one serves, and of the jobs one works on."""
    return ClientRequest.objects.filter(
        Q(client__in=clients_in_scope(member, "brief.read"), job=None) | Q(job__in=jobs_in_scope(member, "brief.read"))
    )


def visible_requirements(member: Member) -> QuerySet[Requirement]:
    return Requirement.objects.filter(job__in=jobs_in_scope(member, "brief.read"))


def visible_briefs(member: Member) -> QuerySet[Brief]:
    return Brief.objects.filter(job__in=jobs_in_scope(member, "brief.read"))


def visible_ideas(member: Member) -> QuerySet[Idea]:
    return Idea.objects.filter(job__in=jobs_in_scope(member, "brief.read"))
