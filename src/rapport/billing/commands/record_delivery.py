import uuid
from datetime import date

from rapport.billing.clocks import start_clock
from rapport.billing.models import Delivery, Invoice
from rapport.clients.access import require_on_client
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.people.models import Member


class DeliveryRefused(Refused):
    """A delivery that is not recorded."""

    codes = ("not_issued", "nothing", "in_future", "order_of_days", "twice")


@command
def record_delivery(
    *,
    invoice: Invoice,
    sent_on: date | None = None,
    received_on: date | None = None,
    dossier_complete_on: date | None = None,
    missing: str = "",
    new_id: uuid.UUID | None = None,
    by: Member,
    today: date,
) -> Delivery:
    """
    Record that the original went out, arrived, that the dossier is complete, or what of it is missing.

    A complete dossier starts the payment clock of a client whose terms count from it.

    :raises DeliveryRefused: `not_issued`; `nothing` said; `in_future`; `order_of_days`: received before it was sent; `twice`: all
        of this is recorded already
    """  # fmt: skip
    require_on_client(by, "invoice.create", invoice.client)
    if not hasattr(invoice, "issuance"):
        raise DeliveryRefused("not_issued", say("Only an issued invoice is sent.", "Chỉ gửi hóa đơn đã xuất."))
    days = [day for day in (sent_on, received_on, dossier_complete_on) if day]
    if not days and not missing:
        raise DeliveryRefused(
            "nothing",
            say(
                "Fill in at least one: sent, received, dossier complete, or what is missing.",
                "Hãy ghi ít nhất một mục: ngày gửi, ngày nhận, ngày đủ hồ sơ, hoặc còn thiếu gì.",
            ),
            field="sent_on",
        )
    if any(day > today for day in days):
        raise DeliveryRefused("in_future", say("This day has not come yet.", "Ngày này chưa tới."))
    if sent_on and received_on and received_on < sent_on:
        raise DeliveryRefused("order_of_days", say("It arrived before it was sent.", "Ngày nhận trước ngày gửi."), field="received_on")
    told = {"sent_on": sent_on, "received_on": received_on, "dossier_complete_on": dossier_complete_on, "missing": missing}
    Invoice.objects.select_for_update().get(id=invoice.id)
    if Delivery.objects.filter(invoice=invoice, **told).exists():
        raise DeliveryRefused("twice", say("This is recorded already.", "Việc này đã ghi rồi."), field="sent_on")
    delivery = Delivery.objects.create(
        agency_id=by.agency_id,
        id=new_id or fresh_id(),
        invoice=invoice,
        by=by,
        **told,
    )
    if dossier_complete_on:
        start_clock(invoice)
    return delivery
