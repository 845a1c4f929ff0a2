"""One client's page."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.billing.access import visible_invoices
from rapport.billing.queries.open import open_amounts
from rapport.billing.queries.state import state_of
from rapport.clients.access import visible_clients, visible_terms, visible_touchpoints
from rapport.clients.models import AccountPlace
from rapport.desk.queries.rows import job_rows, totals_of
from rapport.insight.queries.profit import together
from rapport.jobs.access import jobs_in_scope, visible_jobs
from rapport.kit.clock import today_of
from rapport.kit.pages import fetch
from rapport.ledger.queries.sums import sums_of_jobs
from rapport.playbook.queries.limits import limit
from rapport.production.access import visible_acceptance_lines

# The newest; the list has the others.
MOST_JOBS = 25


def show(request: HttpRequest, client_id: uuid.UUID) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    client = fetch(visible_clients(member), client_id)
    today = today_of(member.agency)
    jobs = visible_jobs(member).filter(client=client).order_by("-opened_on", "-number")
    ids = list(jobs.values_list("id", flat=True))
    every = sums_of_jobs(ids)
    sees_margin = jobs_in_scope(member, "margin.read").filter(client=client).exists()
    invoices = list(
        visible_invoices(member).filter(client=client).select_related("client", "issuance", "confirmation").order_by("-number")[:20]
    )
    open_now = open_amounts([invoice.id for invoice in invoices])
    for invoice in invoices:
        invoice.open_now = open_now.get(invoice.id)
        invoice.state = state_of(invoice, invoice.open_now)
    unbilled = list(
        visible_acceptance_lines(member).filter(acceptance__client=client, invoice_lines=None).select_related("job", "acceptance")
    )
    floor = limit("floor_percent", today)
    rows = job_rows(list(jobs[:MOST_JOBS]), member, floor, every)
    return render(request, "desk/client.html", {
        "client": client, "jobs": rows, "job_count": len(ids), "totals": totals_of(rows, every, floor), "sees_margin": sees_margin,
        "invoices": invoices, "unbilled": unbilled, "total": together(every) if sees_margin or member.may("payment.read") else None,
        "unbilled_sum": sum((line.net_amount for line in unbilled), start=0),
        "team": AccountPlace.objects.filter(client=client, last_on=None).select_related("member").order_by("-is_in_charge", "first_on"),
        "contacts": client.contacts.filter(left_on=None).prefetch_related("address_forms").order_by("rank", "sort_key"),
        "entities": client.entities.all(), "terms": visible_terms(member).filter(client=client).order_by("-from_on").first(),
        "touchpoints": visible_touchpoints(member).filter(client=client).select_related("contact", "by").order_by("-happened_at")[:10],
        "may": {name: member.may(name) for name in ("client.update", "touchpoint.create", "invoice.create", "acceptance.create", "job.create")},
        "may_edit": member.may("client.update"), "may_touch": member.may("touchpoint.create"), "may_bill": member.may("invoice.create"),
        "may_accept": member.may("acceptance.create"),
    })  # fmt: skip
