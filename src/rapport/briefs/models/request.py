from django.db import models

from rapport.kit.models import Ref, Walled


class ClientRequest(Walled):
    """What a client asked for, in its own words: a pasted chat, a mail, a call; with who and when."""

    class Channel(models.TextChoices):
        CHAT = "chat"
        MAIL = "mail"
        CALL = "call"
        MEETING = "meeting"

    client = Ref("clients.Client", related_name="requests")
    contact = Ref("clients.Contact", null=True)
    job = Ref("jobs.Job", null=True, related_name="requests")
    channel = models.CharField(max_length=8, choices=Channel)
    text = models.TextField()
    received_on = models.DateField()
    by = Ref("people.Member")
    declined_on = models.DateField(null=True)
    declined_reason = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.text[:80]
