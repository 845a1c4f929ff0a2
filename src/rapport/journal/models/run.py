from collections.abc import Mapping

from django.db import models

from rapport.kit.models import Ref, Walled
from rapport.kit.tongues import in_vietnamese


class Run(Walled):
    """A long piece of work that the worker carries out step by step: how far it is, and how it ended (`journal/runs.py`)."""

    work = models.CharField(max_length=60)
    # Words in both languages, as they were said: whoever reads them need not know the work.
    title = models.JSONField(default=dict)
    stage = models.JSONField(default=dict)
    arguments = models.JSONField(default=dict)
    by = Ref("people.Member")
    started_at = models.DateTimeField()
    wanted_count = models.PositiveIntegerField()
    done_count = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    failed_count = models.PositiveSmallIntegerField(default=0)
    failure = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_at=None) | models.Q(cancelled_at=None), name="run_ends_or_is_cancelled_never_both"
            )
        ]

    @property
    def name(self) -> str:
        return self._said(self.title)

    @property
    def at(self) -> str:
        """What the work is at, in the reader's language."""
        return self._said(self.stage)

    @staticmethod
    def _said(words: Mapping[str, str]) -> str:
        return words.get("vi" if in_vietnamese() else "en", "")

    @property
    def is_over(self) -> bool:
        return self.ended_at is not None or self.cancelled_at is not None

    @property
    def has_failed(self) -> bool:
        """Say whether it was given up: its last step failed as often as it is tried."""
        return self.ended_at is not None and bool(self.failure)
