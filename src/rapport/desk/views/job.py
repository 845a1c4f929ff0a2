"""One job's page with its thread, and its cost room."""

import uuid
from collections import defaultdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.billing.queries.milestones import instalments_of
from rapport.contracts.models import Milestone
from rapport.costs.access import visible_bills, visible_purchase_orders, visible_time
from rapport.costs.models import Bill
from rapport.desk.queries.burn import burn_of
from rapport.desk.queries.gate import gate_of
from rapport.desk.queries.stand import Stand, stand_of
from rapport.desk.queries.timeline import timeline
from rapport.domain.book import EXTERNAL
from rapport.domain.figures import short_money
from rapport.jobs.access import jobs_in_scope, may_on_job, visible_commitments, visible_concessions, visible_jobs
from rapport.jobs.models import Job
from rapport.journal.models import File
from rapport.kit.clock import today_of
from rapport.kit.pages import fetch
from rapport.kit.tongues import in_vietnamese
from rapport.ledger.access import visible_lines
from rapport.people.models import Member
from rapport.production.access import visible_tasks
from rapport.proposals.access import visible_quotes

ANCHORS = {
    "request": "story",
    "brief": "story",
    "proposal": "proposal",
    "order": "proposal",
    "production": "production",
    "acceptance": "production",
}
# Of time entries, the newest.
SHOWN_TIME = 50
MAY = (
    "quote.create",
    "task.create",
    "cost.create",
    "cost.read",
    "cost.update",
    "job.update",
    "contract.create",
    "goodwill.create",
    "risk.approve",
    "payout.pay",
    "time.create",
    "floor.approve",
    "invoice.create",
)


def show(request: HttpRequest, job_id: uuid.UUID) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    job = fetch(visible_jobs(member).select_related("client", "client_entity", "contact"), job_id)
    today = today_of(member.agency)
    stand = stand_of(job, member)
    sees_margin = stand.sees_margin
    files = defaultdict(list)
    evidence = list(job.evidence.select_related("contact").order_by("given_on"))
    for file in File.objects.filter(kind="evidence", subject_id__in=[row.id for row in evidence]):
        files[file.subject_id].append(file)
    for row in evidence:
        row.files = files[row.id]
    quotes = list(visible_quotes(member).filter(job=job).prefetch_related("versions__answers").order_by("position"))
    return render(request, "desk/job.html", {
        "job": job, "stand": stand, "sees_margin": sees_margin, "thread": _thread(stand), "floor": stand.floor_share * 100,
        "quotes": quotes, "evidence": evidence, "today": today, "orders": job.orders.order_by("in_effect_on"), "instalments": instalments_of(Milestone.objects.filter(order__job=job), today), "papers": stand.papers,
        "risk": job.risk_starts.filter(ended_on=None).first() if "at_risk" in stand.flags else None,
        "gate": gate_of(stand, quotes), "sees_quotes": may_on_job(member, "quote.read", job),
        "flags": sorted(stand.flags - {"at_risk"} if member.is_presenting else stand.flags), "tasks": visible_tasks(member).filter(job=job).select_related("owner").order_by("done_on", "due_on"),
        "commitments": visible_commitments(member).filter(job=job).select_related("owner").order_by("due_on"),
        "events": timeline("job", job.id, member), "may": _may(member, job),
        "burn": burn_of(job, stand.figures, today) if sees_margin else None,
    })  # fmt: skip


def _may(member: Member, job: Job) -> dict[str, bool]:
    return {name.replace(".", "_"): may_on_job(member, name, job) for name in MAY} | {"time_create": member.may("time.create")}


def costs(request: HttpRequest, job_id: uuid.UUID) -> HttpResponse:
    """Show the job's cost room: its lines, orders to partners, bills, time, favours."""
    member = request.member  # type: ignore[attr-defined]
    job = fetch(jobs_in_scope(member, "cost.read").select_related("client"), job_id)
    sees_margin = may_on_job(member, "margin.read", job)
    # Whoever does not read margin sees what is bought, not what our own work costs: with the price that would be the margin.
    lines = list(visible_lines(member).filter(book__job=job, **({} if sees_margin else {"kind__in": EXTERNAL})).order_by("position"))
    time = visible_time(member).filter(job=job, undone_on=None).select_related("member").order_by("-on", "-id")
    sums = {name: sum((getattr(line, f"{name}_amount") for line in lines), start=0) for name in ("budgeted", "committed", "spent")}
    return render(request, "desk/job_costs.html", {
        "job": job, "sees_margin": sees_margin, "lines": lines, "may": _may(member, job),
        **sums, "left": sums["budgeted"] - sums["committed"] - sums["spent"],
        "purchase_orders": visible_purchase_orders(member).filter(job=job).select_related("partner").order_by("id"),
        "bills": _bills(member, job),
        "time": list(time[:SHOWN_TIME]), "time_count": time.count(),
        "concessions": list(visible_concessions(member).filter(job=job)) if sees_margin else [],
    })  # fmt: skip


def _bills(member: Member, job: Job) -> list[Bill]:
    """The job's bills, each with what is still to be paid of it."""
    bills = list(visible_bills(member).filter(job=job).select_related("partner", "order").prefetch_related("payments"))
    for bill in bills:
        bill.open_amount = bill.net_amount + bill.vat_amount - sum((row.amount for row in bill.payments.all()), start=0)  # type: ignore[attr-defined]
    return bills


def _thread(stand: Stand) -> list[dict[str, object]]:
    """Stations for the thread: done, here (the furthest), past (left out on the way), part (begun, not whole), next; with the day and the one figure that matters."""
    tongue = "vi" if in_vietnamese() else "en"
    figures = {"proposal": "quoted", "order": "contracted", "invoice": "billed", "payment": "collected"}
    rows: list[dict[str, object]] = []
    order = [station for station, _on in stand.thread]
    furthest = order.index(stand.stage) if stand.stage in order else -1
    for place, (station, on) in enumerate(stand.thread):
        amount = stand.figures.get(figures.get(station, ""))
        at = "here" if station == stand.stage else "done" if on else "past" if place < furthest else "part" if amount else "next"
        anchor = ANCHORS.get(station, "money")
        rows.append({"station": station, "on": on, "at": at, "anchor": anchor, "says": short_money(amount, tongue) if amount else ""})
    return rows
