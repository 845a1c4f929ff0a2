import uuid
from datetime import date, datetime
from decimal import Decimal

from rapport.billing.commands.allocate_payment import allocate
from rapport.billing.models import BankLine, Invoice, Payment
from rapport.billing.queries.open_items import known_accounts, open_items
from rapport.clients.models import AccountPlace, Client, ClientEntity
from rapport.domain.figures import money
from rapport.domain.matching.engine import Engine
from rapport.domain.matching.lines import Known, MoneyIn
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
    Record money received; allocate it only where that is certain ("Decided" 16); the rest stays unapplied.

    :raises PaymentRefused: `negative`, `in_future`, `other_client`, `no_payer` (a client, or words that came with the money)
    """  # fmt: skip
    require(by, "payment.create")
    if amount <= 0:
        raise PaymentRefused("negative", say("More than nothing.", "Số tiền phải lớn hơn 0."), field="amount")
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
    return take_in(
        Payment(
            agency_id=by.agency_id, id=new_id or fresh_id(), client=client or (client_entity.client if client_entity else None),
            client_entity=client_entity, account=account, received_on=received_on, amount=amount, memo=memo, by=by,
        ),
        by=by, today=today, now=now,
    )  # fmt: skip


def take_in(payment: Payment, *, by: Member, today: date, now: datetime, line: BankLine | None = None) -> Payment:
    """Number and keep a payment, and allocate it where that is certain."""
    number = next_number(by.agency_id, f"payment {payment.received_on.year}")
    payment.number, payment.bank_line, payment.currency = f"PT{payment.received_on.year}{number:06d}", line, by.agency.currency
    payment.save(force_insert=True)
    came = MoneyIn(
        payment.amount, payment.memo, line.counterparty if line else "", line.counterparty_account if line else "", payment.received_on
    )
    certain = Engine(open_items(payment.client_id), Known(known_accounts())).certain(came)
    if certain:
        invoice = Invoice.objects.get(id=certain.item.id)
        allocate(payment=payment, invoice=invoice, amount=payment.amount, rule=certain.rule, by=by, today=today, now=now)
        tell_of_money(payment, invoice, by=by, now=now)
    return payment


def tell_of_money(payment: Payment, invoice: Invoice, *, by: Member, now: datetime) -> None:
    """Tell whoever is in charge of the client that money came in."""
    places = AccountPlace.objects.filter(client_id=invoice.client_id, is_in_charge=True, last_on=None).select_related("member")
    sum_of = Decimal(payment.amount)
    words = say(
        "%(client)s paid %(in_english)s: %(n)s", "%(client)s đã trả %(in_vietnamese)s: %(n)s", client=invoice.client.name, n=invoice.number,
        in_english=money(sum_of, "en"), in_vietnamese=money(sum_of, "vi"),
    )  # fmt: skip
    notify([place.member for place in places], event="money_in", kind="invoice", subject_id=invoice.id, words=words, by=by, now=now)
