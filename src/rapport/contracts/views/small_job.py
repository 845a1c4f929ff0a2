"""The small job: one form for a phone, which reads the client's message and proposes what it says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.clients.access import visible_clients, visible_contacts
from rapport.clients.models import Client, Contact
from rapport.domain.chat import speaker_among, speakers_of
from rapport.domain.evidence import Grade
from rapport.domain.message import Message, Price, read_message
from rapport.domain.money import round_half_up
from rapport.domain.vat import rate_of
from rapport.domain.whose import Known, Person, whose_message
from rapport.kit.clock import today_of
from rapport.kit.command import REGISTRY
from rapport.kit.inputs import hidden_of, inputs_of
from rapport.kit.pages import call_command
from rapport.people.models import Member

# The message first: what it says fills the rest.
FIRST = ("contact", "text", "file", "name", "amount", "due_on", "grade", "own_cost_amount")
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
    words = next(item.id for item in first if item.name == "text")
    return render(request, "contracts/small_job.html", {
        "client": client, "first": first, "more": more, "hidden": hidden_of(spec, {}), "words": words,
    })  # fmt: skip


@dataclass(frozen=True)
class Offered:
    """A price that the message can mean, without VAT; `with_vat` where it was said with VAT."""

    net: Decimal
    price: Price
    with_vat: Decimal | None = None


def reading(request: HttpRequest) -> HttpResponse:
    """Answer what a pasted message says: sure things fill empty fields, of the others every reading is offered. Nothing is written."""
    member = request.member  # type: ignore[attr-defined]
    today = today_of(member.agency)
    text = request.POST.get("text", "")
    read = read_message(text, today)
    chosen = request.POST.get("client", "")
    return render(request, "contracts/small_job_read.html", {
        "read": read, "prices": _prices(read), "contact": _speaker(member, chosen, text, read, today),
        "clients": _senders(member, chosen, text, read, today),
        "grade": Grade.B.value if read.is_mail else Grade.C.value, "is_empty": not text.strip(), "today": today,
    })  # fmt: skip


def _prices(read: Message) -> Sequence[Offered]:
    """Each amount once; one said with VAT also without it, at the rate that small jobs bear unless told otherwise."""
    offered: list[Offered] = []
    for price in {one.amount: one for one in read.prices if one.amount >= 1000}.values():
        if price.doubt == "vat":
            offered.append(Offered(round_half_up(price.amount / (1 + rate_of(_usual_vat()))), price, price.amount))
        offered.append(Offered(price.amount, price))
    return offered


def _usual_vat() -> str:
    return str(REGISTRY["open_small_job"].defaults["vat_code"])


def _senders(member: Member, chosen: str, text: str, read: Message, today: date) -> Sequence[Client]:
    """The clients to whom the message points, unless the one chosen is among them."""
    clients = {
        one.id: one
        for one in visible_clients(member).filter(is_internal=False).order_by("name").prefetch_related("brands", "entities", "contacts")
    }  # fmt: skip
    known = [
        Known(
            one.id, (one.name, *(brand.name for brand in one.brands.all()), *(company.name for company in one.entities.all())),
            tuple(Person(who.full_name, who.given_name, who.email, who.phone) for who in one.contacts.all() if who.left_on is None),
        )
        for one in clients.values()
    ]  # fmt: skip
    found = whose_message(text, read.sender, speakers_of(text, today), known)
    return [] if chosen in map(str, found) else [clients[client_id] for client_id in found]


def _speaker(member: Member, client_id: str, text: str, read: Message, today: date) -> Contact | None:
    """The one person of the client chosen who speaks in the message, by name in its heads or by the mail's address."""
    client = visible_clients(member).filter(id=client_id).first() if _is_id(client_id) else None
    if client is None:
        return None
    people = list(visible_contacts(member).filter(client=client, left_on=None))
    if read.sender:
        return next((one for one in people if one.email.casefold() == read.sender.casefold()), None)
    place = speaker_among([(one.full_name, one.given_name) for one in people], speakers_of(text, today))
    return None if place is None else people[place]


def _is_id(text: str) -> bool:
    return len(text) == 36 and all(letter in "0123456789abcdef-" for letter in text.casefold())
