from django.db import models
from django.db.models import Q

from rapport.kit.models import Amount, Ref, Walled


class Bill(Walled):
    """A partner's bill that was accepted: net, VAT (creditable or lost), on a line of the job's book, against an order or not."""

    append_only = True

    job = Ref("jobs.Job", related_name="bills")
    line = Ref("ledger.Line")
    partner = Ref("partners.Partner", related_name="bills")
    order = Ref("costs.PurchaseOrder", null=True, related_name="bills")
    number = models.CharField(max_length=40, blank=True)
    symbol = models.CharField(max_length=12, blank=True)
    dated_on = models.DateField()
    received_on = models.DateField()
    text = models.CharField(max_length=300, blank=True)
    net_amount = Amount()
    vat_amount = Amount(default=0)
    is_vat_creditable = models.BooleanField(default=True)
    # Paid, or to be paid, in cash: said when the bill is entered, for the VAT credit hangs on it.
    is_cash = models.BooleanField(default=False)
    by = Ref("people.Member")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(net_amount__gt=0, vat_amount__gte=0), name="bill_asks_for_more_than_nothing"),
            models.UniqueConstraint(
                fields=["agency", "partner", "symbol", "number"], condition=~Q(number=""), name="bill_is_accepted_once"
            ),
        ]


class BillPayment(Walled):
    """Money that left for a bill, by day and account."""

    append_only = True

    bill = Ref(Bill, related_name="payments")
    account = Ref("people.OwnBankAccount", null=True)
    is_cash = models.BooleanField(default=False)
    paid_on = models.DateField()
    amount = Amount()
    reference = models.CharField(max_length=80, blank=True)
    by = Ref("people.Member")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(amount__gt=0), name="payment_of_a_bill_is_more_than_nothing")]
