"""What one may do from where one stands: the verbs for the palette, and those that write something new."""

import re
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from rapport.domain.names import search_form
from rapport.jobs.access import visible_jobs
from rapport.kit.labels import label_of
from rapport.kit.menu import entries
from rapport.kit.pages import ROUTES
from rapport.people.models import Member

# Their forms are rows of a page, or need more than a page can say: they are found on the records that they concern.
ON_THEIR_RECORD = frozenset({
    "request_invoice", "accept_job", "set_lines", "adjust_invoice", "read_notices", "set_preferences", "ask_approval", "add_comment",
    "allocate_payment", "draft_version", "start_production", "present_client", "end_presentation",
})  # fmt: skip
NEW = (
    "open_small_job", "log_touchpoint", "add_task", "log_time", "add_commitment", "receive_request", "place_order", "accept_bill",
    "draft_quote", "record_concession", "add_contact", "open_job", "record_payment", "import_statement", "record_contract", "create_client",
    "create_partner", "add_member",
)  # fmt: skip
RECORD = re.compile(r"^/(jobs|clients|invoices|payments)/([0-9a-f-]{36})/")
PART = {"jobs": "job", "clients": "client", "invoices": "invoice", "payments": "payment"}


@dataclass(frozen=True)
class Order:
    """A verb that one may give here, with its address."""

    verb: str
    title: str
    url: str


def orders(member: Member, at: str, *, new_only: bool = False) -> list[Order]:
    """Answer the verbs within reach, those of the record whose page `at` is among them."""
    given = _given(member, at)
    found = []
    for verb in NEW if new_only else [*NEW, *sorted(set(ROUTES) - set(NEW))]:
        declared = ROUTES.get(verb)
        if declared is None or not declared.command or verb in ON_THEIR_RECORD or (declared.needs and not member.may(declared.needs)):
            continue
        wanted = re.findall(r"<uuid:(\w+)>", declared.pattern)
        if all(name in given for name in wanted):
            found.append(Order(verb, str(label_of(verb)), reverse(verb, kwargs={name: given[name] for name in wanted})))
    return found


def places(member: Member) -> list[Order]:
    """Answer the pages of the menu, as places to go."""
    shown = [entry for entry in entries() if not entry.capability or member.may(entry.capability)]
    return [Order("", str(entry.label), reverse(entry.url_name)) for entry in shown]


def named(rows: list[Order], words: list[str]) -> list[Order]:
    """Answer those in whose title every word begins a word, diacritics aside."""
    return [row for row in rows if all(any(one.startswith(word) for one in search_form(row.title).split()) for word in words)]


def _given(member: Member, at: str) -> dict[str, Any]:
    """The record that one stands on; on a job its client, too."""
    match = RECORD.match(at)
    if match is None:
        return {}
    found = {PART[match[1]]: match[2]}
    if "job" in found:
        client = visible_jobs(member).filter(pk=found["job"]).values_list("client_id", flat=True).first()
        found |= {"client": client} if client else {}
    return found
