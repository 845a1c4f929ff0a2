"""
The types of commands' arguments: for each, its JSON Schema and how text or JSON becomes a value.

One reader serves the page, the command line and the API, so that no face accepts what another refuses.
"""

import base64
import dataclasses
import enum
import re
import types
import typing
import unicodedata
import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal

from django.db.models import Model
from django.utils import timezone

from rapport.domain.amounts import AmountRefused, read_amount
from rapport.kit.refusal import Words
from rapport.kit.tongues import say

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)


class Unreadable(Exception):
    """A value cannot be read: the reason, or by inner name the reasons."""

    def __init__(self, reasons: Words | Mapping[str, Words]) -> None:
        super().__init__(str(reasons))
        self.reasons: dict[str, Words] = dict(reasons) if isinstance(reasons, Mapping) else {"": reasons}


@dataclasses.dataclass(frozen=True)
class MaxLength:
    characters: int


@dataclasses.dataclass(frozen=True)
class Upload:
    """A file that came with a command: its own name (never used as a path) and its bytes."""

    name: str
    content: bytes


LongText = Annotated[str, MaxLength(20_000)]
Money = Annotated[Decimal, "money"]
"""An amount: `12tr5`, `1.234.567` or a number; finite, at most 15 digits before the point."""


KEEP: Any = object()
"""The default of what a verb changes: left out it stays as it is; said to be empty ("" or null) it is emptied."""

type Finder = Callable[[type[Model], uuid.UUID | str], Model]


def read(kind: Any, raw: Any, find: Finder) -> Any:
    """
    Turn text or JSON into a value of the type.

    :param find: answers the record that this person may see, or raises `Unreadable`
    :raises Unreadable: with a reason fit for the user
    """
    kind, marks = _bare(kind)
    if _optional(kind):
        return None if raw is None or raw == "" else read(_inner(kind), raw, find)
    if isinstance(kind, type) and issubclass(kind, Model):
        return find(kind, _read_text(raw, ()))
    origin = typing.get_origin(kind)
    if origin in (list, tuple, Sequence):
        return _sequence(typing.get_args(kind)[0], raw, find)
    if origin is Literal:
        return _choice(typing.get_args(kind), raw)
    if dataclasses.is_dataclass(kind) and kind is not Upload:
        return _record(typing.cast(type, kind), raw, find)
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return kind(_choice([member.value for member in kind], raw))
    return _scalar(kind, raw, marks)


def hints(thing: Any) -> dict[str, Any]:
    return typing.get_type_hints(thing, include_extras=True)


def _bare(kind: Any) -> tuple[Any, tuple[Any, ...]]:
    if isinstance(kind, typing.TypeAliasType):
        kind = kind.__value__
    if typing.get_origin(kind) is Annotated:
        bare, *marks = typing.get_args(kind)
        return bare, tuple(marks)
    return kind, ()


def _optional(kind: Any) -> bool:
    return typing.get_origin(kind) in (typing.Union, types.UnionType) and type(None) in typing.get_args(kind)


def _inner(kind: Any) -> Any:
    return next(part for part in typing.get_args(kind) if part is not type(None))


def _text(raw: Any) -> str:
    if not isinstance(raw, str | int | uuid.UUID) or isinstance(raw, bool):
        raise Unreadable(say("This is not text.", "Đây không phải là chữ."))
    return str(raw)


def _sequence(kind: Any, raw: Any, find: Finder) -> list[Any]:
    if isinstance(raw, str):
        raw = [raw] if raw else []
    if isinstance(raw, list) and all(isinstance(item, str) for item in raw) and (kind is int or isinstance(kind, enum.EnumType)):
        # Written into one field: "10, 25".
        raw = [piece for item in raw for piece in re.split(r"[,;\s]+", item) if piece]
    if not isinstance(raw, Sequence) or isinstance(raw, bytes):
        raise Unreadable(say("This is not a list.", "Đây không phải là một danh sách."))
    if len(raw) > 5000:
        raise Unreadable(say("At most 5,000 at once.", "Mỗi lần nhiều nhất 5.000."))
    if isinstance(kind, type) and issubclass(kind, Model) and (ahead := getattr(find, "ahead", None)):
        # Many records at once, before they are asked for one by one.
        ahead(kind, raw)
    values: list[Any] = []
    reasons: dict[str, Words] = {}
    for position, item in enumerate(raw):
        try:
            values.append(read(kind, item, find))
        except Unreadable as unreadable:
            reasons |= {f"{position}.{name}".rstrip("."): why for name, why in unreadable.reasons.items()}
    if reasons:
        raise Unreadable(reasons)
    return values


def _record(kind: type, raw: Any, find: Finder) -> Any:
    if not isinstance(raw, Mapping):
        raise Unreadable(say("This is not a set of named values.", "Đây không phải là một nhóm giá trị có tên."))
    return kind(**named(kind, dataclasses.fields(kind), raw, find))


def named(owner: Any, fields: Sequence[Any], raw: Mapping[str, Any], find: Finder) -> dict[str, Any]:
    """Read the named values of a dataclass; unknown names and missing ones are reasons of their own."""
    known, values = hints(owner), {}
    reasons: dict[str, Words] = {}
    for field in fields:
        if field.name not in raw:
            if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
                reasons[field.name] = say("This is missing.", "Còn thiếu.")
            continue
        try:
            values[field.name] = read(known[field.name], raw[field.name], find)
        except Unreadable as unreadable:
            reasons |= {f"{field.name}.{name}".rstrip("."): why for name, why in unreadable.reasons.items()}
    reasons |= {name: say("Nothing of this name is asked for.", "Không có mục nào tên như vậy.") for name in raw if name not in known}
    if reasons:
        raise Unreadable(reasons)
    return values


def _choice(allowed: Sequence[Any], raw: Any) -> Any:
    for value in allowed:
        if raw == value or str(raw) == str(value):
            return value
    raise Unreadable(say("Choose one of: %(choices)s.", "Chọn một trong: %(choices)s.", choices=", ".join(map(str, allowed))))


def _scalar(kind: Any, raw: Any, marks: tuple[Any, ...]) -> Any:
    readers: dict[Any, Callable[..., Any]] = {
        str: _read_text, bool: _read_bool, int: _read_int, Decimal: _read_decimal, date: _read_date,
        datetime: _read_datetime, time: _read_time, uuid.UUID: _read_uuid, Upload: _read_upload,
        dict: lambda value, marks: value,
    }  # fmt: skip
    return readers[kind](raw, marks)


def _read_text(raw: Any, marks: tuple[Any, ...]) -> str:
    text = _text(raw).replace("\r\n", "\n").strip()
    longest = next((mark.characters for mark in marks if isinstance(mark, MaxLength)), 500)
    if len(text) > longest:
        raise Unreadable(
            say(
                "At most %(most)s characters; this has %(have)s.",
                "Nhiều nhất %(most)s ký tự; ở đây có %(have)s.",
                most=longest,
                have=len(text),
            )
        )
    if re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", text) or any(0xD800 <= ord(letter) <= 0xDFFF for letter in text):
        raise Unreadable(say("This holds a character that cannot be kept.", "Có ký tự không lưu được."))
    return text


def _read_bool(raw: Any, marks: tuple[Any, ...]) -> bool:
    if isinstance(raw, bool):
        return raw
    if raw in ("on", "true", "1", "yes"):
        return True
    if raw in ("", "off", "false", "0", "no", None):
        return False
    raise Unreadable(say("Say yes or no.", "Chọn có hoặc không."))


def _read_int(raw: Any, marks: tuple[Any, ...]) -> int:
    if isinstance(raw, bool) or not re.fullmatch(r"[+-]?\d{1,9}", str(raw).strip()):
        raise Unreadable(say("This is not a whole number.", "Đây không phải là số nguyên."))
    return int(str(raw).strip())


def _read_decimal(raw: Any, marks: tuple[Any, ...]) -> Decimal:
    if isinstance(raw, bool):
        raise Unreadable(say("This is not an amount.", "Đây không phải là số tiền."))
    if "money" in marks and isinstance(raw, str):
        try:
            value = read_amount(raw)
        except AmountRefused as refused:
            raise Unreadable(
                say(
                    "This amount cannot be read for certain: “%(text)s”.",
                    "Không đọc chắc được số tiền này: “%(text)s”.",
                    text=raw[:40],
                )
            ) from refused
    else:
        text = str(raw).strip().replace(",", ".")
        if not re.fullmatch(r"[+-]?\d{1,15}(\.\d{1,6})?", text):
            raise Unreadable(say("This is not a number.", "Đây không phải là số."))
        try:
            value = Decimal(text)
        except InvalidOperation as error:
            raise Unreadable(say("This is not a number.", "Đây không phải là số.")) from error
    if abs(value) >= Decimal(10) ** 15:
        raise Unreadable(say("This is larger than any amount kept here.", "Lớn hơn mọi số tiền lưu được ở đây."))
    return value


def _read_date(raw: Any, marks: tuple[Any, ...]) -> date:
    if isinstance(raw, date) and not isinstance(raw, datetime):
        day = raw
    else:
        match = re.fullmatch(r"(\d{4})-(\d\d?)-(\d\d?)|(\d\d?)[/.-](\d\d?)[/.-](\d{4})", _text(raw).strip())
        if match is None:
            raise Unreadable(say("This is not a day: write 23/11/2026.", "Đây không phải là ngày: hãy viết 23/11/2026."))
        year, month, of_month = (int(part) for part in (match.groups()[:3] if match[1] else match.groups()[:2:-1]))
        try:
            day = date(year, month, of_month)
        except ValueError as error:
            raise Unreadable(say("There is no such day in the calendar.", "Lịch không có ngày này.")) from error
    if not FIRST_DAY <= day <= LAST_DAY:
        raise Unreadable(say("Only days from 2000 to 2100 can be kept.", "Chỉ lưu ngày từ năm 2000 đến 2100."))
    return day


def _read_datetime(raw: Any, marks: tuple[Any, ...]) -> datetime:
    try:
        moment = raw if isinstance(raw, datetime) else datetime.fromisoformat(_text(raw).strip())
        if moment.tzinfo is None and isinstance(raw, str) and "T" in raw and len(raw.strip()) <= len("2026-11-24T10:30:00"):
            # As a page sends it: on the reader's clock, which the request has set.
            moment = timezone.make_aware(moment)
    except ValueError as error:
        raise Unreadable(say("This is not a day and time.", "Đây không phải là ngày giờ.")) from error
    if moment.tzinfo is None or not FIRST_DAY <= moment.date() <= LAST_DAY:
        raise Unreadable(say("This is not a day and time with its zone.", "Đây không phải là ngày giờ có múi giờ."))
    return moment


def _read_time(raw: Any, marks: tuple[Any, ...]) -> time:
    try:
        return time.fromisoformat(_text(raw).strip())
    except ValueError as error:
        raise Unreadable(say("This is not a time: write 14:10.", "Đây không phải là giờ: hãy viết 14:10.")) from error


def _read_uuid(raw: Any, marks: tuple[Any, ...]) -> uuid.UUID:
    try:
        return uuid.UUID(_text(raw))
    except ValueError as error:
        raise Unreadable(say("This is not the id of a record.", "Đây không phải là mã của bản ghi.")) from error


def file_name(raw: str) -> str:
    """Answer the name under which a file is shown: the last part of any path, without control and direction marks, 200 characters."""
    last = re.split(r"[/\\]", raw)[-1]
    kept = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C").strip(" .")
    return kept[-200:] or "file"


def _read_upload(raw: Any, marks: tuple[Any, ...]) -> Upload:
    if isinstance(raw, Upload):
        return raw
    if isinstance(raw, Mapping) and isinstance(raw.get("name"), str) and isinstance(raw.get("content"), str):
        try:
            return Upload(file_name(raw["name"]), base64.b64decode(raw["content"], validate=True))
        except ValueError as error:
            raise Unreadable(say("The file's content is not base64.", "Nội dung tệp không phải base64.")) from error
    raise Unreadable(say("This is not a file.", "Đây không phải là tệp."))
