from django.db import models
from django.db.models import Q

from rapport.kit.models import Amount, Ref, Walled


class Payment(Walled):
    """Money received from a client; what is not allocated stays visible as unapplied."""

    # History, yet locked by whoever allocates it: the database freezes the row instead of taking the right to it.
    frozen_when = "true"

    client = Ref("clients.Client", related_name="payments", null=True)
    client_entity = Ref("clients.ClientEntity", null=True)
    account = Ref("people.OwnBankAccount", null=True)
    bank_line = models.OneToOneField("billing.BankLine", on_delete=models.PROTECT, null=True, related_name="payment", db_constraint=False)
    number = models.CharField(max_length=20)
    received_on = models.DateField()
    amount = Amount()
    currency = models.CharField(max_length=3, default="VND")
    memo = models.TextField(blank=True)
    by = Ref("people.Member")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "number"], name="payment_number_is_unique_in_an_agency"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="payment_is_more_than_nothing"),
        ]

    def __str__(self) -> str:
        return self.number


class SetAside(Walled):
    """
    What of a payment is not for an invoice: interest, our own transfer, a refund to the client, a slip of the keyboard.

    It no longer waits to be matched; `ended_on`: it waits again.
    """

    class Cause(models.TextChoices):
        INTEREST = "interest"
        OWN_TRANSFER = "own_transfer"
        REFUND_TO_US = "refund_to_us"
        REFUNDED = "refunded"
        DEPOSIT = "deposit"
        MISTAKE = "mistake"
        OTHER = "other"

    payment = Ref(Payment, related_name="set_asides")
    amount = Amount()
    cause = models.CharField(max_length=14, choices=Cause)
    reason = models.CharField(max_length=300, blank=True)
    set_on = models.DateField()
    by = Ref("people.Member")
    ended_on = models.DateField(null=True)
    ended_by = Ref("people.Member", null=True, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(amount__gt=0), name="what_is_set_aside_is_more_than_nothing")]


class Allocation(Walled):
    """A part of a payment stands against an invoice, because a rule made it certain or a person said so."""

    append_only = True

    payment = Ref(Payment, related_name="allocations")
    invoice = Ref("billing.Invoice", related_name="allocations")
    amount = Amount()
    allocated_on = models.DateField()
    rule = models.CharField(max_length=40)
    by = Ref("people.Member")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(amount__gt=0), name="allocation_is_more_than_nothing")]


class AllocationUndo(Walled):
    """An allocation was taken back: its facts are reversed, payment and invoice are open again."""

    append_only = True

    allocation = models.OneToOneField(Allocation, on_delete=models.PROTECT, related_name="undo", db_constraint=False)
    undone_on = models.DateField()
    reason = models.CharField(max_length=300, blank=True)
    by = Ref("people.Member")


class AllocationPart(Walled):
    """What of an allocation fell on one line and kind of its invoice."""

    append_only = True

    allocation = Ref(Allocation, related_name="parts")
    invoice_line = Ref("billing.InvoiceLine", related_name="allocation_parts")
    kind = models.CharField(max_length=12)
    amount = Amount()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "allocation", "invoice_line", "kind"], name="part_stands_once_in_an_allocation")
        ]
