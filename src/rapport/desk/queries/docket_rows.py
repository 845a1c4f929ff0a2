"""The records that need one person: read for Today, counted for the menu."""

from datetime import date
from typing import Any

from django.db.models import Count, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Cast

from rapport.approvals.access import visible_approvals
from rapport.approvals.models import ApprovalRequest
from rapport.approvals.queries import Answering
from rapport.billing.access import visible_payments
from rapport.billing.models import Invoice
from rapport.billing.queries.milestones import due_milestones
from rapport.billing.queries.open_rows import late_count
from rapport.billing.queries.unapplied import waiting
from rapport.billing.queries.unbilled import unrequested
from rapport.clients.access import clients_in_scope
from rapport.contracts.access import visible_milestones
from rapport.contracts.models import Contract
from rapport.desk.queries.owed import living_invoices
from rapport.jobs.access import jobs_in_scope, visible_commitments, visible_papers
from rapport.jobs.models import Commitment, Paper, RiskStart
from rapport.people.models import Member
from rapport.production.access import visible_tasks
from rapport.production.models import AcceptanceLine, Task


def open_promises(member: Member) -> QuerySet[Commitment]:
    return visible_commitments(member).filter(owner=member, kept_on=None, dropped_on=None)


def open_tasks(member: Member) -> QuerySet[Task]:
    return visible_tasks(member).filter(owner=member, done_on=None, dropped_on=None)


def papers_to_supply(member: Member) -> QuerySet[Paper]:
    return visible_papers(member).filter(owed_by=member, supplied_on=None, owed_until_on__isnull=False)


def running_risks(member: Member) -> QuerySet[RiskStart]:
    """Jobs that run without an order, for whoever answers for them."""
    if not member.may("risk.approve"):
        return RiskStart.objects.none()
    return RiskStart.objects.filter(ended_on=None, job__in=jobs_in_scope(member, "risk.approve"))


def drafts_to_move(member: Member) -> QuerySet[Invoice]:
    """Requests that are not issued yet: to be checked with the client, and, for whoever issues, those that are."""
    drafts = living_invoices(member).filter(issuance=None)
    return drafts if member.may("invoice.issue") else drafts.filter(confirmation=None, adjusts=None)


def lines_to_invoice(member: Member) -> QuerySet[AcceptanceLine]:
    """What clients have accepted and nobody has asked to invoice."""
    return unrequested(AcceptanceLine.objects.filter(job__in=jobs_in_scope(member, "invoice.create")))


def instalments_to_request(member: Member, today: date) -> QuerySet[Any]:
    """Instalments whose day or event has come and that nobody has asked to invoice, with `net`."""
    return due_milestones(visible_milestones(member).filter(order__job__in=jobs_in_scope(member, "invoice.create")), today)


def contracts_to_sign(member: Member, today: date) -> QuerySet[Contract]:
    """Contracts that are recorded, not signed and not over, of the clients whose contracts this member keeps."""
    waiting = Contract.objects.filter(Q(until_on=None) | Q(until_on__gte=today), signed_on=None)
    return waiting.filter(client__in=clients_in_scope(member, "contract.create"))


def money_to_match(member: Member) -> QuerySet[Any]:
    """Payments of which something waits, with `free`, for whoever matches."""
    return waiting(visible_payments(member)) if member.may("bank.update") else waiting(visible_payments(member).none())


def approvals_to_give(member: Member, today: date) -> list[ApprovalRequest]:
    """What others ask for and this person may answer today."""
    answering = Answering(member, today)
    rows = visible_approvals(member).filter(answer=None, fell_at=None).exclude(asked_by=member).select_related("asked_by")
    # Steps stand only where several answer.
    return [row for row in (rows.prefetch_related("steps") if answering.policies else rows) if answering.is_offered(row)]


def docket_count(member: Member, today: date) -> int:
    """Answer how many entries Today has for this person, without reading them."""
    counted = [
        _count(rows)
        for rows in (
            open_promises(member), open_tasks(member), papers_to_supply(member), running_risks(member), drafts_to_move(member),
            money_to_match(member), instalments_to_request(member, today), contracts_to_sign(member, today),
        )
    ]  # fmt: skip
    counted.append(_count(lines_to_invoice(member), "acceptance__client_id"))
    first, *rest = counted
    in_all = sum(int(number) for number in first.union(*rest, all=True))
    return in_all + len(approvals_to_give(member, today)) + late_count(living_invoices(member), today)


def _count(rows: QuerySet[Any], of: str = "pk") -> QuerySet[Any, Any]:
    one = rows.order_by().annotate(all=Cast(Value(1), IntegerField())).values("all")
    counted: QuerySet[Any, Any] = one.annotate(number=Count(of, distinct=True)).values_list("number", flat=True)
    return counted
