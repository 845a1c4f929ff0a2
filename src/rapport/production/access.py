"""The only gate to tasks and acceptance."""

from django.db.models import Q, QuerySet

from rapport.clients.access import clients_in_scope
from rapport.jobs.access import jobs_in_scope, visible_jobs
from rapport.people.models import Member
from rapport.production.models import Acceptance, AcceptanceLine, Task


def visible_tasks(member: Member) -> QuerySet[Task]:
    """Answer the tasks of jobs within reach, and one's own; while a client looks on, one's own of that client alone."""
    own = Q(owner=member, job__in=visible_jobs(member)) if member.is_presenting else Q(owner=member)
    return Task.objects.filter(Q(job__in=jobs_in_scope(member, "task.read")) | own)


def visible_acceptances(member: Member) -> QuerySet[Acceptance]:
    """Minutes go over many jobs of a client: the client must be within reach."""
    return Acceptance.objects.filter(client__in=clients_in_scope(member, "acceptance.read"))


def visible_acceptance_lines(member: Member) -> QuerySet[AcceptanceLine]:
    return AcceptanceLine.objects.filter(acceptance__in=visible_acceptances(member))
