"""Contracts: with whom, from when to when, on whose paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.contracts.access import visible_contracts
from rapport.kit.clock import today_of


def listing(request: HttpRequest) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    rows = visible_contracts(member).select_related("client", "client_entity").order_by("-from_on")[:200]
    return render(
        request, "contracts/listing.html", {"rows": rows, "today": today_of(member.agency), "may_add": member.may("contract.create")}
    )
