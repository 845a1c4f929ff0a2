"""A refusal: what Rapport will not do, why, and what would be accepted, in words fit for the user."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.functional import Promise

from rapport.kit.tongues import say

type Words = str | Promise


class Refused(Exception):
    """
    A command refuses: nothing has changed.

    :param code: stable and short, part of the public surface
    :param message: translated, for the user, without figures that the reader may not see
    :param missing: codes of what would have to be there
    :param field: the argument that the refusal is about, where it is about one
    """

    codes: Sequence[str] = ()

    def __init__(self, code: str, message: Words, *, missing: Sequence[str] = (), field: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.missing = tuple(missing)
        self.field = field

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"


class ArgumentsRefused(Refused):
    """Values that cannot be read: each with its reason, by the name of its argument (`lines.0.amount`)."""

    codes = ("arguments",)

    def __init__(self, message: Words, errors: Mapping[str, Words]) -> None:
        super().__init__("arguments", message, missing=sorted(errors))
        self.errors = dict(errors)


@dataclasses.dataclass(frozen=True)
class Clash:
    """
    A value that two people changed at once, for the page to offer both.

    :param field: as the form names it; a row that one took out and the other changed has its name without a column (`lines`)
    :param now: what stands there now; None: the row is gone
    :param typed: what this person typed; None: this person took the row out
    :param row: where a row was taken out by this person: what it holds now, by column, with its id
    """

    field: str
    now: Any
    typed: Any
    row: Mapping[str, Any] = dataclasses.field(default_factory=dict)


class Stale(Refused):
    """The record changed after the form was made from it: both texts are kept, nothing is saved."""

    codes = ("stale",)

    def __init__(self, code: str, message: Words, *, clashes: Sequence[Clash] = ()) -> None:
        super().__init__(code, message, field=clashes[0].field if clashes else "")
        self.clashes = tuple(clashes)


class NotFound(Refused):
    """Outside one's scope a record does not exist; the page answers 404."""

    codes = ("not_found",)


class ValueRefused(Refused):
    """A value that reads well and does not fit where it would be kept."""

    codes = ("too_long", "taken", "out_of_range")


class NotAllowed(Refused):
    """The member sees the record and may not do this to it."""

    codes = ("forbidden",)

    def __init__(self) -> None:
        super().__init__(
            "forbidden", say("This is for someone with another role.", "Vai trò của bạn chưa được làm việc này: hãy nhờ người có quyền.")
        )
