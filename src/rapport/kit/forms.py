"""What a form sends, brought into the shape of a command's arguments: `lines.0.amount` becomes lists and names."""

import re
import typing
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, QueryDict

from rapport.kit.command import Command
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.kit.values import Upload, _bare, _inner, _optional, file_name

MOST_BYTES = 20 * 1024 * 1024
OWN_FIELDS = frozenset({"csrfmiddlewaretoken", "next", "form"})
# In a row that can be unticked, this hidden field names the tick: without the tick nothing else of the row is read.
TICK = "ticked_by"


def typed_values(request: HttpRequest, verb: Command) -> dict[str, Any]:
    """Bring what was typed into nested shape; empty fields of optional arguments are left out, but those that a change empties."""
    if isinstance(request.POST, QueryDict):
        flat: dict[str, Any] = {
            name: [one for one in request.POST.getlist(name) if one] if _takes_many(verb, name) else request.POST[name]
            for name in request.POST
        }
    for name, upload in request.FILES.items():
        flat[name] = _upload(name, typing.cast(UploadedFile, upload))
    nested = _nest({name: value for name, value in flat.items() if name not in OWN_FIELDS})
    return {name: value for name, value in nested.items() if value not in ("", []) or name in verb.required or name in verb.kept}


def _upload(name: str, upload: UploadedFile) -> Upload:
    if (upload.size or 0) > MOST_BYTES:
        raise Refused("too_large", say("The file is too large: at most 20 MB.", "Tệp quá lớn: nhiều nhất 20 MB."), field=name)
    return Upload(file_name(upload.name or ""), upload.read())


def _takes_many(verb: Command, name: str) -> bool:
    kind = _bare(verb.arguments.get(name, str))[0]
    if _optional(kind):
        kind = _bare(_inner(kind))[0]
    return typing.get_origin(kind) in (list, tuple, Sequence)


def _nest(flat: Mapping[str, Any]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for name, value in flat.items():
        *path, last = name.split(".")[:6]
        branch = tree
        for step in path:
            branch = branch.setdefault(step, {})
            if not isinstance(branch, dict):
                branch = {}
        branch[last] = value
    return {name: _lists(value) for name, value in tree.items()}


def _lists(value: Any) -> Any:
    """Turn {"0": a, "2": b} into [a, b]; rows in which nothing was typed fall away."""
    if not isinstance(value, dict):
        return value
    if value and all(re.fullmatch(r"\d{1,4}", key) for key in value):
        rows = [_lists(value[key]) for key in sorted(value, key=int)]
        return [_without_tick(row) for row in rows if not _is_empty(row)]
    return {name: _lists(inner) for name, inner in value.items() if inner != ""}


def _is_empty(row: Any) -> bool:
    """A row that was unticked, or of which only its id is left, was taken out by hand."""
    if isinstance(row, dict):
        if TICK in row:
            return not row.get(row[TICK])
        return not any(value for name, value in row.items() if name != "id")
    return bool(row == "")


def _without_tick(row: Any) -> Any:
    return {name: value for name, value in row.items() if name != TICK} if isinstance(row, dict) else row


def name_as_typed(request: HttpRequest, name: str) -> str:
    """Answer a value's name as the form has it: rows left empty fall away, so the second row read may be the fourth typed."""
    head, dot, rest = name.partition(".")
    place, _dot, column = rest.partition(".")
    if not dot or not place.isdecimal():
        return name
    rows: dict[int, dict[str, str]] = {}
    for typed, value in request.POST.items():
        if (match := re.fullmatch(rf"{re.escape(head)}\.(\d{{1,4}})\.?(.*)", typed)) is not None:
            rows.setdefault(int(match[1]), {})[match[2]] = str(value)
    kept = [number for number in sorted(rows) if not _is_empty(rows[number])]
    return f"{head}.{kept[int(place)]}{'.' + column if column else ''}" if int(place) < len(kept) else name
