import uuid
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Sum

from rapport.costs.models import Bill, BillPayment
from rapport.domain.book import Kind, Measure
from rapport.domain.law.withholding import owes_withholding
from rapport.domain.money import spread
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.kit.values import Money
from rapport.ledger.commands.append import append
from rapport.ledger.facts import NewFact, Source
from rapport.ledger.models import Book
from rapport.people.access import require
from rapport.people.models import Member, OwnBankAccount


class PayRefused(Refused):
    """A payment of a bill that is not recorded."""

    codes = ("negative", "above_bill", "withholding", "in_future", "account_or_cash")


@command
def pay_bill(
    *,
    bill: Bill,
    paid_on: date,
    amount: Money | None = None,
    account: OwnBankAccount | None = None,
    is_cash: bool = False,
    reference: str = "",
    new_id: uuid.UUID | None = None,
    by: Member,
    today: date,
    now: datetime,
) -> BillPayment:
    """
    Record that a bill was paid, by day and account: PAID. All that is open unless an amount is given.

    :raises PayRefused: `withholding`: tax must be kept back from this payee, which this version does not do yet; `above_bill`,
        `negative`, `in_future`, `account_or_cash` (one of them)
    """  # fmt: skip
    require(by, "payout.pay")
    bill = Bill.objects.select_related("partner", "job", "line").get(id=bill.id)
    # The bill's row is history and cannot be locked by the application: the job's book is what its payments count on.
    Book.objects.select_for_update().get(job_id=bill.job_id)
    paid = bill.payments.aggregate(amount=Sum("amount"))["amount"] or Decimal(0)
    whole = bill.net_amount + bill.vat_amount
    amount = whole - paid if amount is None else amount
    if amount <= 0:
        raise PayRefused("negative", say("The amount must be above zero.", "Số tiền phải lớn hơn 0."), field="amount")
    if paid + amount > whole:
        raise PayRefused("above_bill", say("This is more than the bill still asks for.", "Số này vượt phần còn phải trả."), field="amount")
    if paid_on > today:
        raise PayRefused("in_future", say("This day has not come yet.", "Ngày này chưa tới."), field="paid_on")
    if (account is None) == (not is_cash):
        raise PayRefused("account_or_cash", say("From an account, or in cash.", "Từ một tài khoản, hoặc tiền mặt."), field="account")
    if owes_withholding(bill.partner.kind, amount, paid_on):
        raise PayRefused(
            "withholding",
            say("Tax must be withheld from this payee: pay it outside Rapport until withholding is here.",
                "Khoản này phải khấu trừ thuế: hãy chi ngoài Rapport cho đến khi có phần khấu trừ."),
        )  # fmt: skip
    payment = BillPayment.objects.create(
        agency_id=by.agency_id, id=new_id or fresh_id(), bill=bill, account=account, is_cash=is_cash, paid_on=paid_on, amount=amount,
        reference=reference, by=by,
    )  # fmt: skip
    parts = spread(amount, [bill.net_amount, bill.vat_amount])
    source = Source("bill_payment", payment.id)
    append(
        [NewFact(bill.job, Measure.PAID, kind, part, paid_on, source, bill.line)
         for kind, part in zip((Kind(bill.line.kind), Kind.TAX), parts, strict=True)],
        by=by, now=now,
    )  # fmt: skip
    return payment
