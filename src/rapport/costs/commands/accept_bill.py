import uuid
from datetime import date, datetime
from decimal import Decimal

from django.db.models import F, Q, Sum

from rapport.costs.commands.place_order import release_commitment
from rapport.costs.models import Bill, PurchaseOrder
from rapport.costs.overrun import in_words
from rapport.domain.book import EXTERNAL, Kind, Measure
from rapport.domain.law.rule import NoRule
from rapport.domain.law.vat import loses_credit
from rapport.domain.vat import HIGHEST_RATE
from rapport.jobs.access import require_on_job
from rapport.jobs.commands.turns import RestRefused, require_running
from rapport.jobs.models import Job
from rapport.journal.commands.attach import attach
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.kit.values import Money, Upload
from rapport.ledger.commands.append import append
from rapport.ledger.commands.open_line import open_line
from rapport.ledger.facts import NewFact, Source
from rapport.ledger.models import Book, Line
from rapport.partners.models import Partner
from rapport.people.models import Member
from rapport.playbook.queries.law import law_table
from rapport.playbook.queries.limits import limit


class BillRefused(Refused):
    """A partner's bill that is not accepted."""

    codes = (
        "vat_above",
        "too_early",
        "negative",
        "known",
        "other_partner",
        "other_job",
        "not_confirmed",
        "above_order",
        "over_line",
        "kind",
        "no_partner",
        "in_future",
        "closed",
        "closed_for_cost",
        "vat_lost",
    )


@command
def accept_bill(
    *,
    job: Job,
    net_amount: Money,
    partner: Partner | None = None,
    vat_amount: Money = Decimal(0),
    number: str = "",
    symbol: str = "",
    dated_on: date | None = None,
    text: str = "",
    order: PurchaseOrder | None = None,
    line: Line | None = None,
    is_vat_creditable: bool = True,
    is_cash: bool = False,
    kind: Kind = Kind.BOUGHT_IN,
    file: Upload | None = None,
    new_id: uuid.UUID | None = None,
    by: Member,
    today: date,
    now: datetime,
) -> Bill:
    """
    Accept a partner's bill: SPENT on its line; what was committed for it is reversed. VAT that is lost is part of the cost.

    :param is_cash: it is (to be) paid in cash: from the law's limit on its VAT cannot be credited, and this is said here
    :raises BillRefused: `above_order`; `over_line` without an order; `not_confirmed` or `closed`: the order; `closed_for_cost`;
        `known`: this number was accepted before; `vat_lost`: cash at or above the limit with VAT said to be creditable;
        `vat_above` the highest rate; `other_partner`, `other_job`, `kind` of the purchase or its line, `no_partner`, `negative`, `in_future`, `too_early`
    :raises RestRefused: `over`: the job is closed or cancelled
    """  # fmt: skip
    require_on_job(by, "cost.create", job)
    require_running(job, or_on_hold=True)
    if order:
        # Locked and read afresh: two bills of one order are counted one after the other.
        order = PurchaseOrder.objects.select_for_update(of=("self",)).select_related("partner", "line").get(id=order.id)
    who = partner or (order.partner if order else None)
    if who is None:
        raise BillRefused("no_partner", say("Say whose bill it is.", "Hãy chọn đối tác."), field="partner")
    dated = dated_on or today
    _check(job, who, net_amount, vat_amount, is_vat_creditable, number, symbol, order, dated, today)
    if is_cash and is_vat_creditable and vat_amount:
        _refuse_lost_vat(who, net_amount + vat_amount, dated)
    on_line = _line(job, order, line, kind, text, by)
    if Book.objects.select_for_update().get(job=job).closed_for_cost_on:
        raise BillRefused("closed_for_cost", say("The job is closed for cost.", "Job đã khóa chi phí."), missing=["reopening"])
    on_line.refresh_from_db()
    cost = net_amount if is_vat_creditable else net_amount + vat_amount
    if order:
        _within_order(order, cost)
    elif cost > on_line.left_amount:
        raise BillRefused("over_line", say("This exceeds its line: place an order and have it approved.", "Vượt dòng chi phí: hãy lập đơn đặt hàng và xin duyệt."), missing=["approval.overrun"])  # fmt: skip
    bill = Bill.objects.create(
        agency_id=by.agency_id, id=new_id or fresh_id(), job=job, line=on_line, partner=who, order=order, number=number, symbol=symbol,
        dated_on=dated, received_on=today, text=text, net_amount=net_amount, vat_amount=vat_amount, is_vat_creditable=is_vat_creditable,
        is_cash=is_cash, by=by,
    )  # fmt: skip
    _post(bill, cost, by, today, now)
    if file:
        attach(kind="bill", subject_id=bill.id, upload=file, by=by)
    return bill


def _check(
    job: Job, partner: Partner, net: Decimal, vat: Decimal, is_vat_creditable: bool, number: str, symbol: str, order: PurchaseOrder | None, dated: date, today: date
) -> None:  # fmt: skip
    if net <= 0 or vat < 0:
        raise BillRefused("negative", say("The amount must be above zero.", "Số tiền phải lớn hơn 0."), field="net_amount")
    if is_vat_creditable and vat > net * HIGHEST_RATE + limit("vat_tolerance_amount", dated):
        raise BillRefused(
            "vat_above",
            say("This is more VAT than %(percent)s%% of the amount.", "VAT vượt %(percent)s%% số tiền: hãy kiểm lại.", percent=f"{HIGHEST_RATE * 100:.0f}"),
            field="vat_amount",
        )  # fmt: skip
    if dated > today:
        raise BillRefused("in_future", say("This day has not come yet.", "Ngày này chưa tới."), field="dated_on")
    if number and Bill.objects.filter(partner=partner, number=number, symbol=symbol).exists():
        raise BillRefused("known", say("This bill was accepted before.", "Hóa đơn này đã nhận."), field="number")
    if order and order.partner_id != partner.id:
        raise BillRefused("other_partner", say("The order is another partner's.", "Đơn này của đối tác khác."), field="order")
    if order and order.job_id != job.id:
        raise BillRefused("other_job", say("The order is another job's.", "Đơn này của job khác."), field="order")
    if order and order.closed_on:
        raise BillRefused("closed", say("The order is closed.", "Đơn này đã đóng."), field="order")
    if order and not order.confirmed_on:
        raise BillRefused("not_confirmed", say("The order is not confirmed.", "Đơn này chưa xác nhận."), field="order")


def _line(job: Job, order: PurchaseOrder | None, line: Line | None, kind: Kind, text: str, by: Member) -> Line:
    if order:
        of_order: Line = order.line
        return of_order
    if line:
        if line.book.job_id != job.id:
            raise BillRefused("other_job", say("This line is another job's.", "Dòng này của job khác."), field="line")
        kind = Kind(line.kind)
    if kind not in EXTERNAL:
        raise BillRefused(
            "kind",
            say("What is bought is either bought in or passed through.", "Hãy chọn loại khoản mua: thuê ngoài hoặc chi hộ."),
            field="line" if line else "kind",
        )
    if line:
        return line
    planned = Line.objects.filter(book__job=job, kind=kind).order_by("position").first()
    return planned or open_line(job=job, name=text or "—", kind=kind, by=by)


def _within_order(order: PurchaseOrder, cost: Decimal) -> None:
    if billed_on(order) + cost > order.net_amount:
        raise BillRefused(
            "above_order",
            say("The bill is above its order: a change of the order comes first.", "Hóa đơn vượt đơn đặt hàng: hãy sửa đơn trước."),
            field="net_amount",
        )


def billed_on(order: PurchaseOrder) -> Decimal:
    """Answer what an order has cost so far: its bills, and of each the VAT that is lost."""
    lost = Sum("vat_amount", filter=Q(is_vat_creditable=False), default=Decimal(0))
    sums = order.bills.aggregate(net=Sum("net_amount", default=Decimal(0)), lost=lost)
    return sums["net"] + sums["lost"]  # type: ignore[no-any-return]


def _refuse_lost_vat(partner: Partner, gross: Decimal, dated: date) -> None:
    """Cash to one partner on one day is added up (facts §0: from 5,000,000 with VAT the credit is lost)."""
    same_day = Bill.objects.filter(partner=partner, dated_on=dated, is_cash=True).aggregate(
        sum=Sum(F("net_amount") + F("vat_amount"), default=Decimal(0))
    )["sum"]
    limits = law_table("vat.cash_limit")
    try:
        is_lost = loses_credit(gross, dated, same_day=same_day, limits=limits)
    except NoRule:
        raise BillRefused("too_early", say("No law is known for a day this early: check the day.", "Ngày quá sớm, không có luật cho ngày này: hãy kiểm lại ngày."), field="dated_on") from None  # fmt: skip
    if is_lost:
        raise BillRefused(
            "vat_lost",
            say(
                "In cash, %(limit)s and more with VAT to one partner on one day lose the VAT credit: pay by transfer, or untick “VAT is"
                " creditable” and the VAT becomes cost.",
                "Trả tiền mặt từ %(limit)s (gồm VAT) cho một đối tác trong ngày thì mất khấu trừ VAT: hãy chuyển khoản, hoặc bỏ chọn"
                " “VAT được khấu trừ” và VAT tính vào chi phí.",
                limit=in_words(limits.value(dated)),
            ),
            missing=["transfer"],
            field="is_cash",
        )


def _post(bill: Bill, cost: Decimal, by: Member, today: date, now: datetime) -> None:
    source = Source("bill", bill.id)
    facts = [NewFact(bill.job, Measure.SPENT, Kind(bill.line.kind), cost, today, source, bill.line)]
    if bill.order:
        left = bill.order.net_amount - billed_on(bill.order)
        release_commitment(bill.order, on=today, by=by, now=now)
        # What is still to come of the order is committed anew, under the same source.
        facts.append(
            NewFact(bill.job, Measure.COMMITTED, Kind(bill.line.kind), left, today, Source("purchase_order", bill.order.id), bill.line)
        )
    append(facts, by=by, now=now)


__all__ = ["BillRefused", "RestRefused", "accept_bill", "billed_on"]
