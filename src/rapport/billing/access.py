"""The only gate to invoices, payments and bank lines."""

from django.db.models import Q, QuerySet

from rapport.billing.models import Allocation, BankLine, BankStatement, Invoice, InvoiceLine, Payment, SetAside
from rapport.clients.access import clients_in_scope
from rapport.people.models import Member


def visible_invoices(member: Member) -> QuerySet[Invoice]:
    """Invoices go over many jobs of a client: the client must be within reach."""
    return Invoice.objects.filter(client__in=clients_in_scope(member, "invoice.read"))


def visible_invoice_lines(member: Member) -> QuerySet[InvoiceLine]:
    return InvoiceLine.objects.filter(invoice__in=visible_invoices(member))


def visible_payments(member: Member) -> QuerySet[Payment]:
    """What came in on one's clients; money of nobody yet is for whoever works with the bank."""
    clients = clients_in_scope(member, "payment.read")
    known = Q(client__in=clients) | Q(id__in=Allocation.objects.filter(invoice__client__in=clients).values("payment_id"))
    if not member.may("bank.read"):
        return Payment.objects.filter(known)
    # What was put against somebody's invoice is that client's money, though the payment names nobody.
    somebody = Allocation.objects.values("payment_id")
    return Payment.objects.filter(known | (Q(client=None) & ~Q(id__in=somebody)))


def visible_allocations(member: Member) -> QuerySet[Allocation]:
    return Allocation.objects.filter(payment__in=visible_payments(member))


def visible_set_asides(member: Member) -> QuerySet[SetAside]:
    return SetAside.objects.filter(payment__in=visible_payments(member))


def visible_bank_lines(member: Member) -> QuerySet[BankLine]:
    return BankLine.objects.all() if member.may("bank.read") else BankLine.objects.none()


def visible_statements(member: Member) -> QuerySet[BankStatement]:
    return BankStatement.objects.all() if member.may("bank.read") else BankStatement.objects.none()
