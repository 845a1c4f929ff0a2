"""Our own companies with their tax codes, accounts and invoice series."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.kit.clock import today_of
from rapport.people.access import visible_legal_entities, visible_own_accounts
from rapport.people.models import NumberSeries, OwnBankAccount


def show(request: HttpRequest) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    accounts: dict[object, list[OwnBankAccount]] = {}
    for account in visible_own_accounts(member).order_by("-is_default", "number"):
        accounts.setdefault(account.legal_entity_id, []).append(account)
    year = today_of(member.agency).year
    last = dict(NumberSeries.objects.filter(key__startswith="invoice ").values_list("key", "last"))
    entities = list(visible_legal_entities(member).order_by("-is_default", "name"))
    return render(request, "people/companies.html", {
        "entities": [{"entity": entity, "accounts": accounts.get(entity.id, []), "values": _values(entity),
                      "series": last.get(f"invoice {entity.id} {year}", 0)} for entity in entities],
        "year": year,
        "may": member.may("settings.update"), "may_add": member.may("settings.create"),
    })  # fmt: skip


def _values(entity: object) -> dict[str, object]:
    names = ("name", "address", "representative", "representative_title", "phone", "invoice_symbol")
    return {name: getattr(entity, name) for name in names}
