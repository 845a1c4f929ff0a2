"""What a signature sets in motion on the jobs that waited for it."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import Q

from rapport.contracts.commands.take_effect import take_effect
from rapport.contracts.models import Contract, Order
from rapport.contracts.taking_effect import by_contract, cover_of
from rapport.domain.evidence import Grade
from rapport.jobs.commands.record_evidence import Yes, record_evidence
from rapport.jobs.models import Evidence, Job, Paper
from rapport.jobs.queries.stage import flags_of
from rapport.people.models import Member
from rapport.proposals.models import QuoteAnswer, QuoteVersion


def bring_into_force(contract: Contract, *, by: Member, today: date, now: datetime) -> list[Order]:
    """
    Let a contract that has just been signed carry the jobs that waited for it; answer the orders it made.

    A contract for one job is that job's order, if the client has said yes and the sum fits; a framework carries each yes of its
    company within its evidence's limit. The contract that these jobs owed as a paper is here; under the contract for a job its
    order's paper, too. Jobs that are over stay as they are.
    """  # fmt: skip
    made = []
    for job in _jobs_of(contract):
        if flags_of(job) & {"cancelled", "closed"}:
            continue
        evidence = _settle_papers(contract, job, by, today)
        for version in _waiting(job):
            order = _ordered(contract, version, evidence, by, today, now)
            made += [order] if order else []
    return made


def _jobs_of(contract: Contract) -> Sequence[Job]:
    """In order of their ids, as books are locked."""
    if contract.kind == Contract.Kind.SERVICE:
        return [contract.job] if contract.job else []
    company = Q(client_entity=contract.client_entity_id) | Q(client_entity=None)
    return list(Job.objects.filter(company, client=contract.client_id).order_by("id"))


def _waiting(job: Job) -> list[QuoteVersion]:
    """Versions with a yes and no order that no later version has replaced."""
    rows = QuoteVersion.objects.filter(quote__job=job, answers__word=QuoteAnswer.Word.YES).exclude(orders__isnull=False)
    rows = rows.select_for_update(of=("self",)).select_related("quote__job__client").order_by("quote__position")
    return [row for row in rows if not row.quote.versions.filter(position__gt=row.position, sent_on__isnull=False).exists()]


def _settle_papers(contract: Contract, job: Job, by: Member, today: date) -> Evidence | None:
    """The contract is the proof for what was owed; a job that owed nothing and has nothing to order gets none."""
    kinds = [Paper.Kind.CONTRACT]
    if contract.kind == Contract.Kind.SERVICE:
        kinds.append(Paper.Kind.ORDER)
    owed = list(Paper.objects.select_for_update().filter(job=job, kind__in=kinds, supplied_on=None))
    if not owed and contract.kind != Contract.Kind.SERVICE:
        return None
    signed = record_evidence(job=job, yes=Yes(Grade.A, contract.number, contract.signed_on), by=by, today=today)
    for paper in owed:
        paper.supplied_on, paper.supplied_by, paper.evidence = today, by, signed
        paper.save(update_fields=["supplied_on", "supplied_by", "evidence"])
    return signed


def _ordered(contract: Contract, version: QuoteVersion, signed: Evidence | None, by: Member, today: date, now: datetime) -> Order | None:
    if contract.kind == Contract.Kind.SERVICE:
        assert signed is not None
        cover, evidence = by_contract(contract, version, today), signed
    else:
        answer = version.answers.filter(word=QuoteAnswer.Word.YES).select_related("evidence").first()
        if answer is None or answer.evidence is None:
            return None
        cover, evidence = cover_of(version, answer.evidence, today), answer.evidence
    if cover.basis is None:
        return None
    return take_effect(version=version, cover=cover, evidence=evidence, by=by, today=today, now=now)
