from django.db import models
from django.db.models import F, Q

from rapport.kit.models import Amount, Ref, Walled


class ApprovalRequest(Walled):
    """What somebody asks a second person to allow; it binds to the hash of what was seen and falls with any change of it."""

    subject_kind = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    title = models.CharField(max_length=200)
    # The rule that asks for it: floor, order_over_line, adjustment, bank_account, role_grant …
    kind = models.CharField(max_length=40)
    capability = models.CharField(max_length=60)
    amount = Amount(null=True)
    limit_amount = Amount(null=True)
    # The margin that the sight leaves, where it binds to one: it falls with the sight, so a list need not work it out again.
    margin_share = models.DecimalField(max_digits=12, decimal_places=4, null=True)
    client_id = models.UUIDField(null=True)
    reason = models.CharField(max_length=1000, blank=True)
    seen_hash = models.CharField(max_length=64)
    asked_by = Ref("people.Member")
    asked_at = models.DateTimeField()
    fell_at = models.DateTimeField(null=True)

    # What a list works out for its rows; no column.
    is_mine_to_answer: bool

    class Meta:
        indexes = [models.Index(fields=["agency", "subject_kind", "subject_id"], name="approval_by_subject")]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "subject_kind", "subject_id", "kind", "seen_hash"],
                condition=Q(fell_at=None),
                name="approval_is_asked_once_for_the_same_sight",
            )
        ]

    def __str__(self) -> str:
        return self.title


class ApprovalAnswer(Walled):
    """The answer of a second person, or of the only decider with a reason. Kept for good."""

    append_only = True

    request = models.OneToOneField(ApprovalRequest, on_delete=models.PROTECT, related_name="answer", db_constraint=False)
    is_yes = models.BooleanField()
    reason = models.CharField(max_length=1000, blank=True)
    asked_by = Ref("people.Member")
    answered_by = Ref("people.Member")
    alone_reason = models.CharField(max_length=1000, blank=True)
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(answered_by=F("asked_by")) | ~Q(alone_reason=""),
                name="nobody_answers_own_request_without_a_reason",
            )
        ]
