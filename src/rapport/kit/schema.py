"""The arguments of a command as JSON Schema, for `rapport commands`, the API and assistants."""

import dataclasses
import enum
import typing
import uuid
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Literal

from django.db.models import Model

from rapport.kit.values import MaxLength, Upload, _bare, _inner, _optional, hints

_SCALARS: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    Decimal: {"type": ["string", "number"]},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    time: {"type": "string", "format": "time"},
    uuid.UUID: {"type": "string", "format": "uuid"},
    dict: {"type": "object"},
}


def schema_of(kind: Any) -> dict[str, Any]:
    """Answer the JSON Schema of one argument's type; a record is its id, a file its name and base64 content."""
    kind, marks = _bare(kind)
    if _optional(kind):
        return {"anyOf": [schema_of(_inner(kind)), {"type": "null"}]}
    if isinstance(kind, type) and issubclass(kind, Model):
        return {"type": "string", "format": "uuid", "x-record": kind._meta.model_name}
    if typing.get_origin(kind) in (list, tuple, Sequence):
        return {"type": "array", "items": schema_of(typing.get_args(kind)[0])}
    if typing.get_origin(kind) is Literal:
        return {"enum": list(typing.get_args(kind))}
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return {"enum": [member.value for member in kind]}
    if kind is Upload:
        return object_schema(
            {"name": {"type": "string"}, "content": {"type": "string", "contentEncoding": "base64"}},
            ["name", "content"],
        )
    if dataclasses.is_dataclass(kind):
        fields = dataclasses.fields(kind)
        known = hints(kind)
        return object_schema(
            {field.name: schema_of(known[field.name]) for field in fields},
            [f.name for f in fields if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING],
        )
    schema = dict(_SCALARS[kind])
    if kind is str:
        schema["maxLength"] = next((mark.characters for mark in marks if isinstance(mark, MaxLength)), 500)
    if "money" in marks:
        schema["x-money"] = True
    return schema


def takes_records(kind: Any) -> bool:
    """Answer whether a value of this type names a record, itself or inside."""
    return "x-record" in str(schema_of(kind))


def object_schema(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
