from django.db import models

from rapport.kit.models import Ref, Versioned, Walled


class LegalEntity(Versioned):
    """One of the agency's own companies: it signs, issues invoices and has its own number series."""

    name = models.CharField(max_length=200)
    tax_code = models.CharField(max_length=14)
    address = models.CharField(max_length=300)
    representative = models.CharField(max_length=120, blank=True)
    representative_title = models.CharField(max_length=80, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    # The symbol of the invoices that the provider issues for this company: 1C26TYY.
    invoice_symbol = models.CharField(max_length=7, blank=True)
    is_default = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "tax_code"], name="own_tax_code_is_unique_in_an_agency")]

    def __str__(self) -> str:
        return self.name


class OwnBankAccount(Walled):
    """A bank account of the agency, named by the bank's BIN."""

    legal_entity = Ref(LegalEntity, related_name="bank_accounts")
    bank_bin = models.CharField(max_length=6)
    number = models.CharField(max_length=19)
    holder = models.CharField(max_length=120)
    currency = models.CharField(max_length=3, default="VND")
    is_default = models.BooleanField(default=False)
    closed_on = models.DateField(null=True)
    # No second person has confirmed it yet: nobody is asked to pay there.
    is_waiting = models.BooleanField(default=False)
    asked_by = Ref("people.Member", null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "bank_bin", "number"], name="own_account_is_unique_in_an_agency")]

    def __str__(self) -> str:
        return self.number
