"""Beside each entry of Today: what is at stake, what becomes of the margin, and how long the client has heard nothing from us."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from django.db.models import Max
from django.utils.timezone import localdate

from rapport.clients.access import visible_touchpoints
from rapport.desk.queries.entry import Beside, Entry, amount_words
from rapport.desk.queries.rows import readable
from rapport.domain.figures import percent
from rapport.domain.job_figures import Sums, profit_of
from rapport.domain.margin import four_decimals, keeps_floor
from rapport.kit.refusal import Words
from rapport.kit.tongues import in_vietnamese, say
from rapport.ledger.queries.sums import sums_of_jobs
from rapport.people.models import Member

STAKES = {
    "commitment": say("Order", "Đơn"), "overdue": say("Owed", "Còn nợ"), "unbilled": say("Accepted", "Đã nhận"), "risk": say("Exposed", "Mức rủi ro"), "instalment": say("Instalment", "Đợt thanh toán"), "unsigned": say("Worth", "Giá trị"),
    "unapplied": say("Free", "Chưa gạch"), "issue": say("Total", "Tổng"), "confirm": say("Total", "Tổng"), "approval": say("Amount", "Số tiền"),
}  # fmt: skip


def with_beside(entries: Sequence[Entry], member: Member, today: date, floor: Decimal, every: Mapping[uuid.UUID, Sums]) -> list[Entry]:
    """Answer the entries with their lines beside them; at most four queries. `every`: sums of jobs that one has already."""
    margins = _margins([entry.job_id for entry in entries if entry.job_id], member, floor, every)
    heard = _heard([entry.client_id for entry in entries if entry.client_id], member)
    found = []
    for entry in entries:
        lines = []
        if entry.stake and entry.kind in STAKES:
            lines.append(Beside(STAKES[entry.kind], amount_words(entry.stake), is_bad=entry.kind == "overdue"))
        if entry.share is not None and member.may("margin.read"):
            lines.append(_margin(entry.share, floor, is_under=entry.share * 100 < floor))
        elif entry.job_id in margins:
            lines.append(_margin(*margins[entry.job_id]))
        if entry.client_id and member.may("touchpoint.read"):
            lines.append(Beside(say("Contact", "Liên lạc"), _ago(heard.get(entry.client_id), today)))
        found.append(replace(entry, beside=tuple(lines)))
    return found


def _margin(share: Decimal, floor: Decimal, is_under: bool) -> Beside:
    tongue = "vi" if in_vietnamese() else "en"
    number = f"{floor.normalize():f}"
    said = say("%(share)s, floor %(floor)s%%", "%(share)s, sàn %(floor)s%%", share=percent(share, tongue), floor=number)
    return Beside(say("Margin", "Biên"), said, is_bad=is_under)


def _margins(
    jobs: Sequence[uuid.UUID], member: Member, floor: Decimal, every: Mapping[uuid.UUID, Sums]
) -> dict[uuid.UUID | None, tuple[Decimal, Decimal, bool]]:
    """The known margins of the jobs whose margin this member reads: share, floor, whether it is under."""
    mine = readable(member, list(set(jobs))) if jobs and member.may("margin.read") else set()
    if not mine:
        return {}
    found: dict[uuid.UUID | None, tuple[Decimal, Decimal, bool]] = {}
    others = mine - every.keys()
    known = {job: every[job] for job in mine & every.keys()} | (sums_of_jobs(others) if others else {})
    for job, sums in known.items():
        profit = profit_of(sums)
        share = four_decimals(profit.share)
        if share is not None:
            found[job] = (share, floor, not keeps_floor(profit, floor))
    return found


def _heard(clients: Sequence[uuid.UUID], member: Member) -> dict[uuid.UUID, date]:
    if not clients or not member.may("touchpoint.read"):
        return {}
    rows = visible_touchpoints(member).filter(client__in=set(clients)).order_by().values_list("client_id").annotate(last=Max("happened_at"))
    return {client: localdate(last) for client, last in rows}


def _ago(on: date | None, today: date) -> Words:
    if on is None:
        return say("none on record", "chưa ghi lần nào")
    days = (today - on).days
    if days <= 0:
        return say("today", "hôm nay")
    return say("%(n)s days ago", "%(n)s ngày trước", n=days) if days > 1 else say("yesterday", "hôm qua")
