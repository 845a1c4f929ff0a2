from django.db import models

from rapport.kit.models import Ref, Walled


class File(Walled):
    """A file beside a record, kept under a random name, served by the rights of its parent now, always as an attachment."""

    kind = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    stored_as = models.CharField(max_length=80, unique=True)
    by = Ref("people.Member")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["agency", "kind", "subject_id"], name="file_by_subject")]

    def __str__(self) -> str:
        return self.name
