from django.db import models

from rapport.kit.models import Ref, Versioned, Walled


class Group(Walled):
    """A group of companies above several clients."""

    name = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "name"], name="group_name_is_unique_in_an_agency")]

    def __str__(self) -> str:
        return self.name


class Client(Versioned):
    """A client: whom the account team serves. Its companies, brands and people hang below; its code begins its job numbers."""

    code = models.CharField(max_length=8)
    name = models.CharField(max_length=200)
    group = Ref(Group, null=True)
    industry = models.CharField(max_length=80, blank=True)
    since_on = models.DateField()
    note = models.TextField(blank=True)
    # The agency as its own client: pitches, leave and overhead hang on internal jobs.
    is_internal = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "code"], name="client_code_is_unique_in_an_agency")]

    def __str__(self) -> str:
        return self.name
