from django.db import models
from django.db.models import F, Q

from rapport.kit.models import Percent, Ref, Walled


class AccountPlace(Walled):
    """A member's place in a client's account team, with a share of its revenue, from a day until a day. One is in charge."""

    client = Ref("clients.Client", related_name="account_team")
    member = Ref("people.Member", related_name="account_places")
    is_in_charge = models.BooleanField(default=False)
    part = models.CharField(max_length=40, default="am")
    share_percent = Percent(default=0)
    first_on = models.DateField()
    last_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "client"],
                condition=Q(last_on=None, is_in_charge=True),
                name="client_has_one_person_in_charge",
            ),
            models.UniqueConstraint(
                fields=["agency", "client", "member"],
                condition=Q(last_on=None),
                name="member_stands_once_in_an_account_team",
            ),
            models.CheckConstraint(condition=Q(last_on=None) | Q(last_on__gte=F("first_on")), name="account_place_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(share_percent__gte=0, share_percent__lte=100), name="account_share_is_a_percentage"),
        ]
        indexes = [models.Index(fields=["agency", "member", "client"], name="account_place_of_member")]
