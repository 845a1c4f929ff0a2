"""Open invoices by what a person remembers of them: a number, a name, a word, an amount."""

import re
import uuid
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet

from rapport.billing.models import Invoice, Payment
from rapport.billing.queries.match_page import Debt, debts_of
from rapport.billing.queries.open import owing
from rapport.domain.amounts import AmountRefused, read_amount
from rapport.journal.search import ids_found

MOST = 12


@dataclass(frozen=True)
class FoundDebt:
    """An open invoice that was looked for, and what of the payment it can take."""

    debt: Debt
    open: Decimal
    takes: Decimal


def found_debts(payment: Payment, free: Decimal, words: str, invoices: QuerySet[Invoice], today: date) -> list[FoundDebt]:
    """
    Answer open invoices that fit the words, those due first before others; of the payment's client and our company where these are known.

    :param words: parts of names and numbers without diacritics, our number or the legal one (leading zeros may be left out), or an
        amount as people type it
    """
    rows = invoices.filter(adjusts=None, issuance__isnull=False)
    if payment.client_id:
        rows = rows.filter(client=payment.client_id)
    if payment.account:
        rows = rows.filter(legal_entity=payment.account.legal_entity_id)
    open_now = owing(rows.filter(_fits(words))) if words.strip() else {}
    by_amount = _of_amount(rows, words)
    open_now |= by_amount
    debts = debts_of(list(open_now), today)
    ordered = sorted(
        open_now, key=lambda pk: (pk not in by_amount, debts[pk].invoice.issuance.due_on or date.max, debts[pk].invoice.number)
    )
    return [FoundDebt(debts[pk], open_now[pk], min(free, open_now[pk])) for pk in ordered[:MOST]]


def _fits(words: str) -> Q:
    found = Q(id__in=ids_found(words, "invoice"))
    digits = re.search(r"\d{1,8}$", words.strip())
    return found | Q(issuance__number=digits[0].zfill(8)) | Q(number__endswith=digits[0].zfill(6)) if digits else found


def _of_amount(rows: QuerySet[Invoice], words: str) -> dict[uuid.UUID, Decimal]:
    """What is open to the đồng as typed, or was billed so: read only where the words are an amount."""
    with suppress(AmountRefused):
        amount = read_amount(words)
        billed = set(rows.filter(total_amount=amount).values_list("id", flat=True))
        return {pk: left for pk, left in owing(rows).items() if left == amount or pk in billed} if amount > 0 else {}
    return {}


def typed_before(payment: Payment, payments: QuerySet[Payment]) -> list[Payment]:
    """
    Answer other money that may be this very money, entered twice: one typed in by hand, one from a statement.

    The same amount and currency, at most three days apart, on the same account where the one by hand names it; none of it set aside.
    """
    others = payments.filter(amount=payment.amount, currency=payment.currency, set_asides=None).exclude(id=payment.id)
    others = others.filter(bank_line__isnull=payment.bank_line_id is not None)
    if payment.bank_line_id is not None:
        others = others.filter(Q(account=None) | Q(account=payment.account_id))
    elif payment.account_id is not None:
        others = others.filter(account=payment.account_id)
    near = [row for row in others.order_by("-received_on", "number")[:50] if abs((row.received_on - payment.received_on).days) <= NEAR_DAYS]
    return near[:3]


NEAR_DAYS = 3
