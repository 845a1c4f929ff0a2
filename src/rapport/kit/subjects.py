"""
What a record is to the outside: for each kind the name, who sees it, its title, its address.

Rooms register here in `AppConfig.ready()`; search, timelines, commands' arguments and `rapport show` read it.
"""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet

from rapport.kit.refusal import NotFound
from rapport.kit.tongues import say


@dataclass(frozen=True)
class Subject:
    """
    One kind of record.

    :param visible: member → the records that exist for this member
    :param label: the field that people know it by: number, e-mail, code
    :param order: how records of this kind stand in a list to choose from; the newest first where nothing is said
    :param found_by: record → what search shows of it first (a number, a name) and beside it; its words find it
    """

    kind: str
    model: type[Model]
    visible: Callable[[Any], QuerySet[Any]]
    title: Callable[[Any], str]
    url: Callable[[Any], str]
    label: str = ""
    order: str = "-id"
    found_by: Callable[[Any], tuple[str, str]] | None = None


_by_kind: dict[str, Subject] = {}
_by_model: dict[type[Model], Subject] = {}


def register(subject: Subject) -> None:
    _by_kind[subject.kind] = subject
    _by_model[subject.model] = subject


def subject_of(model: type[Model]) -> Subject | None:
    return _by_model.get(model)


def subject_named(kind: str) -> Subject:
    """Answer the subject of a kind; KeyError where nothing is registered under it."""
    return _by_kind[kind]


def all_subjects() -> list[Subject]:
    return list(_by_kind.values())


class RecordFinder:
    """
    Fetches records for one member, by id or by what people know them by.

    :raises NotFound: there is none that this member sees
    """

    def __init__(self, by: Any) -> None:
        self.by = by
        self.known: dict[tuple[type[Model], str], Model] = {}

    def ahead(self, model: type[Model], references: Iterable[object]) -> None:
        """Fetch at once what will be asked for by id, one after the other: a long list is one query."""
        ids = [str(reference) for reference in references if _is_id(reference)]
        if len(ids) > 1 and (subject := _by_model.get(model)):
            self.known |= {(model, str(record.pk)): record for record in subject.visible(self.by).filter(pk__in=ids)}

    def __call__(self, model: type[Model], reference: uuid.UUID | str) -> Model:
        found = self.known.get((model, str(reference)))
        return found if found is not None else self._find(model, reference)

    def _find(self, model: type[Model], reference: uuid.UUID | str) -> Model:
        subject = _by_model.get(model)
        if subject is None:
            raise NotFound("not_found", say("Nothing of this kind can be asked for.", "Không tra được loại này."))
        records = subject.visible(self.by)
        try:
            record = records.filter(pk=uuid.UUID(str(reference))).first()
        except (ValueError, ValidationError):
            # The database keeps no text with NUL, so nothing is known by one.
            is_name = subject.label and "\x00" not in str(reference)
            record = records.filter(**{subject.label: str(reference)}).first() if is_name else None
        if record is None:
            raise NotFound("not_found", say("There is no such record here.", "Không tìm thấy mục này."))
        return record  # type: ignore[no-any-return]


def finder(by: Any) -> RecordFinder:
    """Answer what fetches records for one member: `finder(member)(Job, "BLU-26-0001")`."""
    return RecordFinder(by)


def _is_id(reference: object) -> bool:
    try:
        return str(uuid.UUID(str(reference))) == str(reference)
    except ValueError:
        return False
