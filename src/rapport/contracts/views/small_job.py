"""The small job: one form for a phone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.kit.command import REGISTRY
from rapport.kit.inputs import hidden_of, inputs_of
from rapport.kit.pages import call_command

FIRST = ("contact", "name", "amount", "due_on", "text", "file", "grade", "own_cost_amount")
MORE = ("external_cost_amount", "vat_code", "client_entity", "brand", "alone_reason")


def small_job(request: HttpRequest) -> HttpResponse:
    """One form for a phone: five fields of the brief first, what is known beyond them folded away."""
    spec = REGISTRY["open_small_job"]
    if request.method == "POST":
        return call_command(request, spec, {})
    member = request.member  # type: ignore[attr-defined]
    typed = request.GET.dict()
    client = inputs_of(spec, member, given=(), only=("client",), typed=typed)[0]
    # People, companies and brands are those of the client chosen, or of the first, which stands in the list unless another is chosen.
    within = {"client": typed.get("client") or next((choice.value for choice in client.choices), "")}
    first = inputs_of(spec, member, given=(), only=FIRST, typed=typed, within=within)
    # Only whoever may decide on prices under the floor can be the only one who does.
    asked = [name for name in MORE if name != "alone_reason" or member.may("floor.approve")]
    more = inputs_of(spec, member, given=(), only=asked, typed=typed, within=within)
    return render(request, "contracts/small_job.html", {"client": client, "first": first, "more": more, "hidden": hidden_of(spec, {})})
