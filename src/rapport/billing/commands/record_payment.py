import functools
import uuid
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from rapport.billing.commands.allocate_payment import AllocationRefused, allocate
from rapport.billing.models import Invoice, Payment
from rapport.billing.queries.offers import money_of
from rapport.billing.queries.open_items import open_items
from rapport.billing.queries.payers import payers
from rapport.clients.models import AccountPlace, Client, ClientEntity
from rapport.domain.figures import money
from rapport.domain.matching.engine import certain
from rapport.domain.matching.keys import INTACT
from rapport.domain.matching.lines import Allocation, OpenItem
from rapport.domain.matching.lines import BankLine as Movement
from rapport.domain.names import unaccented
from rapport.journal.notices import notify
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.kit.values import LongText, Money
from rapport.people.access import require
from rapport.people.models import Member, OwnBankAccount
from rapport.people.numbers import next_number


class PaymentRefused(Refused):
    """Money received that is not recorded."""

    codes = ("negative", "in_future", "currency", "other_client", "no_payer")


@command
def record_payment(
    *,
    amount: Money,
    received_on: date,
    client: Client | None = None,
    memo: LongText = "",
    account: OwnBankAccount | None = None,
    client_entity: ClientEntity | None = None,
    new_id: uuid.UUID | None = None,
    by: Member,
    today: date,
    now: datetime,
) -> Payment:
    """
    Record money received; allocate it only where key, number or confirmed account make it certain (Decided 16); the rest stays unapplied.

    :raises PaymentRefused: `negative`, `in_future`, `other_client`, `no_payer` (a client, or words that came with the money)
    """  # fmt: skip
    require(by, "payment.create")
    if amount <= 0:
        raise PaymentRefused("negative", say("The amount must be above zero.", "Số tiền phải lớn hơn 0."), field="amount")
    if received_on > today:
        raise PaymentRefused("in_future", say("This day has not come yet.", "Ngày này chưa tới."), field="received_on")
    if client_entity and client and client_entity.client_id != client.id:
        raise PaymentRefused(
            "other_client", say("This company is another client's.", "Công ty này thuộc khách hàng khác."), field="client_entity"
        )
    if client is None and client_entity is None and not memo:
        raise PaymentRefused(
            "no_payer", say("Say who paid, or what the bank wrote.", "Hãy ghi ai trả, hoặc nội dung ngân hàng."), field="client"
        )
    payment = Payment(
        agency_id=by.agency_id, id=new_id or fresh_id(), client=client or (client_entity.client if client_entity else None),
        client_entity=client_entity, account=account, received_on=received_on, amount=amount, memo=memo, by=by,
    )  # fmt: skip
    keep_payments([payment], by=by)
    allocate_what_is_certain([payment], by=by, today=today, now=now)
    return payment


def keep_payments(payments: Sequence[Payment], *, by: Member) -> None:
    """Number and keep payments in their order, a series for each year; nothing is allocated yet."""
    for year in sorted({payment.received_on.year for payment in payments}):
        of_year = [payment for payment in payments if payment.received_on.year == year]
        last = next_number(by.agency_id, f"payment {year}", count=len(of_year))
        for place, payment in enumerate(of_year, last - len(of_year) + 1):
            payment.number = f"PT{year}{place:06d}"
            # What an account holds is in its own currency; money in another one than the agency's waits until a rate is agreed.
            payment.currency = payment.account.currency if payment.account else by.agency.currency
    Payment.objects.bulk_create(payments, batch_size=500)


def allocate_what_is_certain(
    payments: Sequence[Payment], *, by: Member, today: date, now: datetime, money_out: Sequence[Movement] = ()
) -> None:
    """
    Allocate those of these payments that are certain (Decided 16), weighed together.

    Two that reach for one invoice are left to a person, and so is one that `money_out` of the same statement takes back.
    """
    for part in what_is_certain(payments, by=by, money_out=money_out):
        allocate_certain(part, by=by, today=today, now=now)


@dataclass(frozen=True)
class Certain:
    """What a rule makes certain: this much of a payment stands against this invoice."""

    payment: uuid.UUID
    invoice: uuid.UUID
    amount: Decimal
    rule: str

    @property
    def plain(self) -> list[str]:
        return [str(self.payment), str(self.invoice), str(self.amount), self.rule]

    @classmethod
    def of(cls, plain: Sequence[str]) -> "Certain":
        return cls(uuid.UUID(plain[0]), uuid.UUID(plain[1]), Decimal(plain[2]), plain[3])


def what_is_certain(payments: Sequence[Payment], *, by: Member, money_out: Sequence[Movement] = ()) -> list[Certain]:
    """Answer which of these payments are certain, weighed together; nothing is written."""
    client_id = payments[0].client_id if len(payments) == 1 else None
    currency = by.agency.currency
    moved = [money_of(payment, payment.amount, currency) for payment in payments]
    accounts = {payment.account for payment in payments}
    # A statement is of one account: its money pays the invoices of that company of ours.
    seller = account.legal_entity_id if len(accounts) == 1 and (account := accounts.pop()) else None
    items = functools.partial(open_items, client_id, currency=currency, seller_id=seller)
    found = () if money_out else _plainly_certain(moved, items)
    rows = found or certain(items(), [*moved, *money_out], payers())
    return [Certain(row.line.id, row.item.id, row.amount, row.rule) for row in rows]  # type: ignore[arg-type]


def allocate_certain(part: Certain, *, by: Member, today: date, now: datetime) -> None:
    """Allocate what a rule made certain; where another act has paid the invoice since, the payment stays unapplied."""
    payment, invoice = Payment.objects.get(id=part.payment), Invoice.objects.get(id=part.invoice)
    # It is refused before anything is written.
    with suppress(AllocationRefused):
        allocate(payment=payment, invoice=invoice, amount=part.amount, rule=part.rule, by=by, today=today, now=now)
        tell_of_money(payment, invoice, by=by, now=now)


def _plainly_certain(moved: Sequence[Movement], items: Callable[..., list[OpenItem]]) -> tuple[Allocation, ...]:
    """One transfer with our key and exactly what is open is certain whoever sent it: the debts of all others need not be read."""
    if len(moved) != 1 or not (keys := INTACT.findall(unaccented(moved[0].memo).upper())):
        return ()
    found = certain(items(numbers=keys), moved)
    return tuple(row for row in found if row.rule == "key" and row.amount == row.item.open)


def tell_of_money(payment: Payment, invoice: Invoice, *, by: Member, now: datetime) -> None:
    """Tell whoever is in charge of the client that money came in."""
    places = AccountPlace.objects.filter(client_id=invoice.client_id, is_in_charge=True, last_on=None).select_related("member")
    sum_of = Decimal(payment.amount)
    words = say(
        "%(client)s paid %(in_english)s: %(n)s", "%(client)s đã trả %(in_vietnamese)s: %(n)s", client=invoice.client.name, n=invoice.number,
        in_english=money(sum_of, "en"), in_vietnamese=money(sum_of, "vi"),
    )  # fmt: skip
    notify([place.member for place in places], event="money_in", kind="invoice", subject_id=invoice.id, words=words, by=by, now=now)
