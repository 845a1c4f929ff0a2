from django.db import models

from rapport.kit.models import Amount, Ref, Versioned


class Contract(Versioned):
    """
    A contract with one company of a client: a framework, or one for a piece of work; often the client's own paper, its terms as data.

    Before it is signed it binds nobody. A contract for a piece of work may name its job: signed, it is that job's order.
    """

    class Kind(models.TextChoices):
        FRAMEWORK = "framework"
        SERVICE = "service"

    client = Ref("clients.Client", related_name="contracts")
    client_entity = Ref("clients.ClientEntity")
    legal_entity = Ref("people.LegalEntity")
    kind = models.CharField(max_length=10, choices=Kind)
    job = Ref("jobs.Job", null=True, related_name="contracts")
    number = models.CharField(max_length=60)
    signed_on = models.DateField(null=True)
    # Who signed for the client, and by which authority.
    signatory = models.CharField(max_length=200, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    net_amount = Amount(null=True)
    is_client_paper = models.BooleanField(default=False)
    payment_days = models.PositiveSmallIntegerField(null=True)
    penalty_percent = models.DecimalField(max_digits=6, decimal_places=3, null=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "client_entity", "number"], name="contract_number_is_unique_at_a_company")]

    def __str__(self) -> str:
        return self.number
