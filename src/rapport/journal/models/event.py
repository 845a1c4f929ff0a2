from django.db import models

from rapport.kit.models import Ref, Walled


class Event(Walled):
    """One command that was carried out: who, when, with which arguments. Kept for good."""

    append_only = True

    verb = models.CharField(max_length=60)
    by = Ref("people.Member")
    at = models.DateTimeField()
    arguments = models.JSONField(default=dict)
    seconds = models.FloatField(default=0)

    class Meta:
        indexes = [models.Index(fields=["agency", "at"], name="event_by_time")]


class EventSubject(Walled):
    """A record that an event touched; a timeline is the events of one subject."""

    append_only = True

    event = Ref(Event, related_name="subjects")
    kind = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["agency", "kind", "subject_id", "at"], name="event_by_subject")]
