from django.contrib.postgres.fields import ArrayField
from django.db import models

from rapport.kit.models import Amount, Ref, Walled


class ClientTerms(Walled):
    """What is agreed with a client from a day on: framework contract, payment clock, cut-off, payment runs, what evidence carries."""

    class Clock(models.TextChoices):
        INVOICE = "invoice"
        DOSSIER = "dossier"
        ACCEPTANCE = "acceptance"
        MONTH_END = "month_end"

    client = Ref("clients.Client", related_name="terms")
    from_on = models.DateField()
    clock = models.CharField(max_length=12, choices=Clock, default=Clock.INVOICE)
    days = models.PositiveSmallIntegerField(default=30)
    cut_off_day = models.PositiveSmallIntegerField(null=True)
    payment_run_days = ArrayField(models.PositiveSmallIntegerField(), default=list)
    framework_number = models.CharField(max_length=60, blank=True)
    framework_signed_on = models.DateField(null=True)
    framework_until_on = models.DateField(null=True)
    # Where empty, the house's own limits hold (playbook).
    evidence_c_amount = Amount(null=True)
    evidence_b_amount = Amount(null=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "client", "from_on"], name="terms_are_one_for_each_day")]
