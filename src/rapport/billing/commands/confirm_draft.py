from datetime import date

from rapport.billing.models import Confirmation, Invoice
from rapport.clients.access import require_on_client
from rapport.kit.command import command
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.people.models import Member


class DraftRefused(Refused):
    """A step of a draft that is not taken."""

    codes = ("dropped", "confirmed", "issued", "in_future", "no_reason", "sent")


@command
def send_draft(*, invoice: Invoice, by: Member, today: date) -> Invoice:
    """
    Record that the draft went to the client for checking.

    :raises DraftRefused: `dropped`, `confirmed`, `issued`; `sent` already
    """
    invoice = _locked(invoice, by)
    if invoice.draft_sent_on:
        raise DraftRefused("sent", say("The draft is with the client already.", "Bản nháp đã gửi khách rồi."))
    invoice.draft_sent_on, invoice.version = today, invoice.version + 1
    invoice.save(update_fields=["draft_sent_on", "version"])
    return invoice


@command
def confirm_draft(*, invoice: Invoice, confirmed_on: date | None = None, note: str = "", by: Member, today: date) -> Invoice:
    """
    Record that the client has checked the draft and says that it is right.

    :raises DraftRefused: `dropped`, `confirmed` already, `issued`, `in_future`
    """
    if confirmed_on and confirmed_on > today:
        raise DraftRefused("in_future", say("This day has not come yet.", "Ngày này chưa tới."), field="confirmed_on")
    invoice = _locked(invoice, by)
    Confirmation.objects.create(agency_id=by.agency_id, invoice=invoice, confirmed_on=confirmed_on or today, by=by, note=note)
    return invoice


@command
def drop_draft(*, invoice: Invoice, reason: str, by: Member, today: date) -> Invoice:
    """
    Drop a request that is not issued; its number stays as a gap that is shown, its lines are free again.

    A draft that the client has confirmed may still turn out wrong: until its legal issue it is dropped, too.

    :raises DraftRefused: `dropped`, `issued`, `no_reason`
    """
    if not reason:
        raise DraftRefused("no_reason", say("Say why.", "Hãy ghi lý do."), field="reason")
    invoice = _locked(invoice, by, may_be_confirmed=True)
    invoice.dropped_on, invoice.drop_reason, invoice.version = today, reason, invoice.version + 1
    invoice.save(update_fields=["dropped_on", "drop_reason", "version"])
    return invoice


def _locked(invoice: Invoice, by: Member, *, may_be_confirmed: bool = False) -> Invoice:
    require_on_client(by, "invoice.create", invoice.client)
    invoice = Invoice.objects.select_for_update().get(id=invoice.id)
    if invoice.dropped_on:
        raise DraftRefused("dropped", say("This request was dropped.", "Đề nghị này đã bỏ."))
    if hasattr(invoice, "issuance"):
        raise DraftRefused("issued", say("This invoice is issued: adjust it.", "Hóa đơn đã xuất: hãy điều chỉnh."))
    if not may_be_confirmed and Confirmation.objects.filter(invoice=invoice).exists():
        raise DraftRefused("confirmed", say("The client has confirmed this draft.", "Khách đã xác nhận bản nháp này."))
    return invoice
