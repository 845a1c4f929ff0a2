"""
What the palette finds: records by number or by words (`dat viet` finds Đất Việt), places to go, verbs to give.

`client:` and its like look among one kind, `#4021` among numbers, `>` among verbs, `+` among those that write something new.
"""

import re
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from rapport.billing.access import visible_invoices, visible_payments
from rapport.clients.access import visible_clients, visible_contacts
from rapport.contracts.access import visible_contracts
from rapport.desk.queries.orders import Order, named, orders, places
from rapport.domain.names import search_form
from rapport.jobs.access import visible_jobs
from rapport.journal.search import found as found_in_journal
from rapport.people.models import Member
from rapport.proposals.access import visible_quotes

MOST = 12
KINDS = ("client", "job", "quote", "invoice", "payment", "contract", "contact", "partner")
SCOPES = {
    "client": "client", "khach": "client", "kh": "client", "job": "job", "viec": "job", "quote": "quote", "bao gia": "quote", "bg": "quote",
    "invoice": "invoice", "hoa don": "invoice", "hd": "invoice", "payment": "payment", "tien": "payment", "contact": "contact",
    "nguoi": "contact", "contract": "contract", "hop dong": "contract",
}  # fmt: skip


@dataclass(frozen=True)
class Found:
    """One line of the palette: a record of its kind, a `place` or an `order`."""

    kind: str
    number: str
    title: str
    url: str


def found(wanted: str, member: Member, at: str = "") -> list[Found]:
    """Answer up to twelve lines that this member may see, the best first; `at` is the page that one stands on."""
    text = wanted.strip()
    if not text:
        return _lines("place", places(member))
    if text[0] in ">+":
        words = search_form(text[1:]).split()
        return _lines("order", named(orders(member, at, new_only=text[0] == "+"), words))
    if text[0] == "#":
        return _by_number(text[1:].strip(), member)
    scope, _, rest = text.partition(":")
    kind = SCOPES.get(search_form(scope)) if rest or ":" in text else None
    words = search_form(rest if kind else text).split()
    records = _by_words(words, member, kind) if words or kind else []
    if kind:
        return records
    return [*records, *_lines("place", named(places(member), words)), *_lines("order", named(orders(member, at), words))][:MOST]


def _lines(kind: str, rows: list[Order]) -> list[Found]:
    return [Found(kind, "", row.title, row.url) for row in rows]


def _sources(member: Member) -> list[tuple[str, QuerySet[Any], tuple[str, str, str], str]]:
    """The kinds in the order of their weight: rows, (id, number, name), address."""
    return [
        ("client", visible_clients(member), ("id", "code", "name"), "/clients/{}/"),
        ("job", visible_jobs(member).order_by("-opened_on"), ("id", "number", "name"), "/jobs/{}/"),
        ("quote", visible_quotes(member).order_by("-id"), ("id", "number", "job__name"), "/quotes/{}/"),
        ("invoice", visible_invoices(member).order_by("-id"), ("id", "number", "client__name"), "/invoices/{}/"),
        ("payment", visible_payments(member).order_by("-id"), ("id", "number", "memo"), "/payments/{}/"),
        ("contract", visible_contracts(member).order_by("-id"), ("id", "number", "client_entity__name"), "/contracts/{}/"),
        ("contact", visible_contacts(member), ("client_id", "full_name", "client__name"), "/clients/{}/"),
    ]


def _by_words(words: list[str], member: Member, only: str | None) -> list[Found]:
    if only and not words:
        # A kind alone lists its records: the page of that kind has the rest.
        return [
            Found(kind, number, name, url.format(record_id))
            for kind, rows, fields, url in _sources(member)
            if kind == only
            for record_id, number, name in rows.values_list(*fields)[:MOST]
        ]
    return [
        Found(one.kind, one.label, one.title, one.url) for one in found_in_journal(" ".join(words), member, [only] if only else KINDS, MOST)
    ]


def _by_number(part: str, member: Member) -> list[Found]:
    """Records whose number has these signs in it, wherever."""
    answers: list[Found] = []
    if not re.search(r"\w", part):
        return answers
    for kind, rows, fields, url in _sources(member):
        if kind == "contact":
            continue
        near = rows.filter(**{f"{fields[1]}__icontains": part}).values_list(*fields)[: MOST - len(answers)]
        answers += [Found(kind, number, name, url.format(record_id)) for record_id, number, name in near]
        if len(answers) == MOST:
            break
    return answers
