from django.db import models

from rapport.kit.models import Ref, Versioned, Walled


class ClientEntity(Versioned):
    """A company of the client: it signs, is invoiced and pays."""

    client = Ref("clients.Client", related_name="entities")
    name = models.CharField(max_length=200)
    tax_code = models.CharField(max_length=14)
    address = models.CharField(max_length=300)
    representative = models.CharField(max_length=120, blank=True)
    representative_title = models.CharField(max_length=80, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "client", "tax_code"], name="company_stands_once_at_a_client")]

    def __str__(self) -> str:
        return self.name


class Brand(Walled):
    """A brand of the client, which campaigns and jobs are for."""

    client = Ref("clients.Client", related_name="brands")
    name = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "client", "name"], name="brand_name_is_unique_at_a_client")]

    def __str__(self) -> str:
        return self.name
