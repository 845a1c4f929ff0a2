import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from rapport.clients.access import require_on_client
from rapport.clients.models import Client, ClientTerms
from rapport.clients.queries.terms import terms_of
from rapport.kit.changes import taken
from rapport.kit.command import command
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.kit.values import KEEP, Money
from rapport.people.models import Member


class TermsRefused(Refused):
    """Terms that cannot hold."""

    codes = ("days", "framework")


@command
def set_terms(
    *,
    client: Client,
    from_on: date,
    clock: ClientTerms.Clock | None = KEEP,
    days: int | None = KEEP,
    cut_off_day: int | None = KEEP,
    payment_run_days: Sequence[int] | None = KEEP,
    framework_number: str | None = KEEP,
    framework_signed_on: date | None = KEEP,
    framework_until_on: date | None = KEEP,
    evidence_c_amount: Money | None = KEEP,
    evidence_b_amount: Money | None = KEEP,
    form_version: int | None = None,
    new_id: uuid.UUID | None = None,
    by: Member,
) -> ClientTerms:
    """
    Write down what is agreed with a client from a day on: payment clock and days, cut-off, payment runs, framework contract.

    What is left out stays as it holds on that day, what is said to be empty is emptied; without any terms it is 30 days from the invoice.

    :param form_version: the client's version when the form was made
    :raises TermsRefused: `days` outside 0–365 or days of the month outside 1–31, `framework` ending before it is signed
    :raises Stale: somebody changed the client or its terms since the form was made
    """
    require_on_client(by, "terms.update", client)
    client = taken(client, form_version)
    said = {
        "clock": clock, "days": days, "cut_off_day": cut_off_day, "payment_run_days": payment_run_days, "framework_number": framework_number,
        "framework_signed_on": framework_signed_on, "framework_until_on": framework_until_on, "evidence_c_amount": evidence_c_amount,
        "evidence_b_amount": evidence_b_amount,
    }  # fmt: skip
    held, empty = terms_of(client, from_on), ClientTerms()
    values = {name: _one(value, getattr(held or empty, name), getattr(empty, name)) for name, value in said.items()}
    _check(values)
    terms, _made = ClientTerms.objects.update_or_create(
        client=client, from_on=from_on, defaults=values, create_defaults={"agency_id": by.agency_id, **values}
    )
    return terms


def _one(said: Any, held: Any, empty: Any) -> Any:
    """Of one field: what holds already where nothing is said, the empty state where it is emptied, else what is said."""
    if said is KEEP:
        return held
    if said in ("", None):
        return empty
    return list(said) if isinstance(empty, list) else said


def _check(values: Mapping[str, Any]) -> None:
    of_month = [*values["payment_run_days"], *([values["cut_off_day"]] if values["cut_off_day"] is not None else [])]
    if not 0 <= values["days"] <= 365 or any(not 1 <= day <= 31 for day in of_month):
        raise TermsRefused(
            "days", say("0 to 365 days; days of the month from 1 to 31.", "Từ 0 đến 365 ngày; ngày trong tháng từ 1 đến 31.")
        )
    signed_on, until_on = values["framework_signed_on"], values["framework_until_on"]
    if until_on and signed_on and until_on < signed_on:
        raise TermsRefused("framework", say("The framework ends before it is signed.", "Hợp đồng nguyên tắc hết hạn trước ngày ký."))
