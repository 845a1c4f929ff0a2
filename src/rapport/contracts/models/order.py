from django.db import models

from rapport.kit.models import Amount, Ref, Walled


class Order(Walled):
    """What makes a yes binding on a job: under a framework, on the client's paper, or a mail or chat within its limit. Kept for good."""

    append_only = True

    class Basis(models.TextChoices):
        FRAMEWORK = "framework"
        CLIENT_PAPER = "client_paper"
        CONTRACT = "contract"
        EVIDENCE = "evidence"

    job = Ref("jobs.Job", related_name="orders")
    quote_version = Ref("proposals.QuoteVersion", null=True, related_name="orders")
    contract = Ref("contracts.Contract", null=True, related_name="orders")
    basis = models.CharField(max_length=14, choices=Basis)
    evidence = Ref("jobs.Evidence", null=True)
    client_order_number = models.CharField(max_length=60, blank=True)
    net_amount = Amount()
    in_effect_on = models.DateField()
    by = Ref("people.Member")
