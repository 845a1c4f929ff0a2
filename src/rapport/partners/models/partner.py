from django.db import models
from django.db.models import Q

from rapport.kit.models import Ref, Versioned, Walled


class Partner(Versioned):
    """Whom we pay for work: a company, a household business, an individual, or somebody abroad. The kind decides the tax."""

    class Kind(models.TextChoices):
        COMPANY = "company"
        HOUSEHOLD = "household"
        INDIVIDUAL = "individual"
        FOREIGN = "foreign"

    kind = models.CharField(max_length=12, choices=Kind)
    name = models.CharField(max_length=200)
    tax_code = models.CharField(max_length=14, blank=True)
    address = models.CharField(max_length=300, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "tax_code"], condition=~Q(tax_code=""), name="partner_tax_code_is_unique_in_an_agency"
            )
        ]

    def __str__(self) -> str:
        return self.name


class PartnerAccount(Walled):
    """Where a partner is paid. A change is a new account that a second person has approved; the old one ends."""

    partner = Ref(Partner, related_name="accounts")
    bank_bin = models.CharField(max_length=6)
    number = models.CharField(max_length=19)
    holder = models.CharField(max_length=120)
    from_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "partner"], condition=Q(ended_on=None), name="partner_is_paid_at_one_account")
        ]


class AccountChange(Walled):
    """A new bank account that somebody wants a partner to be paid at: in force a day after a second person has approved it."""

    partner = Ref(Partner, related_name="account_changes")
    bank_bin = models.CharField(max_length=6)
    number = models.CharField(max_length=19)
    holder = models.CharField(max_length=120)
    reason = models.CharField(max_length=500)
    asked_by = Ref("people.Member")
    asked_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.number
