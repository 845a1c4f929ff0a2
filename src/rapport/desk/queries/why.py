"""Why a figure is what it is: its rule, its facts, their sum."""

from datetime import date
from decimal import Decimal
from typing import Any

from rapport.billing.access import visible_invoices
from rapport.clients.access import visible_clients
from rapport.desk.queries.papers import invoice_figures
from rapport.desk.queries.stand import INSIDE, Opened, opened, stand_of
from rapport.desk.queries.told import tell
from rapport.jobs.access import visible_jobs
from rapport.people.models import Member

CONTRACT_OR_BILL = "contracted until the job is closed for cost, then billed; without tax"
RULES = {
    "quoted": "live QUOTED facts, without tax",
    "contracted": "CONTRACTED facts, without tax",
    "budgeted": "BUDGETED facts",
    "committed": "COMMITTED facts less what bills have taken up",
    "spent": "SPENT facts, without creditable tax",
    "forecast_cost": "line by line: spent + committed + what of the budget is neither",
    "billed": "BILLED facts, with tax",
    "collected": "COLLECTED facts, with tax",
    "outstanding": "billed − collected − written off, with tax",
    "written_off": "WRITTEN_OFF facts",
    "vat": "BILLED facts of kind TAX",
    "external": "forecast of what is bought in and passed through",
    "bought_in": "forecast of what is bought in",
    "pass_through": "forecast of what is passed through",
    "agi": f"{CONTRACT_OR_BILL}, less external cost",
    "own_cost": "forecast of own work",
    "margin": "AGI − own cost",
    "margin_share": "margin ÷ AGI, half up to four decimals",
    "advanced": "ADVANCED facts",
    "paid": "PAID facts",
    "exposure": "committed + spent − collected, without tax, not under 0; counts while the job has no order",
}


def explain(kind: str, number: str, figure: str, member: Member, as_of: date | None = None) -> dict[str, Any] | None:
    """Explain a figure for one reader; None where record or figure does not exist for them."""
    if kind == "invoice":
        return _of_invoice(number, figure, member, as_of)
    if kind == "job":
        job = visible_jobs(member).filter(number=number).first()
        jobs = [job] if job else []
        value = stand_of(job, member, as_of).figures.get(figure) if job else None
    else:
        client = visible_clients(member).filter(code=number).first()
        jobs = list(visible_jobs(member).filter(client=client)) if client else []
        told = tell("client", number, member, as_of) if client else None
        value = told["figures"].get(figure, {}).get("value") if told else None
    if not jobs or (figure in INSIDE and value is None and not stand_of(jobs[0], member).sees_margin):
        return None
    return _answer(figure, value, opened([job.id for job in jobs], figure, member, as_of))


def _of_invoice(number: str, figure: str, member: Member, as_of: date | None) -> dict[str, Any] | None:
    invoice = visible_invoices(member).filter(number=number).first()
    found = invoice_figures(invoice, member, as_of).get(figure) if invoice else None
    return _answer(figure, found.value, Opened(found.parts, Decimal(0))) if found else None


def _answer(figure: str, value: Any, found: Opened) -> dict[str, Any]:
    return {
        "figure": figure, "value": value if value is None or isinstance(value, str) else _plain(value), "rule": RULES[figure],
        "sum": _plain(found.sum), "assumed": _plain(found.assumed),
        "facts": [
            {"id": str(part.fact.id), "ids": part.ids, "job": part.fact.book.job.number, "on": part.fact.on, "measure": part.fact.measure,
             "kind": part.kind, "amount": _plain(part.amount), "line": str(part.fact.line) if part.fact.line else None,
             "source_kind": part.fact.source_kind, "source_id": str(part.fact.source_id)}
            for part in found.parts
        ],
    }  # fmt: skip


def _plain(amount: Decimal | int) -> str:
    """Amounts are decimal text; đồng without a point."""
    return f"{amount:f}".removesuffix(".00")
