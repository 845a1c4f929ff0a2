from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from rapport.kit.models import Amount, Ref, Versioned, Walled


class Invoice(Versioned):
    """
    A request for an invoice over lines of many jobs and contracts of one company; its number is our key (`RP2026000123`).

    The legal number is the provider's and stands on its issuance. States are dated records: draft with client, confirmed, issued, sent.
    """

    frozen_when = "exists (select 1 from billing_issuance i where i.invoice_id = old.id)"

    client = Ref("clients.Client", related_name="invoices")
    client_entity = Ref("clients.ClientEntity")
    legal_entity = Ref("people.LegalEntity")
    account = Ref("people.OwnBankAccount", null=True)
    contact = Ref("clients.Contact", null=True)
    number = models.CharField(max_length=20)
    adjusts = Ref("self", null=True, related_name="adjustments")
    adjustment_reason = models.CharField(max_length=300, blank=True)
    requested_on = models.DateField()
    requested_by = Ref("people.Member")
    draft_sent_on = models.DateField(null=True)
    dropped_on = models.DateField(null=True)
    drop_reason = models.CharField(max_length=300, blank=True)
    net_amount = Amount()
    vat_amount = Amount()
    total_amount = Amount()
    note = models.CharField(max_length=500, blank=True)

    # What a list works out for its rows; no columns.
    open_now: Decimal | None
    state: str
    legal: str
    is_late: bool

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "number"], name="invoice_number_is_unique_in_an_agency"),
            models.CheckConstraint(condition=Q(total_amount=F("net_amount") + F("vat_amount")), name="invoice_sums_up"),
        ]
        indexes = [models.Index(fields=["agency", "client", "requested_on"], name="invoice_by_client")]

    def __str__(self) -> str:
        return self.number


class InvoiceLine(Walled):
    """
    A line of an invoice: one job's part, its kinds of money, the day that decides its VAT rate, and its share of the VAT.

    A line of an adjusting invoice names the line of the original that it changes. One of an instalment names its milestone and the rate
    group of the quote; its tax point is the day of payment, or of issue where that is earlier.
    """

    frozen_when = "exists (select 1 from billing_issuance i where i.invoice_id = old.invoice_id)"

    invoice = Ref(Invoice, related_name="lines")
    position = models.PositiveSmallIntegerField()
    job = Ref("jobs.Job", related_name="invoice_lines")
    acceptance_line = Ref("production.AcceptanceLine", null=True, related_name="invoice_lines")
    milestone = Ref("contracts.Milestone", null=True, related_name="invoice_lines")
    quoted_vat_code = models.CharField(max_length=6, blank=True)
    paid_on = models.DateField(null=True)
    adjusts_line = Ref("self", null=True, related_name="adjusting_lines")
    contract_number = models.CharField(max_length=60, blank=True)
    text = models.CharField(max_length=300)
    net_amount = Amount()
    vat_code = models.CharField(max_length=6)
    vat_amount = Amount()
    tax_point_on = models.DateField()
    fee_amount = Amount()
    bought_in_amount = Amount(default=0)
    pass_through_amount = Amount(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "invoice", "position"], name="line_has_its_place_in_the_invoice"),
            models.CheckConstraint(
                condition=Q(net_amount=F("fee_amount") + F("bought_in_amount") + F("pass_through_amount")),
                name="kinds_of_an_invoice_line_sum_to_its_net",
            ),
        ]


class InvoiceVat(Walled):
    """The VAT of one rate group of an invoice, rounded once."""

    frozen_when = "exists (select 1 from billing_issuance i where i.invoice_id = old.invoice_id)"

    invoice = Ref(Invoice, related_name="vat_groups")
    vat_code = models.CharField(max_length=6)
    net_amount = Amount()
    vat_amount = Amount()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "invoice", "vat_code"], name="vat_group_stands_once_on_an_invoice")]
