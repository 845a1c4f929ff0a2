"""Profit: by job, client, account manager or month, now or on a past day; every figure opens to its facts."""

import uuid
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from rapport.clients.access import visible_clients
from rapport.desk.documents.profit import profit_pdf
from rapport.desk.queries.bridge import bridge_of
from rapport.desk.queries.opened import OpenBooks, Opened, opened_facts
from rapport.desk.queries.profit_sheet import OF_PERIOD, WAYS, Asked, facts_behind, profit_sheet
from rapport.desk.queries.sources import sources_of
from rapport.desk.queries.stand import INSIDE, hidden_from
from rapport.desk.queries.why import RULES
from rapport.insight.queries.periods import NOBODY
from rapport.insight.queries.profit import together
from rapport.jobs.access import jobs_in_scope, visible_jobs
from rapport.kit.clock import today_of
from rapport.kit.documents import answer
from rapport.kit.pages import fetch
from rapport.kit.tongues import say
from rapport.ledger.queries.sums import sums_of_jobs
from rapport.people.models import Member
from rapport.playbook.queries.limits import limit

ROWS = 50
PERIOD_RULE = say(
    "only what was billed and spent in these days, never a forecast", "chỉ tính đã xuất hóa đơn và đã chi trong kỳ, không dự báo"
)


def _day(request: HttpRequest, name: str) -> date | None:
    text = request.GET.get(name, "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise Http404 from error


def _asked(request: HttpRequest) -> Asked:
    by = request.GET.get("by", "job")
    if by not in WAYS:
        raise Http404
    return Asked(by, _day(request, "as_of"), _day(request, "from"), _day(request, "until"))


def listing(request: HttpRequest) -> HttpResponse:
    member: Member = request.member  # type: ignore[attr-defined]
    asked, today = _asked(request), today_of(member.agency)
    sheet, floor = profit_sheet(member, asked), limit("floor_percent", today)
    page = Paginator(sheet.rows, ROWS).get_page(request.GET.get("page"))
    tabs = [(way, replace(asked, by=way).query) for way in WAYS]
    return render(request, "desk/profit.html", {
        "sheet": sheet, "page": page, "bridge": bridge_of(sheet.every), "asked": asked, "tabs": tabs, "floor": floor, "floor_share": floor / 100, "query": asked.query,
    })  # fmt: skip


def document(request: HttpRequest) -> HttpResponse:
    """Answer the sheet as PDF, in the reader's language or `?lang=`."""
    member: Member = request.member  # type: ignore[attr-defined]
    asked = _asked(request)
    language = "en" if request.GET.get("lang", get_language() or "vi") == "en" else "vi"
    return answer(profit_pdf(profit_sheet(member, asked), member, today_of(member.agency), language), f"profit-{asked.by}")


@dataclass(frozen=True)
class Subject:
    """What a figure that opens is of."""

    kind: str
    id: str
    title: str
    link: str


def facts(request: HttpRequest, kind: str, record_id: uuid.UUID, figure: str) -> HttpResponse:
    """Open a figure of a job, a client or an account manager's period: its facts, what of it is assumed, the sum at the foot."""
    member: Member = request.member  # type: ignore[attr-defined]
    asked = _asked(request)
    if kind == "am":
        return _of_period(request, replace(asked, by="am"), str(record_id), figure)
    if figure not in RULES or kind not in ("job", "client"):
        raise Http404
    record: Any = fetch(visible_jobs(member) if kind == "job" else visible_clients(member), record_id)
    jobs = list(_jobs_of(member, kind, record, figure))
    ids = [job.id for job in jobs]
    figures = together(sums_of_jobs(ids, asked.as_of)).figures
    hidden = hidden_from(
        lambda capability: member.may(capability) and (not ids or jobs_in_scope(member, capability).filter(id__in=ids).exists())
    )
    # Some rules are of papers or periods only.
    if figure in hidden or figure not in figures:
        raise Http404
    subject = Subject(kind, str(record.id), str(record), f"/{kind}s/{record.id}/")
    return _shown(request, subject, figure, OpenBooks(ids, member, asked.as_of).figure(figure), figures[figure], asked)


def _jobs_of(member: Member, kind: str, record: Any, figure: str) -> Any:
    jobs = jobs_in_scope(member, "margin.read") if figure in INSIDE else visible_jobs(member)
    return jobs.filter(id=record.id) if kind == "job" else jobs.filter(client=record)


def facts_of_month(request: HttpRequest, month: str, figure: str) -> HttpResponse:
    """Open a figure of a month: `2026-11`."""
    try:
        date.fromisoformat(f"{month}-01")
    except ValueError as error:
        raise Http404 from error
    return _of_period(request, replace(_asked(request), by="month"), month, figure)


def _of_period(request: HttpRequest, asked: Asked, key: str, figure: str) -> HttpResponse:
    member: Member = request.member  # type: ignore[attr-defined]
    if figure not in OF_PERIOD or not member.may("margin.read"):
        raise Http404
    found = opened_facts(facts_behind(member, asked, key), figure, member)
    if asked.by == "month":
        title = f"{key[5:]}/{key[:4]}"
    elif key == NOBODY:
        title = str(say("nobody in charge", "chưa ai phụ trách"))
    else:
        title = fetch(Member.objects.all(), uuid.UUID(key)).full_name
    sheet = next((row for row in profit_sheet(member, asked).rows if row.key == key), None)
    value = next((cell.value for cell in sheet.cells if cell.name == figure), None) if sheet else Decimal(0)
    back = f"/profit/?by={asked.by}&{asked.query}"
    return _shown(request, Subject(asked.by, key, title, back), figure, found, value, asked)


def _shown(request: HttpRequest, subject: Subject, figure: str, found: Opened, value: Decimal | None, asked: Asked) -> HttpResponse:
    return render(request, "desk/facts.html", {
        "subject": subject, "figure": figure, "rule": PERIOD_RULE if asked.is_period else RULES[figure], "found": found,
        "sources": sources_of(found.parts, request.member),  # type: ignore[attr-defined]
        "value": value, "asked": asked, "is_share": figure.endswith("share"),
    })  # fmt: skip
