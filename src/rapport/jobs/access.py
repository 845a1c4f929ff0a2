"""The only gate to jobs: who sees which, and through them whatever hangs on a job."""

from typing import Any

from django.db.models import Q, QuerySet

from rapport.clients.access import clients_in_scope, held_clients
from rapport.domain.scopes import Scope
from rapport.jobs.models import Campaign, Commitment, Concession, Evidence, Job, JobPlace, Paper
from rapport.kit import clock
from rapport.kit.refusal import NotAllowed
from rapport.people.models import Member


def jobs_in_scope(member: Member, capability: str) -> QuerySet[Job]:
    """
    Answer the jobs that a capability of this member reaches.

    own: jobs of the clients in whose account team the member stands now, and the jobs that the member works on now.
    team and all: the jobs of the clients that the capability reaches. While one presents: jobs of that client at most.
    """
    scope = member.scope_of(capability)
    within = Job.objects.filter(client=member.presented_client_id) if member.is_presenting else Job.objects.all()
    if scope is Scope.ALL:
        return within
    if scope is Scope.TEAM:
        return within.filter(client__in=clients_in_scope(member, capability))
    if scope is Scope.OWN:
        return within.filter(Q(client_id__in=held_clients(member, scope)) | Q(id__in=_worked_on(member)))
    return Job.objects.none()


def followed_jobs(member: Member) -> QuerySet[Job]:
    """Answer the visible jobs that are this member's own, however far the rights reach: of one's clients, or worked on now."""
    own = Q(client_id__in=held_clients(member, Scope.OWN)) | Q(id__in=_worked_on(member))
    return visible_jobs(member).filter(own)


def _worked_on(member: Member) -> QuerySet[JobPlace, Any]:
    today = clock.today_of(member.agency)
    return JobPlace.objects.filter(Q(last_on=None) | Q(last_on__gte=today), member=member).values("job_id")


def visible_jobs(member: Member) -> QuerySet[Job]:
    """Jobs that exist for this member."""
    return jobs_in_scope(member, "job.read")


def may_on_job(member: Member, capability: str, job: Job) -> bool:
    """Answer whether a capability reaches this job: `may_on_job(member, "margin.read", job)`."""
    scope = member.scope_of(capability)
    if scope is None or scope is Scope.PUBLISHED:
        return False
    # A scope reaches a job or not, whatever the capability: asked once for each request, for the member is fetched anew each time.
    known: dict[object, bool] = member.__dict__.setdefault("_reach", {})
    if (scope, job.id) not in known:
        known[scope, job.id] = (scope is Scope.ALL and not member.is_presenting) or jobs_in_scope(member, capability).filter(
            id=job.id
        ).exists()
    return known[scope, job.id]


def visible_campaigns(member: Member) -> QuerySet[Campaign]:
    return Campaign.objects.filter(client__in=clients_in_scope(member, "client.read"))


def visible_evidence(member: Member) -> QuerySet[Evidence]:
    return Evidence.objects.filter(job__in=visible_jobs(member))


def visible_papers(member: Member) -> QuerySet[Paper]:
    return Paper.objects.filter(job__in=visible_jobs(member))


def visible_commitments(member: Member) -> QuerySet[Commitment]:
    """Promises are part of what was agreed: whoever may read contracts of the job sees them."""
    return Commitment.objects.filter(job__in=jobs_in_scope(member, "contract.read"))


def visible_concessions(member: Member) -> QuerySet[Concession]:
    """The goodwill book shows cost: a right of its own."""
    return Concession.objects.filter(job__in=jobs_in_scope(member, "goodwill.read"))


def require_on_job(member: Member, capability: str, job: Job) -> None:
    """Refuse unless the capability reaches this job; a command's first line."""
    if not may_on_job(member, capability, job):
        raise NotAllowed
