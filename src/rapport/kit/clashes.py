"""Two texts of one value side by side, as a refused form shows them: what stands there now, what was typed."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from rapport.domain.figures import grouped
from rapport.kit.inputs import choice_label
from rapport.kit.labels import has_label, label_of
from rapport.kit.refusal import Clash, Words
from rapport.kit.tongues import in_vietnamese, say


@dataclass(frozen=True)
class BothTexts:
    """
    One clash for the page.

    :param kind: cell · gone: the other took the row out · taken: this person took it out
    :param now: what stands there, as an input takes it; `row`: the whole row so, as JSON
    """

    field: str
    label: Words
    kind: str
    now: str
    now_shown: Words
    typed_shown: Words
    row: str


def both_texts(verb: str, clashes: Iterable[Clash]) -> list[BothTexts]:
    """Answer each clash with the words of its place and both values."""
    return [_both(verb, clash) for clash in clashes]


def place_words(verb: str, name: str) -> Words:
    """Say where on a form a value stands: its label, in a sheet with its line."""
    head, *rest = name.split(".")
    if not rest or not rest[0].isdecimal():
        return label_of(verb, head) if has_label(verb, head) else name
    line = int(rest[0]) + 1
    if len(rest) == 1 or not has_label(verb, rest[1]):
        return say("Line %(n)s", "Dòng %(n)s", n=line)
    return say("Line %(n)s, %(what)s", "Dòng %(n)s, %(what)s", n=line, what=label_of(verb, rest[1]))


def _both(verb: str, clash: Clash) -> BothTexts:
    column = clash.field.rpartition(".")[2]
    now: Words
    typed: Words
    if clash.row:
        kind, now, typed = "taken", str(clash.now), say("taken out", "bỏ dòng này")
    elif column == "text" and clash.now is None:
        kind, now, typed = "gone", say("taken out", "đã bỏ dòng này"), clash.typed
    else:
        kind, now, typed = "cell", _shown(column, clash.now), _shown(column, clash.typed)
    row = json.dumps({name: _raw(value) for name, value in clash.row.items()}) if clash.row else ""
    return BothTexts(clash.field, place_words(verb, clash.field), kind, _raw(clash.now), now, typed, row)


def _raw(value: Any) -> str:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, tuple | list):
        return ",".join(_raw(one) for one in value)
    if isinstance(value, Enum):
        return str(value.value)
    return "" if value is None else str(value)


def _shown(column: str, value: Any) -> Words:
    raw = _raw(value)
    if not raw:
        return "–"
    if isinstance(value, Decimal):
        language = "vi" if in_vietnamese() else "en"
        return grouped(value, language) if column.endswith("amount") else raw.replace(".", ",") if language == "vi" else raw
    return choice_label(type("choice", (), {}), raw) if isinstance(value, Enum | tuple | list) else raw
