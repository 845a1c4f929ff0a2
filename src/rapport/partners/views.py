"""Partners: who works for us, and where they are paid."""

import uuid
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.journal.search import ids_found
from rapport.kit import clock
from rapport.kit.inputs import choice_label
from rapport.kit.pages import fetch
from rapport.kit.tables import Cell, Column, Filter, Option, Table, csv_answer, read_table, wants_csv
from rapport.kit.tongues import say
from rapport.partners.access import visible_account_changes, visible_partner_accounts, visible_partners
from rapport.partners.account_change import COOLING, approved_at
from rapport.partners.models import AccountChange, Partner


def listing(request: HttpRequest) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    every = visible_partners(member)
    table = read_table(TABLE, every, query=request.GET, member=member)
    if wants_csv(request):
        return csv_answer(table, "partners")
    return render(request, "partners/partners.html", {
        "table": table, "count": every.count() if table.is_narrowed else table.count, "may_add": member.may("partner.create"),
    })  # fmt: skip


def show(request: HttpRequest, partner_id: uuid.UUID) -> HttpResponse:
    """Show one partner; where they are paid only to those who pay or answer for it."""
    member = request.member  # type: ignore[attr-defined]
    partner = fetch(visible_partners(member), partner_id)
    changes = list(
        visible_account_changes(member).filter(partner=partner, taken_at=None).select_related("asked_by", "partner").order_by("-asked_at")
    )
    return render(request, "partners/partner.html", {
        "partner": partner, "accounts": visible_partner_accounts(member).filter(partner=partner).order_by("-from_on", "-id"),
        "changes": [{"change": change, "approved_at": approved_at(change), "holds_at": _holds_at(change)} for change in changes],
        "may": member.may("partner.update"), "now": clock.now(),
    })  # fmt: skip


def _holds_at(change: AccountChange) -> datetime | None:
    answered = approved_at(change)
    return answered + COOLING if answered else None


TABLE = Table(
    kind="partner", rows=list, first_order="name", number="tax_code",
    columns=(
        Column("name", say("Partner", "Đối tác"), lambda row: Cell(row.name, href=f"/settings/partners/{row.id}/"), order_by=("name",)),
        Column("kind", say("Kind", "Loại"), lambda row: Cell(row.kind, choice_label(Partner.Kind, row.kind)), order_by=("kind", "name"), is_main=True),
        Column("tax_code", say("Tax code", "Mã số thuế"), lambda row: Cell(row.tax_code), order_by=("tax_code",), is_main=True),
        Column("email", say("E-mail", "E-mail"), lambda row: Cell(row.email), order_by=("email",)),
        Column("phone", say("Phone", "Điện thoại"), lambda row: Cell(row.phone)),
    ),
    filters=(
        Filter("kind", say("Kind", "Loại"), [Option(kind.value, choice_label(Partner.Kind, kind.value)) for kind in Partner.Kind],
               lambda partners, kind: partners.filter(kind=kind)),
    ),
    search=lambda partners, words: partners.filter(id__in=ids_found(words, "partner")),
)  # fmt: skip
