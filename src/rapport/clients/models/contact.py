from django.db import models
from django.db.models import Q

from rapport.kit.models import Ref, Versioned, Walled


class Contact(Versioned):
    """A person at the client, and the part this person plays in decisions."""

    class DecisionRole(models.TextChoices):
        DECIDES = "decides"
        INFLUENCES = "influences"
        PAYS = "pays"
        BLOCKS = "blocks"
        UNKNOWN = "unknown"

    client = Ref("clients.Client", related_name="contacts")
    full_name = models.CharField(max_length=120)
    given_name = models.CharField(max_length=60)
    sort_key = models.CharField(max_length=400)
    title = models.CharField(max_length=80, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)
    decision_role = models.CharField(max_length=12, choices=DecisionRole, default=DecisionRole.UNKNOWN)
    # 1 is the highest rank; recipients are named by rank.
    rank = models.PositiveSmallIntegerField(default=5)
    speaks_english = models.BooleanField(default=False)
    left_on = models.DateField(null=True)

    def __str__(self) -> str:
        return self.full_name


class AddressForm(Walled):
    """How two people address each other: xưng and gọi, in one register. Without a member it holds for the whole house."""

    class Register(models.TextChoices):
        CHAT = "chat"
        MAIL = "mail"
        FORMAL = "formal"

    contact = Ref(Contact, related_name="address_forms")
    member = Ref("people.Member", null=True)
    register = models.CharField(max_length=8, choices=Register, default=Register.MAIL)
    self_word = models.CharField(max_length=20)
    call_word = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "contact", "member", "register"],
                nulls_distinct=False,
                name="address_is_one_for_each_pair",
            ),
            models.CheckConstraint(condition=~Q(call_word=""), name="address_has_its_word"),
        ]
