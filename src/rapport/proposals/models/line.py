from django.db import models
from django.db.models import Q

from rapport.kit.models import Amount, Hours, Percent, Ref, Walled


class QuoteLine(Walled):
    """
    A line of a quote, one of five ways to a price.

    hours: quantity × the sale rate of a kind of work (cost: its band's rate) · own: a price of our own, its cost known or not
    bought_in: quantity × unit cost, with a mark-up · pass_through: at cost · fee: a percentage of the lines it names.
    """

    class Way(models.TextChoices):
        HOURS = "hours"
        OWN = "own"
        BOUGHT_IN = "bought_in"
        PASS_THROUGH = "pass_through"
        FEE = "fee"

    frozen_when = "exists (select 1 from proposals_quoteversion v where v.id = old.version_id and v.sent_on is not null)"

    version = Ref("proposals.QuoteVersion", related_name="lines")
    position = models.PositiveSmallIntegerField()
    way = models.CharField(max_length=12, choices=Way)
    text = models.CharField(max_length=300)
    unit = models.CharField(max_length=40, blank=True)
    quantity = Hours(default=1)
    rate_code = models.CharField(max_length=40, blank=True)
    unit_amount = Amount(default=0)
    # Own cost (hours, own) or purchase price (bought in, passed through) of one unit; empty: not known.
    unit_cost_amount = Amount(null=True)
    # Own lines: what of the price is bought for the client, for the whole line.
    external_cost_amount = Amount(default=0)
    markup_percent = Percent(default=0)
    fee_percent = Percent(default=0)
    # The ways whose net is the basis of a fee, separated by commas: "pass_through".
    fee_basis = models.CharField(max_length=60, blank=True)
    vat_code = models.CharField(max_length=6, default="8")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "version", "position"], name="line_has_its_place_in_the_version"),
            models.CheckConstraint(condition=Q(quantity__gte=0), name="quantity_is_not_negative"),
        ]

    def __str__(self) -> str:
        return self.text
