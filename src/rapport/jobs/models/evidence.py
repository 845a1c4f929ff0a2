from django.db import models

from rapport.domain.evidence import Grade
from rapport.kit.models import Ref, Walled


class Evidence(Walled):
    """A client's yes: who, when, in which words, with its grade and picture (kept by `journal` beside this record)."""

    append_only = True

    job = Ref("jobs.Job", related_name="evidence")
    contact = Ref("clients.Contact", null=True)
    grade = models.CharField(max_length=1, choices=[(grade.value, grade.value) for grade in Grade])
    text = models.TextField(blank=True)
    given_on = models.DateField()
    by = Ref("people.Member")
