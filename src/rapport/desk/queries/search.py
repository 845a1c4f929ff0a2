"""Records found by number or by words: `dat viet` finds Đất Việt."""

from typing import Any

from rapport.billing.access import visible_invoices, visible_payments
from rapport.clients.access import visible_clients, visible_contacts
from rapport.domain.names import search_form
from rapport.jobs.access import visible_jobs
from rapport.people.models import Member
from rapport.proposals.access import visible_quotes

MOST = 12
SCANNED = 3000


def found(wanted: str, member: Member) -> list[dict[str, Any]]:
    """Answer up to twelve records that this member sees and whose words begin with all the words that were typed."""
    words = search_form(wanted).split()
    if not words:
        return []
    sources = (
        ("client", visible_clients(member).values_list("id", "code", "name"), "/clients/{}/"),
        ("job", visible_jobs(member).order_by("-opened_on").values_list("id", "number", "name"), "/jobs/{}/"),
        ("quote", visible_quotes(member).values_list("id", "number", "job__name"), "/quotes/{}/"),
        ("invoice", visible_invoices(member).values_list("id", "number", "client__name"), "/invoices/{}/"),
        ("payment", visible_payments(member).values_list("id", "number", "memo"), "/payments/{}/"),
        ("contact", visible_contacts(member).values_list("client_id", "full_name", "client__name"), "/clients/{}/"),
    )
    answers: list[dict[str, Any]] = []
    for kind, rows, url in sources:
        for record_id, number, name in rows[:SCANNED]:
            have = search_form(f"{number} {name}").split() + [search_form(number).replace(" ", "")]
            if all(any(one.startswith(word) for one in have) for word in words):
                answers.append({"kind": kind, "number": number, "title": name, "url": url.format(record_id)})
                if len(answers) == MOST:
                    return answers
    return answers
