import uuid
from collections.abc import Collection
from datetime import date
from decimal import Decimal

from rapport.clients.models import Client, ClientTerms
from rapport.domain.evidence import Grade
from rapport.kit.clock import today_of
from rapport.playbook.queries.limits import limit


def terms_of(client: Client, on: date) -> ClientTerms | None:
    """Answer the terms that hold with a client on a day; None where nothing is agreed."""
    return client.terms.filter(from_on__lte=on).order_by("-from_on").first()


def terms_now(client: Client) -> ClientTerms:
    """Answer the terms that hold today; where nothing is agreed, those that hold then: 30 days from the invoice."""
    return terms_of(client, today_of(client.agency)) or ClientTerms()


def framework_number(client: Client, on: date) -> str:
    """Answer the number of the framework contract in force on a day, or ""."""
    return framework_numbers({(client.id, on)})[client.id, on]


def framework_numbers(wanted: Collection[tuple[uuid.UUID, date]]) -> dict[tuple[uuid.UUID, date], str]:
    """Answer for clients (by id) and days the number of the framework contract that is in force then, or ""; one query."""
    if not wanted:
        return {}
    rows = list(ClientTerms.objects.filter(client__in={client for client, _on in wanted}).order_by("-from_on"))
    return {
        (client, on): _framework_in(next((row for row in rows if row.client_id == client and row.from_on <= on), None), on)
        for client, on in wanted
    }


def _framework_in(terms: ClientTerms | None, on: date) -> str:
    if terms is None or terms.framework_signed_on is None or terms.framework_signed_on > on:
        return ""
    return terms.framework_number if terms.framework_until_on is None or on <= terms.framework_until_on else ""


def evidence_limit(client: Client, grade: Grade, on: date) -> Decimal | None:
    """Answer up to which net amount evidence of a grade is an order; None: no limit. Grade D counts in hours: nothing in money."""
    if grade is Grade.A:
        return None
    if grade is Grade.D:
        return Decimal(0)
    terms = terms_of(client, on)
    own = getattr(terms, f"evidence_{grade.lower()}_amount", None)
    return own if own is not None else limit(f"evidence_{grade.lower()}_amount", on)
