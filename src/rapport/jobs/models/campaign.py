from django.db import models

from rapport.kit.models import Ref, Walled


class Campaign(Walled):
    """Several jobs of a client under one idea."""

    client = Ref("clients.Client", related_name="campaigns")
    brand = Ref("clients.Brand", null=True)
    name = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "client", "name"], name="campaign_name_is_unique_at_a_client")]

    def __str__(self) -> str:
        return self.name
