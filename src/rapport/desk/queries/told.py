"""Records told for `rapport show`: fields, stage, what is missing, figures with the facts behind them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Model

from rapport.billing.access import visible_allocations, visible_invoices, visible_payments
from rapport.billing.models import Invoice, Payment
from rapport.billing.queries.open import live_allocations, open_amounts
from rapport.billing.queries.state import legal_number, state_of
from rapport.clients.access import visible_clients
from rapport.clients.models import Client
from rapport.contracts.access import visible_contracts
from rapport.contracts.models import Contract
from rapport.desk.queries.opened import OpenBooks
from rapport.desk.queries.papers import PaperFigure, contract_figures, invoice_figures, payment_figures, quote_figures
from rapport.desk.queries.parts import Part
from rapport.desk.queries.stand import INSIDE, hidden_from, stand_of
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
        "figures": _figures(stand.figures, [job], member, as_of),
    }  # fmt: skip


PAGE_ONLY = frozenset({"billed_net", "received_less_paid"})
"""Figures of the profit page that are sums of public ones."""


def _figures(values: Mapping[str, Decimal | None], jobs: Sequence[Job], member: Member, as_of: date | None) -> dict[str, Any]:
    books = OpenBooks([job.id for job in jobs], member, as_of)
    return {name: _figure(value, books.figure(name).parts, name) for name, value in values.items() if name not in PAGE_ONLY}


def _client(client: Client, member: Member, as_of: date | None) -> dict[str, Any]:
    jobs = list(visible_jobs(member).filter(client=client))
    total = together(sums_of_jobs([job.id for job in jobs], as_of))
    hidden = hidden_of_client(client, member)
    figures = _figures({name: value for name, value in total.figures.items() if name not in hidden | INSIDE}, jobs, member, as_of)
    within = list(jobs_in_scope(member, "margin.read").filter(client=client))
    inside = together(sums_of_jobs([job.id for job in within], as_of))
    if within:
        figures |= _figures({name: value for name, value in inside.figures.items() if name in INSIDE}, within, member, as_of)
    return _fields(client) | {
        "stage": None, "missing": [], "flags": [], "job_count": len(jobs), "cost_unknown_count": inside.unknown_count if within else None,
        "figures": figures,
    }  # fmt: skip


def hidden_of_client(client: Client, member: Member) -> frozenset[str]:
    """Answer the figures of a client that this reader may see on none of its jobs."""
    return hidden_from(lambda capability: jobs_in_scope(member, capability).filter(client=client).exists())


def _quote(quote: Quote, member: Member, as_of: date | None) -> dict[str, Any]:
    versions = quote.versions.order_by("position")
    answered = quote.versions.filter(answers__isnull=False).order_by("-position").values_list("answers__word", flat=True).first()
    last = versions.last()
    stage = answered or ("sent" if last and last.sent_on else "draft")
    return _fields(quote) | {
        "stage": stage, "missing": _missing_of_quote(quote, stage), "flags": [],
        "versions": [
            {"position": row.position, "sent_on": row.sent_on, "hash": row.hash, "net": _plain(row.net_amount), "vat": _plain(row.vat_amount),
             "total": _plain(row.total_amount)}
            for row in versions
        ],
        "figures": _told(quote_figures(quote, member, as_of)),
    }  # fmt: skip


def _missing_of_quote(quote: Quote, stage: str) -> list[str]:
    if stage == "draft":
        return [] if quote.versions.filter(sent_on=None, lines__isnull=False).exists() else ["lines"]
    if stage == "yes":
        return [] if quote.job.orders.filter(quote_version__quote=quote).exists() else ["order"]
    return ["answer"] if stage == "sent" else []


def _invoice(invoice: Invoice, member: Member, as_of: date | None) -> dict[str, Any]:
    open_now = open_amounts([invoice.id], as_of).get(invoice.id)
    jobs = sorted(set(invoice.lines.values_list("job__number", flat=True)))
    issuance = getattr(invoice, "issuance", None)
    if issuance and as_of and issuance.issued_on > as_of:
        issuance = None
    figures = _told(invoice_figures(invoice, member, as_of))
    return _fields(invoice) | {
        "stage": state_of(invoice, open_now, as_of), "missing": _missing_of_invoice(invoice, issuance, open_now), "flags": [],
        "legal_number": legal_number(invoice) or None if issuance else None, "issued_on": issuance.issued_on if issuance else None,
        "due_on": issuance.due_on if issuance else None, "jobs": jobs,
        "figures": {"net": _figure(invoice.net_amount, [])} | figures,
    }  # fmt: skip


def _missing_of_invoice(invoice: Invoice, issuance: Any, open_now: Decimal | None) -> list[str]:
    """Answer by code what an invoice lacks for its next step: confirmation, issuance, what its payment clock waits for, payment."""
    if invoice.dropped_on:
        return []
    if issuance is None:
        is_confirmed = invoice.adjusts_id is not None or hasattr(invoice, "confirmation")
        return ["issuance"] if is_confirmed else ["confirmation"]
    return ([issuance.waits_for] if issuance.waits_for and not issuance.due_on else []) + (["payment"] if open_now else [])


def _payment(payment: Payment, member: Member, as_of: date | None) -> dict[str, Any]:
    figures = payment_figures(payment, member, as_of)
    free = figures["unapplied"].value
    rows = visible_allocations(member).filter(live_allocations(as_of), payment=payment).select_related("invoice")
    return _fields(payment) | {
        "stage": "applied" if not free else "unapplied", "missing": ["allocation"] if free else [], "flags": [],
        "allocations": [{"invoice": row.invoice.number, "amount": _plain(row.amount), "rule": row.rule} for row in rows],
        "figures": _told(figures),
    }  # fmt: skip


def _contract(contract: Contract, member: Member, as_of: date | None) -> dict[str, Any]:
    return _fields(contract) | {
        "stage": "signed" if contract.signed_on else "open", "missing": [] if contract.signed_on else ["signature"], "flags": [],
        "figures": _told(contract_figures(contract, member, as_of)),
    }  # fmt: skip


def _told(figures: Mapping[str, PaperFigure]) -> dict[str, Any]:
    return {name: _figure(figure.value, figure.parts, name) for name, figure in figures.items()}


def _figure(value: Decimal | None, parts: list[Part], name: str = "") -> dict[str, Any]:
    told = f"{value:.4f}" if value is not None and name.endswith("share") else _plain(value)
    return {"value": told, "currency": "VND", "facts": [fact for part in parts for fact in part.ids]}


def _plain(value: Any) -> Any:
    """Đồng as whole numbers, other fractions as text."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else f"{value.normalize():f}"
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
