"""A job's story: requests, requirements, stations, promises, evidence, orders, acceptance, invoices, money, in their order."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from rapport.billing.access import visible_invoices
from rapport.desk.queries.parts import parts_for
from rapport.jobs.access import jobs_in_scope
from rapport.jobs.models import Job
from rapport.journal.models import File
from rapport.ledger.access import visible_facts
from rapport.people.models import Member


def story_of(job: Job, member: Member) -> list[dict[str, Any]]:
    """Answer what happened on a job, oldest first, with the ids that link one record to the next; amounts for those who read what bears them."""
    rows: list[dict[str, Any]] = []

    def tell(on: Any, what: str, text: str, **ids: Any) -> None:
        rows.append({"on": on, "what": what, "text": text, **{name: str(value) for name, value in ids.items() if value}})

    for request in job.requests.all():
        tell(request.received_on, "request", request.text, id=request.id)
    for requirement in job.requirements.order_by("position"):
        tell(
            job.opened_on,
            "requirement",
            requirement.text,
            id=requirement.id,
            source=requirement.source_kind,
            source_id=requirement.source_id,
        )
    for promise in job.commitments.order_by("due_on"):
        tell(promise.due_on, "commitment", promise.text, id=promise.id, requirement_id=promise.requirement_id, kept_on=promise.kept_on)
    pictures = {file.subject_id: file.id for file in File.objects.filter(kind="evidence", subject_id__in=job.evidence.values("id"))}
    for evidence in job.evidence.all():
        tell(evidence.given_on, "evidence", f"{evidence.grade} {evidence.text}".strip(), id=evidence.id, picture=pictures.get(evidence.id))
    for on, what, text, ids in _papers(job, member):
        tell(on, what, text, **ids)
    for skip in job.skips.order_by("skipped_on"):
        tell(skip.skipped_on, "skip", f"{skip.station}: {skip.reason}", id=skip.id, source=skip.stands_in_kind, source_id=skip.stands_in_id)
    for station in job.stations.all():
        tell(station.reached_on, "station", station.station, source=station.source_kind, source_id=station.source_id)
    rows += _facts(job, member)
    return sorted(rows, key=lambda row: str(row["on"]))


def _papers(job: Job, member: Member) -> Iterator[tuple[date, str, str, dict[str, Any]]]:
    """Orders, minutes and invoices; their amounts for those who read contracts, and invoices, of this job."""
    sees_price = jobs_in_scope(member, "contract.read").filter(id=job.id).exists()
    sees_bills = visible_invoices(member).filter(client=job.client_id).exists()
    for order in job.orders.all():
        told = f"{order.basis} {order.net_amount:f}" if sees_price else order.basis
        yield order.in_effect_on, "order", told, {"id": order.id, "evidence_id": order.evidence_id}
    for line in job.acceptance_lines.select_related("acceptance"):
        told = f"{line.acceptance.number} {line.net_amount:f}" if sees_price else line.acceptance.number
        yield line.acceptance.minutes_on, "acceptance", told, {"id": line.acceptance_id}
    for part in job.invoice_lines.select_related("invoice"):
        told = f"{part.invoice.number} {part.net_amount:f} + {part.vat_amount:f}" if sees_bills else part.invoice.number
        yield part.invoice.requested_on, "invoice", told, {"id": part.invoice_id}


def _facts(job: Job, member: Member) -> list[dict[str, Any]]:
    facts = visible_facts(member).filter(book__job=job).select_related("book").order_by("seq")
    return [
        {"on": part.fact.on, "what": "fact", "text": " ".join(word for word in (part.fact.measure, part.kind, f"{part.amount:f}") if word),
         "id": str(part.fact.id), "source": part.fact.source_kind, "source_id": part.source_id or ""}
        for part in parts_for(member, [(fact, 1) for fact in facts])
    ]  # fmt: skip
