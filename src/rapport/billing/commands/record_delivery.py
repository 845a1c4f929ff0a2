from datetime import date

from rapport.billing.clocks import start_clock
from rapport.billing.models import Delivery, Invoice
from rapport.clients.access import require_on_client
from rapport.kit.command import command
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.people.models import Member


class DeliveryRefused(Refused):
    """A delivery that is not recorded."""

    codes = ("not_issued", "nothing", "in_future", "order_of_days")


@command
def record_delivery(
    *,
    invoice: Invoice,
    sent_on: date | None = None,
    received_on: date | None = None,
    dossier_complete_on: date | None = None,
    missing: str = "",
    by: Member,
    today: date,
) -> Delivery:
    """
    Record that the original went out, arrived, that the dossier is complete, or what of it is missing.

    A complete dossier starts the payment clock of a client whose terms count from it.

    :raises DeliveryRefused: `not_issued`; `nothing` said; `in_future`; `order_of_days`: received before it was sent
    """  # fmt: skip
    require_on_client(by, "invoice.create", invoice.client)
    if not hasattr(invoice, "issuance"):
        raise DeliveryRefused("not_issued", say("Only an issued invoice is sent.", "Chỉ gửi hóa đơn đã xuất."))
    days = [day for day in (sent_on, received_on, dossier_complete_on) if day]
    if not days and not missing:
        raise DeliveryRefused("nothing", say("Say what happened.", "Hãy ghi việc đã xảy ra."), field="sent_on")
    if any(day > today for day in days):
        raise DeliveryRefused("in_future", say("This day has not come yet.", "Ngày này chưa tới."))
    if sent_on and received_on and received_on < sent_on:
        raise DeliveryRefused("order_of_days", say("It arrived before it was sent.", "Ngày nhận trước ngày gửi."), field="received_on")
    delivery = Delivery.objects.create(
        agency_id=by.agency_id, invoice=invoice, sent_on=sent_on, received_on=received_on, dossier_complete_on=dossier_complete_on,
        missing=missing, by=by,
    )  # fmt: skip
    if dossier_complete_on:
        start_clock(invoice)
    return delivery
