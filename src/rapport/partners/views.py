"""Partners: who works for us, and where they are paid."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.journal.search import ids_found
from rapport.kit.inputs import choice_label
from rapport.kit.tables import Cell, Column, Filter, Option, Table, csv_answer, read_table, wants_csv
from rapport.kit.tongues import say
from rapport.partners.access import visible_partners
from rapport.partners.models import Partner


def listing(request: HttpRequest) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    every = visible_partners(member)
    table = read_table(TABLE, every, query=request.GET, member=member)
    if wants_csv(request):
        return csv_answer(table, "partners")
    return render(request, "partners/partners.html", {
        "table": table, "count": every.count() if table.is_narrowed else table.count, "may_add": member.may("partner.create"),
    })  # fmt: skip


TABLE = Table(
    kind="partner", rows=list, first_order="name", number="tax_code",
    columns=(
        Column("name", say("Partner", "Đối tác"), lambda row: Cell(row.name), order_by=("name",)),
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
