"""The inputs of a command's form, made from its signature: the widget by the type, the words from the labels."""

import dataclasses
import enum
import secrets
import typing
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from django.db.models import Model

from rapport.kit.command import Command
from rapport.kit.ids import fresh_id
from rapport.kit.labels import has_label, label_of
from rapport.kit.refusal import Words
from rapport.kit.subjects import subject_of
from rapport.kit.values import MaxLength, Upload, _bare, _inner, _optional

MOST_CHOICES = 200


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
) -> list[Input]:
    """Answer the inputs for the arguments that are not given; rows of records within records have forms of their own."""
    names = list(only) or [name for name in spec.arguments if name not in given and name not in ("new_id", "form_version")]
    found = []
    form = secrets.token_hex(3)
    for name in names:
        kind = spec.arguments[name]
        value = (typed or {}).get(name, "")
        made = _input(spec, name, kind, member, value, (errors or {}).get(name, ""))
        if made:
            found.append(dataclasses.replace(made, form=form))
    return found


def hidden_of(spec: Command, given: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Answer the hidden inputs: what is given, and the new record's id, so that sending twice makes one."""
    found = [(name, str(value)) for name, value in given.items() if name in spec.arguments and value is not None]
    if "new_id" in spec.arguments and "new_id" not in given:
        found.append(("new_id", str(fresh_id())))
    return found


def _input(spec: Command, name: str, kind: Any, member: Any, value: Any, error: Words) -> Input | None:
    required = name in spec.required
    label = label_of(spec.name, name)
    bare, marks = _bare(kind)
    if _optional(bare):
        bare, marks = _bare(_inner(bare))
    origin = typing.get_origin(bare)
    if origin in (list, tuple, Sequence):
        inner = _bare(typing.get_args(bare)[0])[0]
        chosen = {str(item) for item in value} if isinstance(value, list | tuple) else set()
        choices = _choices(inner, member, chosen)
        return Input(name, label, "many", required, error=error, choices=tuple(choices)) if choices is not None else None
    choices = _choices(bare, member, {str(value)})
    if choices is not None:
        blank = [] if required else [Choice("", "–")]
        return Input(name, label, "select", required, str(value), error, tuple(blank + choices))
    if dataclasses.is_dataclass(bare) and bare is not Upload:
        return None
    widget = {
        bool: "check",
        Decimal: "money" if "money" in marks else "number",
        int: "number",
        date: "date",
        datetime: "text",
        Upload: "file",
    }
    shown = widget.get(bare, "text")
    if bare is str and any(isinstance(mark, MaxLength) for mark in marks):
        shown = "area"
    if name in ("password",):
        shown = "password"
    return Input(name, label, shown, required, _shown(value), error)


def _shown(value: Any) -> str:
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    return "" if value is None else str(value)


def _choices(kind: Any, member: Any, chosen: set[str]) -> list[Choice] | None:
    if typing.get_origin(kind) is Literal:
        return [Choice(str(value), choice_label(kind, str(value)), str(value) in chosen) for value in typing.get_args(kind)]
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return [Choice(item.value, choice_label(kind, item.value), item.value in chosen) for item in kind]
    if isinstance(kind, type) and issubclass(kind, Model):
        subject = subject_of(kind)
        if subject is None:
            return []
        rows = subject.visible(member)[:MOST_CHOICES]
        return [Choice(str(row.pk), subject.title(row) or str(row.pk)[:8], str(row.pk) in chosen) for row in rows]
    return None


def choice_label(kind: Any, value: str) -> Words:
    """Answer the words of one choice: `Channel.chat`, else `chat`, else the value itself."""
    for key in (f"{getattr(kind, '__name__', '')}.{value}", f"choice.{value}"):
        if has_label(key):
            return label_of(key)
    return value
