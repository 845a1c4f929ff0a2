from functools import cached_property

from django.db import models
from django.db.models import Q

from rapport.domain.scopes import Scope, widest
from rapport.kit.models import Ref, Versioned, Walled
from rapport.people.models.user import User

SHOWN_TO_A_CLIENT = frozenset({"client", "brief", "quote", "contract", "job", "task", "acceptance", "invoice", "payment", "time"})
"""What stays within reach while a client looks on; cost, margin, favours, moods, banks, people and settings do not."""


class Member(Versioned):
    """A person in one agency: who acts, with the rights of this moment. Commands take `by: Member`."""

    class Kind(models.TextChoices):
        STAFF = "staff"
        PARTNER = "partner"
        CONTACT = "contact"
        SERVICE = "service"

    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.STAFF)
    full_name = models.CharField(max_length=120)
    given_name = models.CharField(max_length=60)
    # Made in Python: the database has no Vietnamese collation (kit: the wheel is built without ICU).
    sort_key = models.CharField(max_length=400, db_index=True)
    email = models.EmailField()
    title = models.CharField(max_length=80, blank=True)
    band = models.CharField(max_length=40, blank=True)
    department = Ref("people.Department", null=True)
    weekly_hours = models.DecimalField(max_digits=5, decimal_places=2, default=40)
    joined_on = models.DateField()
    left_on = models.DateField(null=True)
    language = models.CharField(max_length=5, default="vi")
    theme = models.CharField(max_length=6, default="auto")
    density = models.CharField(max_length=12, default="compact")
    # Whose screen this is while it is shown to a client: no margin, no moods, no other client until it ends.
    presented_client_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "email"], name="email_is_unique_in_an_agency"),
            models.UniqueConstraint(fields=["agency", "user"], name="login_is_one_person_in_an_agency"),
            models.CheckConstraint(condition=Q(weekly_hours__gte=0, weekly_hours__lte=80), name="week_has_its_hours"),
        ]

    def __str__(self) -> str:
        return self.full_name

    @cached_property
    def rights(self) -> dict[str, Scope]:
        """Capability → widest scope, from the roles granted; read once for each request."""
        found: dict[str, Scope] = {}
        # The door fetches them with the member, in one query; a member that comes from elsewhere asks for them.
        at_door = getattr(self, "granted", ...)
        lists = self.grants.filter(ended_on=None).values_list("role__capabilities", flat=True) if at_door is ... else at_door or []
        for capabilities in lists:
            for entry in capabilities:
                name, _, scope = entry.partition(":")
                found[name] = widest(found.get(name), Scope(scope))
        if self.is_presenting:
            return {name: scope for name, scope in found.items() if name.partition(".")[0] in SHOWN_TO_A_CLIENT}
        return found

    @property
    def is_presenting(self) -> bool:
        """Say whether a client looks on: rights then reach what a client may see, of that client alone."""
        return self.presented_client_id is not None

    @property
    def only_reads(self) -> bool:
        """Say whether all rights are to read or to export (an auditor): then the database, too, is read only for a page."""
        return bool(self.rights) and all(name.endswith((".read", ".export")) for name in self.rights)

    def may(self, capability: str) -> bool:
        """Answer whether a role of this person holds the capability, in any scope."""
        return self.left_on is None and capability in self.rights

    def scope_of(self, capability: str) -> Scope | None:
        """Answer how far the capability reaches, or None where no role holds it."""
        return self.rights.get(capability) if self.left_on is None else None


class Absence(Walled):
    """A member is away; the deputy answers approvals in the meantime."""

    member = Ref(Member, related_name="absences")
    deputy = Ref(Member)
    first_on = models.DateField()
    last_on = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(last_on__gte=models.F("first_on")), name="absence_ends_after_it_begins")]
