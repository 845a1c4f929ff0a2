from django.db import models
from django.db.models import Q

from rapport.kit.models import Amount, Ref, Walled


class Acceptance(Walled):
    """
    The client accepts what was delivered: one minutes over one or many jobs of one company (BBNT).

    The day of the minutes and the days on which services were completed are two things: tax follows the second.
    """

    client = Ref("clients.Client", related_name="acceptances")
    client_entity = Ref("clients.ClientEntity")
    legal_entity = Ref("people.LegalEntity")
    number = models.CharField(max_length=40)
    minutes_on = models.DateField()
    signed_on = models.DateField(null=True)
    evidence_grade = models.CharField(max_length=1, blank=True)
    note = models.CharField(max_length=500, blank=True)
    by = Ref("people.Member")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "number"], name="minutes_number_is_unique_in_an_agency")]

    def __str__(self) -> str:
        return self.number


class AcceptanceLine(Walled):
    """
    One job's part in the minutes: in full, with a deduction, by what was done so far, or ended early by what was done.

    `vat_code` is that of the day of completion, `quoted_vat_code` the group of the quote that the line fulfils.
    """

    append_only = True

    class Way(models.TextChoices):
        FULL = "full"
        DEDUCTION = "deduction"
        ACTUAL = "actual"
        ENDED = "ended"

    acceptance = Ref(Acceptance, related_name="lines")
    job = Ref("jobs.Job", related_name="acceptance_lines")
    order = Ref("contracts.Order", null=True)
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    way = models.CharField(max_length=10, choices=Way)
    contracted_amount = Amount()
    deduction_amount = Amount(default=0)
    net_amount = Amount()
    vat_code = models.CharField(max_length=6)
    quoted_vat_code = models.CharField(max_length=6)
    fee_amount = Amount()
    bought_in_amount = Amount(default=0)
    pass_through_amount = Amount(default=0)
    completed_on = models.DateField()
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "acceptance", "position"], name="line_has_its_place_in_the_minutes"),
            models.CheckConstraint(
                condition=Q(net_amount=models.F("fee_amount") + models.F("bought_in_amount") + models.F("pass_through_amount")),
                name="kinds_of_an_accepted_line_sum_to_its_net",
            ),
        ]
