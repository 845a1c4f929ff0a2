"""Records told for `rapport show`: fields, stage, what is missing, figures with the facts behind them."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Model

from rapport.billing.access import visible_invoices, visible_payments
from rapport.billing.models import Invoice, Payment
from rapport.billing.queries.open import open_amounts, unapplied
from rapport.billing.queries.state import legal_number, state_of
from rapport.clients.access import visible_clients
from rapport.clients.models import Client
from rapport.contracts.access import visible_contracts
from rapport.desk.queries.stand import INSIDE, Part, opened, stand_of
from rapport.insight.queries.profit import together
from rapport.jobs.access import jobs_in_scope, visible_jobs
from rapport.jobs.models import Job
from rapport.ledger.queries.sums import sums_of_jobs
from rapport.people.models import Member
from rapport.proposals.access import visible_quotes
from rapport.proposals.models import Quote


def tell(kind: str, number: str, member: Member, as_of: date | None = None) -> dict[str, Any] | None:
    """Tell a record of a kind by its number for one reader; None where it does not exist for them."""
    records, label, teller = TELLERS[kind]
    record = records(member).filter(**{label: number}).first()
    return None if record is None else teller(record, member, as_of)


def _job(job: Job, member: Member, as_of: date | None) -> dict[str, Any]:
    stand = stand_of(job, member, as_of)
    return _fields(job) | {
        "stage": stand.stage, "missing": stand.missing, "flags": sorted(stand.flags),
        "figures": {name: _figure(value, opened([job.id], name, member, as_of).parts) for name, value in stand.figures.items()},
    }  # fmt: skip


def _client(client: Client, member: Member, as_of: date | None) -> dict[str, Any]:
    jobs = list(visible_jobs(member).filter(client=client))
    total = together(sums_of_jobs([job.id for job in jobs], as_of))
    sees = jobs_in_scope(member, "margin.read").filter(client=client).exists()
    figures = {name: value for name, value in total.figures.items() if sees or name not in INSIDE}
    ids = [job.id for job in jobs]
    return _fields(client) | {
        "stage": None, "missing": [], "flags": [], "job_count": len(jobs), "cost_unknown_count": total.unknown_count,
        "figures": {name: _figure(value, opened(ids, name, member, as_of).parts) for name, value in figures.items()},
    }  # fmt: skip


def _quote(quote: Quote, member: Member, as_of: date | None) -> dict[str, Any]:
    versions = quote.versions.order_by("position")
    answered = quote.versions.filter(answers__isnull=False).order_by("-position").values_list("answers__word", flat=True).first()
    last = versions.last()
    stage = answered or ("sent" if last and last.sent_on else "draft")
    return _fields(quote) | {
        "stage": stage, "missing": [], "flags": [],
        "versions": [
            {"position": row.position, "sent_on": row.sent_on, "hash": row.hash, "net": _plain(row.net_amount), "vat": _plain(row.vat_amount),
             "total": _plain(row.total_amount)}
            for row in versions
        ],
        "figures": {},
    }  # fmt: skip


def _invoice(invoice: Invoice, member: Member, as_of: date | None) -> dict[str, Any]:
    open_now = open_amounts([invoice.id], as_of).get(invoice.id)
    jobs = sorted(set(invoice.lines.values_list("job__number", flat=True)))
    missing = [] if hasattr(invoice, "confirmation") or hasattr(invoice, "issuance") else ["confirmation"]
    issuance = getattr(invoice, "issuance", None)
    return _fields(invoice) | {
        "stage": state_of(invoice, open_now), "missing": missing, "flags": [], "legal_number": legal_number(invoice) or None,
        "issued_on": issuance.issued_on if issuance else None, "due_on": issuance.due_on if issuance else None, "jobs": jobs,
        "figures": {
            "net": _figure(invoice.net_amount, []), "vat": _figure(invoice.vat_amount, []), "billed": _figure(invoice.total_amount, []),
            "outstanding": _figure(open_now or Decimal(0), []),
        },
    }  # fmt: skip


def _payment(payment: Payment, member: Member, as_of: date | None) -> dict[str, Any]:
    free = unapplied(payment)
    rows = payment.allocations.filter(undo=None).select_related("invoice")
    return _fields(payment) | {
        "stage": "applied" if not free else "unapplied", "missing": [], "flags": [],
        "allocations": [{"invoice": row.invoice.number, "amount": _plain(row.amount), "rule": row.rule} for row in rows],
        "figures": {"amount": _figure(payment.amount, []), "unapplied": _figure(free, [])},
    }  # fmt: skip


def _contract(contract: Model, member: Member, as_of: date | None) -> dict[str, Any]:
    return _fields(contract) | {"stage": "signed" if contract.signed_on else "open", "missing": [], "flags": [], "figures": {}}  # type: ignore[attr-defined]


def _figure(value: Decimal | None, parts: list[Part]) -> dict[str, Any]:
    return {"value": _plain(value), "currency": "VND", "facts": [str(part.fact.id) for part in parts]}


def _plain(value: Any) -> Any:
    """Đồng as whole numbers, shares as text."""
    if isinstance(value, Decimal):
        return int(value) if (value == value.to_integral_value() and abs(value) >= 1) or not value else str(value)
    return value


def _fields(record: Model) -> dict[str, Any]:
    hidden = {"agency", "version", "sort_key"}
    return {field.attname: _plain(getattr(record, field.attname)) for field in record._meta.concrete_fields if field.name not in hidden}


TELLERS: dict[str, tuple[Callable[[Member], Any], str, Callable[..., dict[str, Any]]]] = {
    "client": (visible_clients, "code", _client),
    "job": (visible_jobs, "number", _job),
    "quote": (visible_quotes, "number", _quote),
    "contract": (visible_contracts, "number", _contract),
    "invoice": (visible_invoices, "number", _invoice),
    "payment": (visible_payments, "number", _payment),
}
