"""Why a figure is what it is: its rule, its facts, their sum."""

from datetime import date
from decimal import Decimal
from typing import Any

from rapport.billing.access import visible_invoices
from rapport.billing.models import Allocation
from rapport.clients.access import visible_clients
from rapport.desk.queries.stand import INSIDE, Opened, Part, opened, stand_of
from rapport.desk.queries.told import tell
from rapport.jobs.access import visible_jobs
from rapport.ledger.access import visible_facts
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
    measures = {"billed": ["BILLED"], "vat": ["BILLED"], "collected": ["COLLECTED"], "outstanding": ["BILLED", "COLLECTED"]}.get(figure)
    if invoice is None or measures is None:
        return None
    allocations = list(Allocation.objects.filter(invoice=invoice).values_list("id", flat=True))
    undone = list(Allocation.objects.filter(invoice=invoice, undo__isnull=False).values_list("undo__id", flat=True))
    facts = visible_facts(member).filter(measure__in=measures, source_id__in=[invoice.id, *allocations, *undone])
    if figure == "vat":
        facts = facts.filter(kind="TAX")
    if as_of:
        facts = facts.filter(on__lte=as_of)
    rows = list(facts.select_related("book__job", "line").order_by("book__job__number", "seq"))
    parts = [Part(row, -1 if figure == "outstanding" and row.measure == "COLLECTED" else 1) for row in rows]
    found = Opened(parts, Decimal(0))
    return _answer(figure, found.sum, found)


def _answer(figure: str, value: Any, found: Opened) -> dict[str, Any]:
    return {
        "figure": figure, "value": None if value is None else f"{value}", "rule": RULES[figure], "sum": f"{found.sum}",
        "assumed": f"{found.assumed}",
        "facts": [
            {"id": str(part.fact.id), "job": part.fact.book.job.number, "on": part.fact.on, "measure": part.fact.measure,
             "kind": part.fact.kind, "amount": f"{part.amount}", "line": str(part.fact.line) if part.fact.line else None,
             "source_kind": part.fact.source_kind, "source_id": str(part.fact.source_id)}
            for part in found.parts
        ],
    }  # fmt: skip
