"""The only gate to invoices, payments and bank lines."""

from django.db.models import Q, QuerySet

from rapport.billing.models import Allocation, BankLine, BankStatement, Delivery, Invoice, InvoiceLine, Payment, SetAside
from rapport.clients.access import clients_in_scope
from rapport.domain.scopes import Scope
from rapport.people.models import Member


def visible_invoices(member: Member) -> QuerySet[Invoice]:
    """Invoices go over many jobs of a client: the client must be within reach."""
    return Invoice.objects.filter(client__in=clients_in_scope(member, "invoice.read"))


def visible_invoice_lines(member: Member) -> QuerySet[InvoiceLine]:
    return InvoiceLine.objects.filter(invoice__in=visible_invoices(member))


def visible_deliveries(member: Member) -> QuerySet[Delivery]:
    return Delivery.objects.filter(invoice__in=visible_invoices(member))


def visible_payments(member: Member) -> QuerySet[Payment]:
    """What came in on one's clients; money of nobody yet is for whoever sees the whole bank."""
    clients = clients_in_scope(member, "payment.read")
    known = Q(client__in=clients) | Q(id__in=Allocation.objects.filter(invoice__client__in=clients).values("payment_id"))
    if not sees_whole_bank(member):
        return Payment.objects.filter(known)
    # What was put against somebody's invoice is that client's money, though the payment names nobody.
    somebody = Allocation.objects.values("payment_id")
    return Payment.objects.filter(known | (Q(client=None) & ~Q(id__in=somebody)))


def sees_whole_bank(member: Member) -> bool:
    """Say whether all money of the agency is this reader's: its accounts' balances, money of nobody yet; never while a client looks on."""
    return member.scope_of("bank.read") is Scope.ALL and not member.is_presenting


def visible_allocations(member: Member) -> QuerySet[Allocation]:
    """Of a transfer that pays the invoices of two clients, a reader sees what fell to one's own."""
    return Allocation.objects.filter(payment__in=visible_payments(member), invoice__in=visible_invoices(member))


def visible_set_asides(member: Member) -> QuerySet[SetAside]:
    return SetAside.objects.filter(payment__in=visible_payments(member))


def visible_bank_lines(member: Member) -> QuerySet[BankLine]:
    """The whole bank, or the lines that brought money of one's clients; without the right to the bank none."""
    if not member.may("bank.read"):
        return BankLine.objects.none()
    return BankLine.objects.all() if sees_whole_bank(member) else BankLine.objects.filter(payment__in=visible_payments(member))


def visible_statements(member: Member) -> QuerySet[BankStatement]:
    """The statements on which a line stands that the reader may see."""
    if not member.may("bank.read"):
        return BankStatement.objects.none()
    if sees_whole_bank(member):
        return BankStatement.objects.all()
    return BankStatement.objects.filter(id__in=visible_bank_lines(member).values("statement_id"))
