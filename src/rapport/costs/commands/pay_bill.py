import uuid
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Q, Sum

from rapport.costs.models import Bill, BillPayment
from rapport.costs.overrun import in_words
from rapport.domain.book import Kind, Measure
from rapport.domain.law.rule import NoRule
from rapport.domain.law.vat import loses_credit
from rapport.domain.law.withholding import owes_withholding
from rapport.domain.money import spread
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.kit.values import Money
from rapport.ledger.commands.append import append
from rapport.ledger.facts import NewFact, Source
from rapport.ledger.models import Book, Fact
from rapport.people.access import require
from rapport.people.models import Member, OwnBankAccount
from rapport.playbook.queries.law import law_table


class PayRefused(Refused):
    """A payment of a bill that is not recorded."""

    codes = (
        "negative",
        "above_bill",
        "withholding",
        "in_future",
        "account_or_cash",
        "vat_lost",
        "twice",
        "other_account",
        "closed_account",
        "waiting_account",
        "too_early",
    )


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
        `negative`, `in_future`, `account_or_cash` (one of them); `twice`: the same part, day and reference; `vat_lost`: in cash its VAT, entered as creditable, would be lost;
        of the account: `other_account` of another company of ours, `closed_account`, `waiting_account`; `too_early` for any known law
    """  # fmt: skip
    require(by, "payout.pay")
    bill = Bill.objects.select_related("partner", "job", "line").get(id=bill.id)
    # The bill's row is history and cannot be locked by the application: the job's book is what its payments count on.
    Book.objects.select_for_update().get(job_id=bill.job_id)
    paid = bill.payments.aggregate(amount=Sum("amount"))["amount"] or Decimal(0)
    whole = bill.net_amount + bill.vat_amount
    amount = whole - paid if amount is None else amount
    try:
        _check(bill, amount, whole - paid, paid_on, account, is_cash, today)
    except NoRule:
        raise PayRefused(
            "too_early",
            say("No law is known for a day this early: check the day.", "Ngày quá sớm, không có luật cho ngày này: hãy kiểm lại ngày."),
            field="paid_on",
        ) from None
    if bill.payments.filter(paid_on=paid_on, amount=amount, account=account, is_cash=is_cash, reference=reference).exists():
        raise PayRefused(
            "twice",
            say("This very payment is recorded: a second one of this day and amount needs its own reference.",
                "Khoản chi này đã ghi: nếu chi lần nữa cùng ngày cùng số tiền, hãy ghi số tham chiếu riêng."),
            field="reference",
        )  # fmt: skip
    payment = BillPayment.objects.create(
        agency_id=by.agency_id, id=new_id or fresh_id(), bill=bill, account=account, is_cash=is_cash, paid_on=paid_on, amount=amount,
        reference=reference, by=by,
    )  # fmt: skip
    # By what is still open of each, so that the last payment leaves neither of them a đồng short.
    parts = spread(amount, [bill.net_amount - _paid_of(bill, bill.line.kind), bill.vat_amount - _paid_of(bill, Kind.TAX)])
    source = Source("bill_payment", payment.id)
    append(
        [NewFact(bill.job, Measure.PAID, kind, part, paid_on, source, bill.line)
         for kind, part in zip((Kind(bill.line.kind), Kind.TAX), parts, strict=True)],
        by=by, now=now,
    )  # fmt: skip
    return payment


def _check(
    bill: Bill, amount: Decimal, open_amount: Decimal, paid_on: date, account: OwnBankAccount | None, is_cash: bool, today: date
) -> None:
    if amount <= 0:
        raise PayRefused("negative", say("The amount must be above zero.", "Số tiền phải lớn hơn 0."), field="amount")
    if amount > open_amount:
        raise PayRefused("above_bill", say("This is more than the bill still asks for.", "Số này vượt phần còn phải trả."), field="amount")
    if paid_on > today:
        raise PayRefused("in_future", say("This day has not come yet.", "Ngày này chưa tới."), field="paid_on")
    if account:
        _check_account(account, bill, paid_on)
    if (account is None) == (not is_cash):
        raise PayRefused("account_or_cash", say("From an account, or in cash.", "Từ một tài khoản, hoặc tiền mặt."), field="account")
    if (
        is_cash
        and bill.vat_amount
        and bill.is_vat_creditable
        and loses_credit(bill.net_amount + bill.vat_amount, bill.dated_on, same_day=_cash_of_day(bill), limits=law_table("vat.cash_limit"))
    ):
        raise PayRefused(
            "vat_lost",
            say("In cash this bill loses its VAT credit: pay by transfer.", "Trả tiền mặt thì hóa đơn này mất khấu trừ VAT: hãy chuyển khoản."),
            missing=["transfer"], field="is_cash",
        )  # fmt: skip
    # Payments on one order, or on one bill without an order, are added up: splitting changes nothing.
    if owes_withholding(bill.partner.kind, amount + _paid_before(bill), paid_on, law_table("withholding.threshold")):
        raise PayRefused(
            "withholding",
            say("Tax must be withheld from %(name)s (%(sum)s in all): Rapport cannot withhold yet, so pay and withhold outside Rapport.",
                "Khoản chi cho %(name)s (cộng dồn %(sum)s) phải khấu trừ thuế: Rapport chưa làm phần khấu trừ, hãy chi và khấu trừ ngoài Rapport.",
                name=bill.partner.name, sum=in_words(amount + _paid_before(bill))),
            missing=["withholding"],
        )  # fmt: skip


def _check_account(account: OwnBankAccount, bill: Bill, paid_on: date) -> None:
    if account.legal_entity_id != bill.job.legal_entity_id:
        raise PayRefused(
            "other_account",
            say(
                "This account is of another company of ours than the job.",
                "Tài khoản này của pháp nhân khác, không phải pháp nhân của job.",
            ),
            field="account",
        )
    if account.is_waiting:
        raise PayRefused(
            "waiting_account",
            say("No second person has confirmed this account yet.", "Tài khoản này chưa được người thứ hai xác nhận."),
            field="account",
        )
    if account.closed_on and paid_on >= account.closed_on:
        raise PayRefused(
            "closed_account",
            say("This account is closed since %(day)s.", "Tài khoản này đã đóng từ %(day)s.", day=f"{account.closed_on:%d/%m/%Y}"),
            field="account",
        )


def _paid_of(bill: Bill, kind: str) -> Decimal:
    payments = bill.payments.values("id")
    facts = Fact.objects.filter(measure=Measure.PAID, kind=kind, source_kind="bill_payment", source_id__in=payments)
    return facts.aggregate(sum=Sum("amount", default=Decimal(0)))["sum"]  # type: ignore[no-any-return]


def _paid_before(bill: Bill) -> Decimal:
    same = {"bill__order": bill.order_id} if bill.order_id else {"bill": bill}
    return BillPayment.objects.filter(**same).aggregate(sum=Sum("amount", default=Decimal(0)))["sum"]  # type: ignore[no-any-return]


def _cash_of_day(bill: Bill) -> Decimal:
    """Other bills of this partner and day that are paid in cash, with VAT."""
    others = Bill.objects.filter(partner_id=bill.partner_id, dated_on=bill.dated_on).exclude(id=bill.id)
    rows = others.filter(Q(is_cash=True) | Q(payments__is_cash=True)).distinct()
    return sum((row.net_amount + row.vat_amount for row in rows), Decimal(0))
