"""The inputs of a command's form, made from its signature: the widget by the type, the words from the labels."""

import dataclasses
import enum
import functools
import secrets
import typing
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from django.db.models import Model

from rapport.kit.clock import today_of
from rapport.kit.command import Command
from rapport.kit.ids import fresh_id
from rapport.kit.labels import has_label, label_of, note_of
from rapport.kit.refusal import Refused, Words
from rapport.kit.subjects import finder, subject_of
from rapport.kit.values import MaxLength, Upload, _bare, _inner, _optional

MOST_CHOICES = 200

# Mostly written down on the day itself, or from it on.
DAYS_OF_WHAT_HAPPENED = frozenset({"paid_on", "received_on", "issued_on", "reached_on", "signed_on", "from_on"})


@dataclasses.dataclass(frozen=True)
class Choice:
    value: str
    label: Words
    chosen: bool = False


@dataclasses.dataclass(frozen=True)
class Input:
    """One input: `kind` is text, area, money, number, date, select, many, check or file."""

    name: str
    label: Words
    kind: str
    required: bool
    value: str = ""
    error: Words = ""
    choices: tuple[Choice, ...] = ()
    note: Words = ""
    # Which form of the page it stands in: the same verb may stand there many times.
    form: str = ""

    @property
    def id(self) -> str:
        return f"f{self.form}-{self.name.replace('.', '-')}"


def inputs_of(
    spec: Command,
    member: Any,
    *,
    given: Collection[str],
    only: Sequence[str] = (),
    typed: Mapping[str, Any] | None = None,
    errors: Mapping[str, Words] | None = None,
    was_sent: bool = False,
    within: Mapping[str, Any] | None = None,
) -> list[Input]:
    """
    Answer the inputs for the arguments that are not given; rows of records within records have forms of their own.

    :param was_sent: what `typed` does not name was left empty; a fresh form shows the command's own defaults there, and today where it
        asks on which day something happened
    :param within: ids of the records that the form stands on: what is chosen from is of the same job or client
    """
    names = list(only) or [name for name in spec.arguments if name not in given and name not in ("new_id", "form_version")]
    found = []
    form = secrets.token_hex(3)
    place = Place(spec, member, within or {})
    for name in names:
        kind = spec.arguments[name]
        value = (typed or {}).get(name, "" if was_sent else spec.defaults.get(name, ""))
        if value == "" and not was_sent and name in spec.required and name in DAYS_OF_WHAT_HAPPENED:
            value = today_of(member.agency)
        made = _input(spec, name, kind, place, value, (errors or {}).get(name, ""))
        if made:
            found.append(dataclasses.replace(made, form=form, note=note_of(spec.name, name)))
    return found


def hidden_of(spec: Command, given: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Answer the hidden inputs: what is given, and the new record's id, so that sending twice makes one."""
    found = [
        (name, f"{value.normalize():f}" if isinstance(value, Decimal) else str(value))
        for name, value in given.items()
        if name in spec.arguments and value is not None
    ]
    if "new_id" in spec.arguments and "new_id" not in given:
        found.append(("new_id", str(fresh_id())))
    return found


def model_of(kind: Any) -> type[Model] | None:
    """Answer the kind of record that an argument takes, or None where it takes none."""
    bare = _bare(kind)[0]
    bare = _bare(_inner(bare))[0] if _optional(bare) else bare
    return bare if isinstance(bare, type) and issubclass(bare, Model) else None


class Place:
    """Where a form stands: on which job, of which client. Fetched only when something is to be chosen from."""

    def __init__(self, spec: Command, member: Any, given: Mapping[str, Any]) -> None:
        self.spec, self.member, self.given = spec, member, given

    @functools.cached_property
    def anchors(self) -> dict[str, Any]:
        """The ids that narrow a choice, by the path on which a record hangs on them."""
        found: dict[str, Any] = {}
        find = finder(self.member)
        for name, value in self.given.items():
            kind = model_of(self.spec.arguments.get(name, str))
            if kind is None or not value:
                continue
            try:
                record = find(kind, str(value))
            except Refused:
                continue
            # A version hangs on its quote, a quote on its job, a job on its client.
            for step in ("quote", "job", "client"):
                # Money of nobody yet has no client: it hangs on nothing.
                record = getattr(record, step, None) or record
                if record._meta.model_name == step:
                    found[step] = record.pk
        return found

    def narrowed(self, rows: Any) -> Any:
        """Keep of the records to choose from those of the form's own job or client, where they hang on one."""
        names = {field.name for field in rows.model._meta.get_fields()}
        for step, path in (("job", "job"), ("job", "book__job"), ("client", "client")):
            if path.split("__")[0] in names and step in self.anchors:
                return rows.filter(**{path: self.anchors[step]})
        return rows


def _input(spec: Command, name: str, kind: Any, place: Place, value: Any, error: Words) -> Input | None:
    required = name in spec.required
    label = label_of(spec.name, name)
    bare, marks = _bare(kind)
    if _optional(bare):
        bare, marks = _bare(_inner(bare))
    origin = typing.get_origin(bare)
    if origin in (list, tuple, Sequence):
        inner = _bare(typing.get_args(bare)[0])[0]
        chosen = {str(item) for item in value} if isinstance(value, list | tuple) else set()
        choices = _choices(inner, place, chosen)
        if choices is None and inner in (int, Decimal, str):
            shown = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
            return Input(name, label, "text", required, shown, error)
        return Input(name, label, "many", required, error=error, choices=tuple(choices)) if choices is not None else None
    choices = _choices(bare, place, {_shown(value)})
    if choices is not None:
        blank = [] if required else [Choice("", "–")]
        return Input(name, label, "select", required, _shown(value), error, tuple(blank + choices))
    if dataclasses.is_dataclass(bare) and bare is not Upload:
        return None
    widget = {
        bool: "check",
        Decimal: "money" if "money" in marks else "number",
        int: "number",
        date: "date",
        datetime: "datetime-local",
        Upload: "file",
    }
    shown = widget.get(bare, "text")
    if bare is str and any(isinstance(mark, MaxLength) for mark in marks):
        shown = "area"
    if name in ("password",):
        shown = "password"
    return Input(name, label, shown, required, _shown(value), error)


def _shown(value: Any) -> str:
    if isinstance(value, enum.Enum):
        return str(value.value)
    if isinstance(value, bool):
        return "true" if value else ""
    if isinstance(value, Decimal):
        return f"{value:f}" if value else ""
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    return "" if value is None else str(value)


def _choices(kind: Any, place: Place, chosen: set[str]) -> list[Choice] | None:
    if typing.get_origin(kind) is Literal:
        return [Choice(str(value), choice_label(kind, str(value)), str(value) in chosen) for value in typing.get_args(kind)]
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return [Choice(item.value, choice_label(kind, item.value), item.value in chosen) for item in kind]
    if isinstance(kind, type) and issubclass(kind, Model):
        subject = subject_of(kind)
        if subject is None:
            return []
        rows = place.narrowed(subject.visible(place.member)).order_by(subject.order)[:MOST_CHOICES]
        return [Choice(str(row.pk), subject.title(row) or str(row.pk)[:8], str(row.pk) in chosen) for row in rows]
    return None


def choice_label(kind: Any, value: str) -> Words:
    """Answer the words of one choice: `Channel.chat`, else `chat`, else the value itself."""
    for key in (f"{getattr(kind, '__name__', '')}.{value}", f"choice.{value}"):
        if has_label(key):
            return label_of(key)
    return value
