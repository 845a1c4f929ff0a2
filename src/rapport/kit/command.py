"""
The one decorator of the house: a command is keyword-only, atomic, typed, journalled and known by name to every face.

The page, `rapport do`, the API and an assistant call the same function; nothing else writes.
"""

import functools
import inspect
import time
import uuid
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.db import DatabaseError, DataError, IntegrityError, connection, transaction
from django.db.models import Model

from rapport.kit import values
from rapport.kit.refusal import ArgumentsRefused, NotFound, ValueRefused, Words
from rapport.kit.refusals import codes_of
from rapport.kit.schema import object_schema, schema_of, takes_records
from rapport.kit.tongues import say

GIVEN_BY_THE_FACE = frozenset({"by", "today", "now"})
RETRIED = frozenset({"40001", "40P01"})  # serialisation failure, deadlock
TRIES = 3
# What a rule of the database says where no command has said it more kindly first.
_TOO_LONG = (
    "too_long",
    say("Something that was typed is too long or too large to keep.", "Có chỗ nhập quá dài hoặc quá lớn, không lưu được."),
)
KEPT_BY_THE_DATABASE = {
    "22001": _TOO_LONG,
    "22003": _TOO_LONG,
    "23505": ("taken", say("This is there already.", "Mục này đã có.")),
    "23514": ("out_of_range", say("Something that was typed is out of its range.", "Có giá trị nằm ngoài khoảng cho phép.")),
}


class Actor(Protocol):
    """Who acts: a member of one agency, with the rights of this moment."""

    id: uuid.UUID
    agency_id: uuid.UUID


@dataclass(frozen=True)
class Command:
    """One verb as the faces know it."""

    name: str
    call: Callable[..., Any]
    room: str
    hints: Mapping[str, Any]
    required: tuple[str, ...]
    defaults: Mapping[str, Any] = field(default_factory=dict)
    # What stays as it is where nothing is said of it (`values.KEEP`), and is emptied where it is said to be empty.
    kept: tuple[str, ...] = ()

    @property
    def arguments(self) -> dict[str, Any]:
        """The types of the arguments that a face asks for, by name; who acts and the time are given by the face."""
        return {name: kind for name, kind in self.hints.items() if name not in GIVEN_BY_THE_FACE and name != "return"}

    @functools.cached_property
    def refusals(self) -> tuple[str, ...]:
        """The codes with which a call may be refused; read from the code, so only when somebody asks."""
        of_face = {*ArgumentsRefused.codes, *ValueRefused.codes}
        if any(takes_records(kind) for kind in self.arguments.values()):
            of_face |= set(NotFound.codes)
        if any("contentEncoding" in str(schema_of(kind)) for kind in self.arguments.values()):
            of_face.add("too_large")
        return tuple(sorted(codes_of(self.call) | of_face))

    @property
    def schema(self) -> dict[str, Any]:
        return object_schema({name: schema_of(kind) for name, kind in self.arguments.items()}, list(self.required))

    def read(self, raw: Mapping[str, Any], find: values.Finder) -> dict[str, Any]:
        """
        Turn the values of a form or of JSON into this command's arguments.

        :raises ArgumentsRefused: with a reason for each value that cannot be read
        """
        read: dict[str, Any] = {}
        reasons: dict[str, Words] = {}
        for name in self.required:
            if name not in raw or raw[name] in ("", None):
                reasons[name] = say("This is missing.", "Còn thiếu.")
        for name, value in raw.items():
            if name not in self.arguments:
                reasons[name] = say("Nothing of this name is asked for.", "Không có mục nào tên như vậy.")
            elif name not in reasons:
                try:
                    read[name] = values.read(self.arguments[name], value, find)
                except values.Unreadable as unreadable:
                    reasons |= {f"{name}.{inner}".rstrip("."): why for inner, why in unreadable.reasons.items()}
        if reasons:
            raise ArgumentsRefused(say("Some of what was typed cannot be read.", "Có chỗ nhập chưa đọc được."), reasons)
        return read


REGISTRY: dict[str, Command] = {}

type Recorder = Callable[[Command, Mapping[str, Any], Any, float], None]
type Memory = Callable[[Command, Mapping[str, Any], Model], bool]
_recorders: list[tuple[Recorder, Memory]] = []
_depth: ContextVar[int] = ContextVar("depth of commands", default=0)


def set_recorder(recorder: Recorder, was_sent: Memory) -> None:
    """
    Let the journal write down every command; called once, when the journal is ready.

    :param was_sent: whether a record was made by this very person, verb and arguments
    """
    _recorders[:] = [(recorder, was_sent)]


def command[**P, R](function: Callable[P, R]) -> Callable[P, R]:
    """Make a function a command: one transaction, retried after a deadlock, journalled, registered under its name."""
    verb = _describe(function)

    @functools.wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        outermost = _depth.get() == 0
        alone = outermost and not connection.in_atomic_block
        for attempt in range(TRIES):
            token = _depth.set(_depth.get() + 1)
            try:
                # Inside another command no savepoint is needed: a refusal ends the outer command, too.
                with transaction.atomic(savepoint=outermost):
                    return _once(verb, function, kwargs)
            except (DataError, IntegrityError) as error:
                words = KEPT_BY_THE_DATABASE.get(getattr(error.__cause__, "sqlstate", ""))
                if not outermost or words is None:
                    raise
                raise ValueRefused(*words) from error
            except DatabaseError as error:
                # Inside a request's transaction the request is what is tried again (kit/request.py).
                if not alone or attempt == TRIES - 1 or getattr(error.__cause__, "sqlstate", "") not in RETRIED:
                    raise
            finally:
                _depth.reset(token)
        raise AssertionError("the last try either answers or raises")

    REGISTRY[verb.name] = Command(**{**verb.__dict__, "call": call})
    return call


def _once[R](verb: Command, function: Callable[..., R], kwargs: Mapping[str, Any]) -> R:
    first = _already_made(verb, kwargs)
    if first is not None:
        return first  # type: ignore[no-any-return]
    started = time.perf_counter()
    result = function(**kwargs)
    for record, _was_sent in _recorders:
        record(verb, kwargs, result, time.perf_counter() - started)
    return result


def _already_made(verb: Command, kwargs: Mapping[str, Any]) -> Any:
    """
    Answer the record that an earlier sending of the same form made: its id came with the form.

    :raises ValueRefused: `taken`: the id was used by somebody else, by another verb, or with other values
    """
    made, new_id = verb.hints.get("return"), kwargs.get("new_id")
    if new_id is None or not (isinstance(made, type) and issubclass(made, Model)):
        return None
    # Two sendings at once: the second waits here until the first has committed, then finds its record.
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(new_id)])
    first = made._default_manager.filter(pk=new_id).first()
    if first is not None and not all(was_sent(verb, kwargs, first) for _record, was_sent in _recorders):
        # What was typed now is not what was kept then: to answer with the first would lose it, or show it to a stranger.
        raise ValueRefused(
            "taken",
            say("This form was sent before, with other values: open it anew.", "Biểu mẫu này đã gửi với nội dung khác: hãy mở lại từ đầu."),
        )
    return first


def _describe(function: Callable[..., Any]) -> Command:
    parameters = inspect.signature(function).parameters
    if any(parameter.kind is not parameter.KEYWORD_ONLY for parameter in parameters.values()):
        raise TypeError(f"{function.__name__}: a command takes keyword-only arguments")
    known = values.hints(function)
    required = [name for name, parameter in parameters.items() if parameter.default is parameter.empty and name not in GIVEN_BY_THE_FACE]
    room = function.__module__.split(".")[1]
    defaults = {
        name: parameter.default for name, parameter in parameters.items() if parameter.default not in (parameter.empty, None, values.KEEP)
    }
    kept = tuple(name for name, parameter in parameters.items() if parameter.default is values.KEEP)
    return Command(function.__name__, function, room, known, tuple(required), defaults, kept)


__all__ = ["REGISTRY", "Actor", "Command", "command", "set_recorder"]
