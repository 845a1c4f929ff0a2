"""One client's page."""

import uuid
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db.models import Exists, OuterRef, Subquery, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.billing.access import visible_invoices
from rapport.billing.queries.ageing import bands_of
from rapport.billing.queries.open import owing_since
from rapport.billing.queries.state import state_of
from rapport.billing.queries.unbilled import unrequested
from rapport.clients.access import visible_clients, visible_terms, visible_touchpoints
from rapport.clients.models import AccountPlace, Client
from rapport.desk.queries.rows import job_rows, totals_of
from rapport.desk.queries.to_invoice import due_instalments, to_invoice, with_companies
from rapport.insight.queries.profit import together
from rapport.jobs.access import jobs_in_scope, visible_commitments, visible_concessions, visible_jobs
from rapport.jobs.models import Commitment
from rapport.kit.clock import today_of
from rapport.kit.pages import fetch
from rapport.ledger.queries.sums import sums_of_jobs
from rapport.people.models import Member
from rapport.playbook.queries.limits import limit
from rapport.production.access import visible_acceptance_lines

# The newest; the list has the others.
MOST_JOBS, MOST_INVOICES = 25, 20
MOST_TOUCHES, MOST_PROMISES = 10, 4
NOTHING = (Decimal(0), None)


def show(request: HttpRequest, client_id: uuid.UUID) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    today = today_of(member.agency)
    of_client = {
        "instalments": due_instalments(member, today), "sees_margin": Exists(jobs_in_scope(member, "margin.read").filter(client=OuterRef("id"))),
        "favours": Subquery(visible_concessions(member).filter(job__client=OuterRef("id")).order_by().values("job__client").values(sum=Sum("list_amount"))),
    }  # fmt: skip
    client = fetch(visible_clients(member).annotate(**of_client), client_id)
    jobs = visible_jobs(member).filter(client=client).order_by("-opened_on", "-number")
    ids = list(jobs.values_list("id", flat=True))
    every = sums_of_jobs(ids)
    sees_margin = client.sees_margin
    seen = visible_invoices(member).filter(client=client)
    owed = owing_since(seen)
    bands = bands_of(((due_on, amount) for amount, due_on in owed.values()), today) if member.may("payment.read") else []
    invoices = list(seen.select_related("client", "issuance", "confirmation").order_by("-number")[:MOST_INVOICES])
    for invoice in invoices:
        invoice.open_now = owed.get(invoice.id, NOTHING)[0] if hasattr(invoice, "issuance") else None
        invoice.state = state_of(invoice, invoice.open_now)
    lines = with_companies(visible_acceptance_lines(member).filter(acceptance__client=client), member.agency.currency)
    unbilled = list(unrequested(lines).select_related("job"))
    floor = limit("floor_percent", today)
    touches = visible_touchpoints(member).filter(client=client).select_related("contact", "by").order_by("-happened_at")
    rows = job_rows(list(jobs[:MOST_JOBS]), member, floor, every)
    return render(request, "desk/client.html", {
        "client": client, "jobs": rows, "job_count": len(ids), "totals": totals_of(rows, every, floor), "sees_margin": sees_margin,
        "invoices": invoices, "unbilled": unbilled, "to_invoice": to_invoice(unbilled) if member.may("invoice.create") else [], "total": together(every) if sees_margin or member.may("payment.read") else None,
        "unbilled_sum": sum((line.net_amount for line in unbilled), start=0),
        "team": AccountPlace.objects.filter(client=client, last_on=None).select_related("member").order_by("-is_in_charge", "first_on"),
        "contacts": list(client.contacts.filter(left_on=None).prefetch_related("address_forms").order_by("rank", "sort_key")),
        "entities": client.entities.all(), "terms": visible_terms(member).filter(client=client).order_by("-from_on").first(),
        "touchpoints": list(touches[:MOST_TOUCHES]), "promises": _promises(client, member, today), "bands": bands, "goodwill": client.favours,
        "open_sum": sum((band.amount for band in bands), Decimal(0)), "sees_payments": member.may("payment.read"), "floor": floor,
        "overdue": sum((band.amount for band in bands if band.name != "in_term"), Decimal(0)), "today": today,
        "may_edit": member.may("client.update"), "may_terms": member.may("terms.update"), "may_touch": member.may("touchpoint.create"), "may_bill": member.may("invoice.create"),
        "may_accept": member.may("acceptance.create"), "may_contract": member.may("contract.create"),
    })  # fmt: skip


def _promises(client: Client, member: Member, today: date) -> Sequence[Commitment]:
    """The promises of this client's jobs that are still to come, the farthest first: the story runs downwards."""
    rows = visible_commitments(member).filter(job__client=client, kept_on=None, dropped_on=None, due_on__gte=today)
    return list(rows.select_related("owner").order_by("due_on")[:MOST_PROMISES])[::-1]
