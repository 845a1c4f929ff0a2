"""A change of a record by some of its fields: what is left out stays, what is said to be empty is emptied, an old form is refused."""

from django.db import models

from rapport.kit.models import Versioned
from rapport.kit.refusal import Refused, Stale
from rapport.kit.tongues import say
from rapport.kit.values import KEEP


class ChangeRefused(Refused):
    """A change that leaves something without what it needs."""

    codes = ("no_name",)


def taken[R: Versioned](record: R, form_version: int | None) -> R:
    """
    Answer the record, locked, its version one higher: it, or what belongs to it, is changed now.

    :raises Stale: somebody changed it since the form was made
    """
    record = type(record)._default_manager.select_for_update().get(pk=record.pk)
    if form_version is not None and form_version != record.version:
        raise Stale("stale", say("Somebody has changed this meanwhile: look at it again.", "Có người vừa sửa mục này: hãy xem lại."))
    record.version += 1
    record.save(update_fields=["version"])
    return record


def changed[R: Versioned](record: R, form_version: int | None, **values: object) -> R:
    """
    Answer the record, locked and changed.

    :raises ChangeRefused: `no_name`
    :raises Stale: somebody changed it since the form was made
    """
    record = taken(record, form_version)
    for name, value in values.items():
        if value is KEEP:
            continue
        field = record._meta.get_field(name)
        empty = "" if isinstance(field, models.CharField | models.TextField) else None
        if value in ("", None) and name in ("name", "full_name"):
            raise ChangeRefused("no_name", say("It has a name.", "Phải có tên."), field=name)
        # What has no empty state (a rank, a yes or no) stays where nothing is said of it.
        if value not in ("", None) or empty == "" or field.null:
            setattr(record, name, value if value not in ("", None) else empty)
    record.save()
    return record
