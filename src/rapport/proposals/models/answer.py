from django.db import models

from rapport.kit.models import Ref, Walled


class QuoteAnswer(Walled):
    """What the client said to a version: yes (with its evidence), changes, silence, no."""

    append_only = True

    class Word(models.TextChoices):
        YES = "yes"
        CHANGES = "changes"
        SILENT = "silent"
        LOST = "lost"

    version = Ref("proposals.QuoteVersion", related_name="answers")
    word = models.CharField(max_length=8, choices=Word)
    evidence = Ref("jobs.Evidence", null=True)
    reason = models.CharField(max_length=500, blank=True)
    answered_on = models.DateField()
    by = Ref("people.Member")
