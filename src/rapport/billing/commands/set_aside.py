import uuid
from datetime import date

from rapport.billing.models import Payment, SetAside
from rapport.billing.queries.open import live_asides, unapplied
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.kit.values import Money
from rapport.people.access import require
from rapport.people.models import Member


class SetAsideRefused(Refused):
    """Money that is not set aside, or not put back."""

    codes = ("above_payment", "negative", "no_reason", "waits", "twice")


@command
def set_payment_aside(
    *,
    payment: Payment,
    cause: SetAside.Cause,
    amount: Money | None = None,
    reason: str = "",
    new_id: uuid.UUID | None = None,
    by: Member,
    today: date,
) -> SetAside:
    """
    Set what of a payment is for no invoice aside: interest, our own transfer, a refund; without an amount all that is unapplied.

    :raises SetAsideRefused: `above_payment`: more than is unapplied, or nothing is; `negative`; `no_reason` for a slip or another cause;
        `twice`: the same part for the same cause today already
    """
    require(by, "bank.update")
    if cause in (SetAside.Cause.MISTAKE, SetAside.Cause.OTHER, SetAside.Cause.REFUNDED) and not reason:
        raise SetAsideRefused("no_reason", say("Say why.", "Hãy ghi lý do."), field="reason")
    payment = Payment.objects.select_for_update().get(id=payment.id)
    free = unapplied(payment)
    taken = free if amount is None else amount
    if amount is not None and amount <= 0:
        raise SetAsideRefused("negative", say("The amount must be above zero.", "Số tiền phải lớn hơn 0."), field="amount")
    if taken > free or free <= 0:
        raise SetAsideRefused("above_payment", say("The payment does not have that much left.", "Khoản tiền không còn đủ."), field="amount")
    same = SetAside.objects.filter(live_asides(), payment=payment, cause=cause, set_on=today)
    if amount is not None and same.filter(amount=amount).exists():
        raise SetAsideRefused("twice", say("This part was set aside today already.", "Phần này hôm nay đã để riêng."), field="amount")
    return SetAside.objects.create(
        agency_id=by.agency_id, id=new_id or fresh_id(), payment=payment, amount=taken, cause=cause, reason=reason, set_on=today, by=by
    )


@command
def undo_set_aside(*, aside: SetAside, by: Member, today: date) -> SetAside:
    """
    Let money that was set aside wait to be matched again.

    :raises SetAsideRefused: `waits` already
    """
    require(by, "bank.update")
    Payment.objects.select_for_update().get(id=aside.payment_id)
    aside = SetAside.objects.get(id=aside.id)
    if aside.ended_on:
        raise SetAsideRefused("waits", say("This waits already.", "Khoản này đã chờ đối soát lại."))
    aside.ended_on, aside.ended_by = today, by
    aside.save(update_fields=["ended_on", "ended_by"])
    return aside
