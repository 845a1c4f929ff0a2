"""One contract: its terms, its paper, what was ordered under it, and which jobs wait for its signature."""

import uuid
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.clients.access import may_on_client
from rapport.contracts.access import visible_contracts, visible_orders
from rapport.contracts.models import Contract
from rapport.jobs.access import visible_jobs
from rapport.jobs.models import Job
from rapport.journal.models import File
from rapport.kit.clock import today_of
from rapport.kit.pages import fetch
from rapport.people.models import Member


def show(request: HttpRequest, contract_id: uuid.UUID) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    contract = fetch(visible_contracts(member).select_related("client", "client_entity", "legal_entity", "job"), contract_id)
    today = today_of(member.agency)
    orders = list(visible_orders(member).filter(contract=contract).select_related("job").order_by("in_effect_on", "id"))
    sees_price = may_on_client(member, "quote.read", contract.client)
    return render(request, "contracts/contract.html", {
        "contract": contract, "orders": orders, "today": today, "waiting": _waiting(contract, member), "sees_price": sees_price,
        "ordered": sum((order.net_amount for order in orders), Decimal(0)), "state": state_of(contract, today),
        "files": File.objects.filter(kind="contract", subject_id=contract.id).order_by("at"),
        "may_sign": contract.signed_on is None and may_on_client(member, "contract.create", contract.client),
    })  # fmt: skip


def state_of(contract: Contract, today: date) -> str:
    """Answer unsigned, ended, coming or running on a day."""
    if contract.signed_on is None:
        return "unsigned"
    if contract.until_on and contract.until_on < today:
        return "ended"
    return "coming" if contract.from_on > today else "running"


def _waiting(contract: Contract, member: Member) -> Sequence[Job]:
    """The jobs of its company whose client has said yes and that have no order yet."""
    if contract.signed_on:
        return []
    jobs = visible_jobs(member).filter(client=contract.client_id, orders=None, quotes__versions__answers__word="yes", cancellations=None)
    if contract.kind == Contract.Kind.SERVICE:
        jobs = jobs.filter(contracts=contract)
    return list(jobs.distinct().order_by("number"))
