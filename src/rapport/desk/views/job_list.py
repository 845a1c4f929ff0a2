"""The list of jobs: where each stands, what it brings, what is open of it."""

import uuid
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.clients.access import visible_clients
from rapport.desk.queries.rows import JobRow, job_rows, readable
from rapport.domain.job_figures import Sums, contracted, figures_of, outstanding
from rapport.domain.stations import Station
from rapport.insight.queries.profit import margin_share
from rapport.jobs.access import visible_jobs
from rapport.jobs.models import Job
from rapport.jobs.queries.stage import stages
from rapport.journal.search import ids_found
from rapport.kit.clock import today_of
from rapport.kit.inputs import choice_label
from rapport.kit.tables import Cell, Column, Filter, Option, Records, Table, csv_answer, read_table, wants_csv
from rapport.kit.tongues import say
from rapport.ledger.queries.sums import sums_of_jobs
from rapport.people.models import Member
from rapport.playbook.queries.limits import limit


def listing(request: HttpRequest) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    every = visible_jobs(member).select_related("client")
    table = read_table(job_table(member), every, query=request.GET, member=member)
    if wants_csv(request):
        return csv_answer(table, "jobs")
    return render(request, "desk/jobs.html", {
        "table": table, "count": every.count() if table.is_narrowed else table.count, "may_add": member.may("job.create"),
        "whole": {column.name: total for column, total in table.feet}, "floor": limit("floor_percent", today_of(member.agency)),
    })  # fmt: skip


def job_table(member: Member) -> Table:
    """The newest first. What shows a margin is there for those who may see it (nobody may while presenting)."""
    floor, every = limit("floor_percent", today_of(member.agency)), dict[uuid.UUID, Sums]()
    return Table(
        kind="job", columns=_columns(member), rows=lambda jobs: job_rows(jobs, member, floor, every or None), identify=lambda row: row.job, first_order="-opened_on",
        filters=_filters(member), search=lambda jobs, words: jobs.filter(id__in=ids_found(words, "job")), stage="stage",
        totals=lambda jobs: _totals(jobs, member, floor, every),
    )  # fmt: skip


def _columns(member: Member) -> tuple[Column, ...]:
    def figures(name: str) -> Any:
        return lambda ids: {job: figures_of(sums).get(name) for job, sums in sums_of_jobs(ids).items()}

    def margins(ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, Any]:
        seen = readable(member, list(ids), are_visible=True)
        return {job: share for job, share in figures("margin_share")(ids).items() if job in seen}

    return (
        Column("number", say("Job", "Mã job"), lambda row: Cell(row.job.number, href=f"/jobs/{row.job.id}/", narrow=row.job.name), "number",
               order_by=("client__code", "number")),
        Column("client", say("Client", "Khách hàng"), lambda row: Cell(row.job.client.name), order_by=("client__name", "-opened_on")),
        Column("name", say("Work", "Việc"), lambda row: Cell(row.job.name, href=f"/jobs/{row.job.id}/"), order_by=("name",)),
        Column("stage", say("At", "Đang ở"), _stage, "thread", worked_out=_places, is_main=True),
        Column("opened_on", say("Opened", "Mở ngày"), lambda row: Cell(row.job.opened_on), "day", order_by=("opened_on", "number"), is_shown=False),
        Column("due_on", say("Until", "Hạn"), lambda row: Cell(row.job.due_on), "day", order_by=("due_on", "number")),
        Column("contracted", say("Contracted, ₫", "Đặt hàng, ₫"), lambda row: Cell(row.contracted), "amount",
               "quote.read", worked_out=figures("contracted")),
        Column("margin_share", say("Margin", "Biên"), lambda row: Cell(row.margin_share), "figure", "margin.read", worked_out=margins,
               is_main=True),
        Column("points", say("To the floor", "So với sàn"), _points, "points", "margin.read"),
        Column("outstanding", say("Outstanding, ₫", "Còn phải thu, ₫"), lambda row: Cell(row.outstanding), "amount", "payment.read",
               worked_out=figures("outstanding"), is_main=True),
    )  # fmt: skip


def _stage(row: JobRow) -> Cell:
    stage = row.stage or Station.REQUEST
    return Cell(stage, choice_label(None, stage), step=row.step)


def _places(ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, int]:
    order = list(Station)
    return {job: order.index(stage) if stage else -1 for job, stage in stages(ids).items()}


def _points(row: JobRow) -> Cell:
    return Cell(
        row.points, small=say("under the floor", "dưới sàn") if row.is_under_floor else "", tone="bad" if row.is_under_floor else ""
    )


def _filters(member: Member) -> tuple[Filter, ...]:
    clients = [Option(str(pk), name) for pk, name in visible_clients(member).order_by("name").values_list("id", "name")]
    return (
        Filter("client", say("Client", "Khách hàng"), clients, lambda jobs, pk: jobs.filter(client=pk)),
        Filter("stage", say("At", "Đang ở"), [Option(str(one), choice_label(None, one)) for one in Station], _at),
        Filter("lane", say("Lane", "Loại job"), [Option(lane.value, choice_label(Job.Lane, lane.value)) for lane in Job.Lane],
               lambda jobs, lane: jobs.filter(lane=lane)),
    )  # fmt: skip


def _at(jobs: Records, stage: str) -> Records:
    at = stages(list(jobs.values_list("id", flat=True)))
    return jobs.filter(id__in=[job for job, one in at.items() if (one or Station.REQUEST) == stage])


def _totals(jobs: Records, member: Member, floor: Decimal, every: dict[uuid.UUID, Sums]) -> dict[str, Decimal | None]:
    """Add up all that the filters leave; `every` is filled with their sums, for the rows."""
    every |= sums_of_jobs(ids := list(jobs.values_list("id", flat=True)))
    totals: dict[str, Decimal | None] = {
        "contracted": sum(map(contracted, every.values()), Decimal(0)), "outstanding": sum(map(outstanding, every.values()), Decimal(0)),
    }  # fmt: skip
    seen = readable(member, ids, are_visible=True) & every.keys()
    share = margin_share(every[job] for job in seen) if seen else None
    return totals | {"margin_share": share, "points": None if share is None else share * 100 - floor}
