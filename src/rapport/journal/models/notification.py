from django.db import models

from rapport.kit.models import Ref, Walled


class Notification(Walled):
    """Something that a member should know: what happened to which record; read or not."""

    member = Ref("people.Member")
    event = models.CharField(max_length=60)
    kind = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    words = models.JSONField(default=dict)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["agency", "member", "read_at", "at"], name="notification_of_member")]
