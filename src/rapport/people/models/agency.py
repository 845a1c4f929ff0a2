from django.db import models

from rapport.kit.ids import fresh_id


class Agency(models.Model):
    """A house that uses Rapport; stands outside the wall, and so holds nothing that another agency may not read."""

    id = models.UUIDField(primary_key=True, default=fresh_id, editable=False)
    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    time_zone = models.CharField(max_length=50, default="Asia/Ho_Chi_Minh")
    currency = models.CharField(max_length=3, default="VND")

    def __str__(self) -> str:
        return self.name
