from django.db import models

from rapport.kit.models import Ref, Walled


class Comment(Walled):
    """What somebody wrote beside a record."""

    kind = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    by = Ref("people.Member")
    at = models.DateTimeField()
    text = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["agency", "kind", "subject_id", "at"], name="comment_by_subject")]
