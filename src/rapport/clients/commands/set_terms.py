import uuid
from collections.abc import Sequence
from datetime import date

from rapport.clients.access import require_on_client
from rapport.clients.models import Client, ClientTerms
from rapport.kit.command import command
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.kit.values import Money
from rapport.people.models import Member


class TermsRefused(Refused):
    """Terms that cannot hold."""

    codes = ("days", "framework")


@command
def set_terms(
    *,
    client: Client,
    from_on: date,
    clock: ClientTerms.Clock = ClientTerms.Clock.INVOICE,
    days: int = 30,
    cut_off_day: int | None = None,
    payment_run_days: Sequence[int] = (),
    framework_number: str = "",
    framework_signed_on: date | None = None,
    framework_until_on: date | None = None,
    evidence_c_amount: Money | None = None,
    evidence_b_amount: Money | None = None,
    new_id: uuid.UUID | None = None,
    by: Member,
) -> ClientTerms:
    """
    Write down what is agreed with a client from a day on: payment clock and days, cut-off, payment runs, framework contract.

    :raises TermsRefused: `days` outside 0–365 or days of the month outside 1–31, `framework` ending before it is signed
    """  # fmt: skip
    require_on_client(by, "client.update", client)
    of_month = [*payment_run_days, *([cut_off_day] if cut_off_day is not None else [])]
    if not 0 <= days <= 365 or any(not 1 <= day <= 31 for day in of_month):
        raise TermsRefused(
            "days", say("0 to 365 days; days of the month from 1 to 31.", "Từ 0 đến 365 ngày; ngày trong tháng từ 1 đến 31.")
        )
    if framework_until_on and framework_signed_on and framework_until_on < framework_signed_on:
        raise TermsRefused("framework", say("The framework ends before it is signed.", "Hợp đồng nguyên tắc hết hạn trước ngày ký."))
    values = {
        "clock": clock, "days": days, "cut_off_day": cut_off_day, "payment_run_days": list(payment_run_days),
        "framework_number": framework_number, "framework_signed_on": framework_signed_on, "framework_until_on": framework_until_on,
        "evidence_c_amount": evidence_c_amount, "evidence_b_amount": evidence_b_amount,
    }  # fmt: skip
    terms, _made = ClientTerms.objects.update_or_create(
        client=client, from_on=from_on, defaults=values, create_defaults={"agency_id": by.agency_id, **values}
    )
    return terms
