from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from rapport.kit.models import Ref, Walled


class Mail(Walled):
    """A mail on its way out, written in the transaction that wanted it; the same Message-ID on every try."""

    message_id = models.CharField(max_length=120, unique=True)
    to = ArrayField(models.EmailField())
    cc = ArrayField(models.EmailField(), default=list)
    subject = models.CharField(max_length=300)
    body = models.TextField()
    attachments = models.JSONField(default=list)
    kind = models.CharField(max_length=40, blank=True)
    subject_id = models.UUIDField(null=True)
    by = Ref("people.Member", null=True)
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    failure = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["agency", "queued_at"], condition=Q(sent_at=None), name="mail_waiting")]
