import uuid
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from rapport.billing.models import Allocation, AllocationPart, AllocationUndo, Invoice, InvoiceLine, Payment
from rapport.billing.queries.open import live_allocations, open_amount, open_parts, unapplied
from rapport.billing.settled import settle
from rapport.domain.book import Measure
from rapport.domain.receivables import spread_payment
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.kit.values import Money
from rapport.ledger.commands.append import append, reverse
from rapport.ledger.facts import NewFact, Source
from rapport.ledger.models import Fact
from rapport.people.access import require
from rapport.people.models import Member

BY_HAND = "person"


class AllocationRefused(Refused):
    """Money that is not put against an invoice, or not taken back."""

    codes = (
        "not_issued", "above_open", "above_payment", "negative", "undone", "no_reason", "currency", "other_client", "other_company",
        "twice",
    )  # fmt: skip


@command
def allocate_payment(
    *,
    payment: Payment,
    invoice: Invoice,
    amount: Money | None = None,
    new_id: uuid.UUID | None = None,
    by: Member,
    today: date,
    now: datetime,
) -> Allocation:
    """
    Put a payment, or a part of it, against an issued invoice: COLLECTED by job and kind; as much as fits unless an amount is given.

    :raises AllocationRefused: `not_issued`, `above_open` of the invoice, `above_payment`: more than is unapplied, `negative`;
        `twice`: the same part today already; `currency` other than the agency's; `other_client` or `other_company` than the one that a person said had paid, or money on
        an account of another company of ours
    """
    require(by, "bank.update")
    return allocate(payment=payment, invoice=invoice, amount=amount, rule=BY_HAND, new_id=new_id, by=by, today=today, now=now)


def allocate(
    *, payment: Payment, invoice: Invoice, amount: Decimal | None, rule: str, new_id: uuid.UUID | None = None,
    by: Member, today: date, now: datetime,
) -> Allocation:  # fmt: skip
    """Allocate under the locks of payment and invoice, in this order; `rule` says what made it certain."""
    payment = Payment.objects.select_for_update(of=("self",)).select_related("account", "client", "client_entity").get(id=payment.id)
    invoice = Invoice.objects.select_for_update(of=("self",)).get(id=invoice.id)
    if not hasattr(invoice, "issuance") or invoice.adjusts_id:
        raise AllocationRefused(
            "not_issued", say("Only an issued invoice takes money.", "Chỉ hóa đơn đã xuất mới nhận tiền."), field="invoice"
        )
    _check_payer(payment, invoice, by)
    free, open_now, asked = unapplied(payment), open_amount(invoice), amount
    amount = min(free, open_now) if amount is None else amount
    if amount <= 0 and open_now <= 0:
        raise AllocationRefused("above_open", say("Nothing of this invoice is open.", "Hóa đơn này không còn nợ."), field="invoice")
    if amount > free:
        raise AllocationRefused(
            "above_payment", say("The payment does not have that much left.", "Khoản tiền không còn đủ."), field="amount"
        )
    if amount > open_now:
        raise AllocationRefused(
            "above_open", say("Less than that is open on the invoice.", "Hóa đơn không còn nợ nhiều như vậy."), field="amount"
        )
    if amount <= 0:
        raise AllocationRefused("negative", say("The amount must be above zero.", "Số tiền phải lớn hơn 0."), field="amount")
    if rule == BY_HAND and asked is not None:
        _refuse_same(payment, invoice, amount, today)
    allocation = Allocation.objects.create(
        agency_id=by.agency_id,
        id=new_id or fresh_id(),
        payment=payment,
        invoice=invoice,
        amount=amount,
        allocated_on=today,
        rule=rule,
        by=by,
    )
    _spread(allocation, invoice, amount, by, today, now)
    settle(invoice, source_kind="allocation", source_id=allocation.id, by=by, on=today)
    return allocation


def _refuse_same(payment: Payment, invoice: Invoice, amount: Decimal, today: date) -> None:
    """A person does not put the very same part of a payment there twice on a day: it is the same request once more."""
    same = Allocation.objects.filter(live_allocations(), payment=payment, invoice=invoice, amount=amount, allocated_on=today, rule=BY_HAND)
    if same.exists():
        raise AllocationRefused(
            "twice",
            say("This part was allocated to the invoice today: undo it first, or give another amount.",
                "Phần này hôm nay đã gạch vào hóa đơn: hãy gỡ trước, hoặc ghi số tiền khác."),
            field="amount",
        )  # fmt: skip


def _check_payer(payment: Payment, invoice: Invoice, by: Member) -> None:
    if payment.currency != by.agency.currency:
        raise AllocationRefused(
            "currency",
            say(
                "This money is in %(theirs)s, the invoice in %(ours)s.", "Khoản này là %(theirs)s, hóa đơn là %(ours)s.",
                theirs=payment.currency, ours=by.agency.currency,
            ),
            field="payment",
        )  # fmt: skip
    if payment.client and payment.client_id != invoice.client_id:
        raise AllocationRefused(
            "other_client",
            say("This money was recorded as %(name)s's.", "Khoản này đã ghi là của %(name)s.", name=payment.client.name),
            field="invoice",
        )
    if payment.client_entity and payment.client_entity_id != invoice.client_entity_id:
        raise AllocationRefused(
            "other_company",
            say("This money was recorded as %(name)s's.", "Khoản này đã ghi là của %(name)s.", name=payment.client_entity.name),
            field="invoice",
        )
    if payment.account and payment.account.legal_entity_id != invoice.legal_entity_id:
        raise AllocationRefused(
            "other_company",
            say("The money came to %(theirs)s, the invoice is %(ours)s's.", "Tiền về tài khoản của %(theirs)s, hóa đơn do %(ours)s xuất.",
                theirs=payment.account.legal_entity.name, ours=invoice.legal_entity.name),
            field="invoice",
        )  # fmt: skip


def _spread(allocation: Allocation, invoice: Invoice, amount: Decimal, by: Member, today: date, now: datetime) -> None:
    paid = spread_payment(open_parts(invoice), amount)
    AllocationPart.objects.bulk_create(
        AllocationPart(agency_id=by.agency_id, allocation=allocation, invoice_line_id=part.line, kind=part.kind, amount=part.amount)
        for part in paid
    )
    jobs = {line.id: line.job for line in InvoiceLine.objects.filter(id__in=[part.line for part in paid]).select_related("job")}
    source = Source("allocation", allocation.id)
    append([NewFact(jobs[part.line], Measure.COLLECTED, part.kind, part.amount, today, source) for part in paid], by=by, now=now)


@command
def undo_allocation(*, allocation: Allocation, reason: str, by: Member, today: date, now: datetime) -> AllocationUndo:
    """
    Take an allocation back: its facts are reversed today, payment and invoice are open again as they were.

    :raises AllocationRefused: `undone` already; `no_reason`
    """
    require(by, "bank.update")
    if not reason:
        raise AllocationRefused("no_reason", say("Say why.", "Hãy ghi lý do."), field="reason")
    Payment.objects.select_for_update().get(id=allocation.payment_id)
    invoice = Invoice.objects.select_for_update().get(id=allocation.invoice_id)
    if AllocationUndo.objects.filter(allocation=allocation).exists():
        raise AllocationRefused("undone", say("This has been undone already.", "Khoản này đã gỡ."))
    undo = take_back(allocation, reason=reason, by=by, today=today, now=now)
    settle(invoice, source_kind="allocation_undo", source_id=undo.id, by=by, on=today)
    return undo


def take_back(allocation: Allocation, *, reason: str, by: Member, today: date, now: datetime) -> AllocationUndo:
    """Reverse an allocation that stands; the caller holds the locks of its payment and its invoice."""
    undo = AllocationUndo.objects.create(agency_id=by.agency_id, allocation=allocation, undone_on=today, reason=reason, by=by)
    facts = Fact.objects.filter(source_kind="allocation", source_id=allocation.id, reverses=None, reversed_by=None)
    reverse(facts.select_related("book__job", "line"), on=today, source=Source("allocation_undo", undo.id), by=by, now=now)
    return undo


def release(
    invoice: Invoice, allocations: Iterable[Allocation], excess: Decimal, *, reason: str, by: Member, today: date, now: datetime
) -> None:
    """Take back what was collected above an invoice that an adjustment made smaller, the newest first; the rest of each stands again."""
    for allocation in allocations:
        if excess <= 0:
            return
        take_back(allocation, reason=reason, by=by, today=today, now=now)
        kept = max(allocation.amount - excess, Decimal(0))
        excess -= allocation.amount - kept
        if kept:
            allocate(payment=allocation.payment, invoice=invoice, amount=kept, rule=allocation.rule, by=by, today=today, now=now)
