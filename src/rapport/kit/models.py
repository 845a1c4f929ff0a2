"""The base of every record inside an agency's wall."""

from typing import Any

from django.db import models

from rapport.kit.ids import fresh_id


class Walled(models.Model):
    """A record of one agency: the database shows it only inside that agency (`kit/wall.py`)."""

    id = models.UUIDField(primary_key=True, default=fresh_id, editable=False)
    agency = models.ForeignKey("people.Agency", on_delete=models.PROTECT, related_name="+", db_index=False)

    # Tables whose rows are history: the application's login may add rows and change nothing.
    append_only = False
    # An SQL condition on the row as it was (`old`): where it holds, the database refuses to change or remove the row.
    frozen_when = ""

    class Meta:
        abstract = True


class Versioned(Walled):
    """A record that people edit in forms: `version` counts its saves, and a stale save is refused."""

    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


def Ref(to: str | type[models.Model], **options: Any) -> Any:  # noqa: N802 (reads as the field that it makes)
    """Point at a record of the same agency; the wall adds the composite foreign key (agency_id, x_id)."""
    options.setdefault("on_delete", models.PROTECT)
    options.setdefault("related_name", "+")
    return models.ForeignKey(to, db_constraint=False, **options)


def Amount(**options: Any) -> Any:  # noqa: N802
    """Hold an amount of money: exact, two decimals for the currencies that have them (đồng has none)."""
    return models.DecimalField(max_digits=18, decimal_places=2, **options)


def Percent(**options: Any) -> Any:  # noqa: N802
    """Hold a percentage as people say it: 12.5 is 12,5 %."""
    return models.DecimalField(max_digits=8, decimal_places=4, **options)


def Hours(**options: Any) -> Any:  # noqa: N802
    """Hold hours, to the hundredth."""
    return models.DecimalField(max_digits=8, decimal_places=2, **options)
