import uuid
from datetime import date
from decimal import Decimal

from rapport.billing.commands.request_invoice import InvoiceRefused, check_account, own_account
from rapport.billing.instalments import parts_of
from rapport.billing.models import Invoice, InvoiceLine, InvoiceVat
from rapport.clients.access import require_on_client
from rapport.clients.models import ClientEntity, Contact
from rapport.clients.queries.terms import framework_number
from rapport.contracts.models import Milestone, Order
from rapport.domain.book import Kind
from rapport.domain.law.rule import NoRule
from rapport.domain.law.vat import code_at
from rapport.domain.vat import vat_groups, vat_of_lines
from rapport.jobs.commands.turns import RestRefused, require_running
from rapport.jobs.models import Job
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.people.models import Member, OwnBankAccount
from rapport.people.numbers import number_of_company
from rapport.playbook.queries.law import law_table
from rapport.production.queries.acceptable import unaccepted_orders


class InstalmentRefused(Refused):
    """An instalment that is not invoiced."""

    codes = ("not_due", "invoiced", "accepted", "no_company", "other_company", "other_client", "in_future", "too_early")


@command
def request_instalment(
    *,
    milestone: Milestone,
    account: OwnBankAccount | None = None,
    contact: Contact | None = None,
    client_entity: ClientEntity | None = None,
    paid_on: date | None = None,
    note: str = "",
    new_id: uuid.UUID | None = None,
    by: Member,
    today: date,
) -> Invoice:
    """
    Request an invoice over an instalment that the order makes payable before acceptance, without minutes.

    Its tax point is the day on which it was paid, else the day of its legal issue, which comes before the service is completed
    (Decided 12). What is accepted later is invoiced less this.

    :param paid_on: the day of the client's payment, where it came before the invoice
    :raises InstalmentRefused: `not_due`: its day or event has not come; `invoiced` already; `accepted`: nothing of the order is left to be
        accepted, invoice that; `no_company`, `other_company` of the client; `other_client` for the contact; `in_future`, `too_early`
        for `paid_on`
    :raises InvoiceRefused: for an account on which it cannot be paid
    :raises RestRefused: `over`: the job is closed or cancelled
    """
    order: Order = milestone.order
    job: Job = order.job
    require_on_client(by, "invoice.create", job.client)
    require_running(job, or_on_hold=True)
    buyer = _buyer(order, client_entity)
    _check(milestone, paid_on, contact, today)
    if account:
        check_account(account, job.legal_entity, by, today)
    number = number_of_company(job.legal_entity, "RP", 6, "invoice", today.year)
    # The series is where two requests for the same instalment meet.
    if InvoiceLine.objects.filter(milestone=milestone, invoice__dropped_on=None).exists():
        raise InstalmentRefused("invoiced", say("This instalment is on an invoice already.", "Đợt này đã nằm trên hóa đơn khác."))
    own = account or own_account(job.legal_entity, by.agency.currency)
    invoice = Invoice(
        agency_id=by.agency_id, id=new_id or fresh_id(), client_id=job.client_id, client_entity=buyer, legal_entity=job.legal_entity,
        account=own, contact=contact, number=number, requested_on=today, requested_by=by, note=note,
    )  # fmt: skip
    _fill(invoice, milestone, paid_on, today)
    return invoice


def _check(milestone: Milestone, paid_on: date | None, contact: Contact | None, today: date) -> None:
    order: Order = milestone.order
    due = milestone.on if milestone.trigger == Milestone.Trigger.DAY else milestone.reached_on
    if due is None or due > today:
        raise InstalmentRefused(
            "not_due",
            say("%(name)s is not due yet.", "%(name)s chưa đến hạn.", name=milestone.name),
            missing=["reached_on"] if due is None else [],
        )
    if not unaccepted_orders().filter(id=order.id).exists():
        raise InstalmentRefused(
            "accepted", say("All of this order is accepted: invoice that.", "Đơn này đã nghiệm thu hết: hãy xuất theo nghiệm thu.")
        )
    if contact and contact.client_id != order.job.client_id:
        raise InstalmentRefused(
            "other_client", say("This person belongs to another client.", "Người này thuộc khách hàng khác."), field="contact"
        )
    if paid_on and paid_on > today:
        raise InstalmentRefused("in_future", say("This day has not come yet.", "Ngày này chưa tới."), field="paid_on")
    if paid_on and paid_on < order.in_effect_on:
        raise InstalmentRefused(
            "too_early",
            say("The order is of %(day)s.", "Đơn có hiệu lực từ %(day)s.", day=f"{order.in_effect_on:%d/%m/%Y}"),
            field="paid_on",
        )


def _buyer(order: Order, named: ClientEntity | None) -> ClientEntity:
    known: ClientEntity | None = order.contract.client_entity if order.contract else order.job.client_entity
    buyer = named or known or order.job.client.entities.first()
    if buyer is None:
        raise InstalmentRefused(
            "no_company", say("Say which company of the client pays.", "Hãy chọn công ty của khách."), field="client_entity"
        )
    if buyer.client_id != order.job.client_id or known not in (None, buyer):
        raise InstalmentRefused(
            "other_company",
            say("This order is %(name)s's.", "Đơn này của %(name)s.", name=known.name if known else order.job.client.name),
            field="client_entity",
        )
    return buyer


def _fill(invoice: Invoice, milestone: Milestone, paid_on: date | None, today: date) -> None:
    """One line for each rate group of the order, each kind at its part."""
    tax_point = paid_on or today
    order: Order = milestone.order
    parts = parts_of(milestone)
    priced = [(sum(kinds.values(), Decimal(0)), code_at(code, tax_point, law_table("vat.reduced"))) for code, kinds in parts.items()]
    groups = vat_groups(priced)
    invoice.net_amount = sum((group.net for group in groups), Decimal(0))
    invoice.vat_amount = sum((group.vat for group in groups), Decimal(0))
    invoice.total_amount = invoice.net_amount + invoice.vat_amount
    invoice.save(force_insert=True)
    contract = (
        order.contract.number if order.contract else order.client_order_number or framework_number(order.job.client, order.in_effect_on)
    )
    InvoiceLine.objects.bulk_create(
        InvoiceLine(
            agency_id=invoice.agency_id, invoice=invoice, position=position, job_id=order.job_id, milestone=milestone, contract_number=contract,
            text=f"{milestone.name} ({milestone.percent.normalize():f}%): {order.job.name}"[:300], net_amount=net, vat_code=code,
            quoted_vat_code=quoted, vat_amount=vat, tax_point_on=tax_point, paid_on=paid_on, fee_amount=kinds[Kind.FEE],
            bought_in_amount=kinds[Kind.BOUGHT_IN], pass_through_amount=kinds[Kind.PASS_THROUGH],
        )
        for position, ((quoted, kinds), (net, code), vat) in enumerate(zip(parts.items(), priced, vat_of_lines(priced), strict=True), 1)
    )  # fmt: skip
    InvoiceVat.objects.bulk_create(
        InvoiceVat(agency_id=invoice.agency_id, invoice=invoice, vat_code=group.code, net_amount=group.net, vat_amount=group.vat)
        for group in groups
    )


def move_tax_point(invoice: Invoice, issued_on: date) -> bool:
    """
    Let the tax point of an instalment that is not paid yet be the day of its legal issue; answer False where the rate of that day is
    another one than the invoice bears. One that was paid keeps the day of its payment.
    """
    for line in invoice.lines.filter(milestone__isnull=False, paid_on=None):
        try:
            held = code_at(line.quoted_vat_code, issued_on, law_table("vat.reduced"))
        except NoRule:
            return False
        if held != line.vat_code:
            return False
        line.tax_point_on = issued_on
        line.save(update_fields=["tax_point_on"])
    return True


__all__ = ["InstalmentRefused", "InvoiceRefused", "RestRefused", "move_tax_point", "request_instalment"]
