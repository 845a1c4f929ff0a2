from django.db import models

from rapport.kit.models import Ref, Walled


class Touchpoint(Walled):
    """A contact with the client: a call, a meeting, a mail, a chat; typed in seconds or taken from a pasted chat."""

    class Channel(models.TextChoices):
        CALL = "call"
        MEETING = "meeting"
        MAIL = "mail"
        CHAT = "chat"

    client = Ref("clients.Client", related_name="touchpoints")
    contact = Ref("clients.Contact", null=True)
    channel = models.CharField(max_length=8, choices=Channel)
    happened_at = models.DateTimeField()
    text = models.TextField(blank=True)
    by = Ref("people.Member")

    class Meta:
        indexes = [models.Index(fields=["agency", "client", "happened_at"], name="touchpoint_by_client")]
