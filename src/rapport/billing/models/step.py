from django.db import models

from rapport.kit.models import Amount, Ref, Walled


class Confirmation(Walled):
    """The client has checked the draft and says that it is right."""

    append_only = True

    invoice = models.OneToOneField("billing.Invoice", on_delete=models.PROTECT, related_name="confirmation", db_constraint=False)
    confirmed_on = models.DateField()
    by = Ref("people.Member")
    note = models.CharField(max_length=300, blank=True)


class Issuance(Walled):
    """
    The legal issue: the provider's number, symbol, day and code. From here on the invoice is immutable and BILLED.

    Where the client's clock waits for a complete dossier or signed minutes, the due day is written once, when it starts.
    """

    frozen_when = (
        "tg_op = 'DELETE' or old.due_on is not null or (new.invoice_id, new.legal_entity_id, new.symbol, new.number, new.year, new.issued_on, "
        "new.authority_code, new.total_amount) is distinct from (old.invoice_id, old.legal_entity_id, old.symbol, old.number, old.year, "
        "old.issued_on, old.authority_code, old.total_amount)"
    )

    invoice = models.OneToOneField("billing.Invoice", on_delete=models.PROTECT, related_name="issuance", db_constraint=False)
    legal_entity = Ref("people.LegalEntity")
    symbol = models.CharField(max_length=7)
    number = models.CharField(max_length=8)
    year = models.PositiveSmallIntegerField()
    issued_on = models.DateField()
    authority_code = models.CharField(max_length=40, blank=True)
    due_on = models.DateField(null=True)
    waits_for = models.CharField(max_length=40, blank=True)
    total_amount = Amount()
    by = Ref("people.Member")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "legal_entity", "symbol", "year", "number"],
                name="legal_number_is_unique_in_its_series",
            )
        ]


class Delivery(Walled):
    """The original went out, or arrived, or something in the dossier is missing."""

    append_only = True

    invoice = Ref("billing.Invoice", related_name="deliveries")
    sent_on = models.DateField(null=True)
    received_on = models.DateField(null=True)
    dossier_complete_on = models.DateField(null=True)
    missing = models.CharField(max_length=300, blank=True)
    by = Ref("people.Member")
