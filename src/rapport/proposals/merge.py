"""Two people in one sheet: what each changed is kept; only a cell that both changed is a conflict."""

from collections.abc import Collection, Sequence
from dataclasses import fields, replace
from typing import Any

from rapport.kit.refusal import Clash
from rapport.proposals.sheet import LineInput

CELLS = tuple(item.name for item in fields(LineInput) if item.name != "id")


def merge_lines(
    seen: Sequence[LineInput], now: Sequence[LineInput], typed: Sequence[LineInput], hidden: Collection[str] = ()
) -> tuple[list[LineInput], list[Clash]]:
    """
    Merge what was typed with what somebody else has saved since the sheet was read; lines are known by their ids.

    The order is that of what was typed; lines that the other added stand at the end.

    :param hidden: cells that the reader may not see: no conflict tells them
    """
    was, is_now = {line.id: line for line in seen}, {line.id: line for line in now}
    merged: list[LineInput] = []
    clashes: list[Clash] = []
    for place, line in enumerate(typed):
        before = was.get(line.id) if line.id else None
        if before is None:
            merged.append(line)
        elif line.id not in is_now:
            if not _same(line, before):
                clashes.append(Clash(f"lines.{place}.text", None, line.text))
        else:
            whole, found = _cells(before, is_now[line.id], line, place)
            merged.append(whole)
            clashes += [clash for clash in found if clash.field.rpartition(".")[2] not in hidden]
    kept = {line.id for line in typed}
    for line in now:
        if line.id not in kept:
            taken_out = was.get(line.id)
            if taken_out is None:
                merged.append(line)
            elif not _same(line, taken_out):
                clashes.append(
                    Clash("lines", line.text, None, {"id": line.id} | {name: _value(line, name) for name in CELLS if name not in hidden})
                )
    return merged, clashes


def _cells(before: LineInput, now: LineInput, typed: LineInput, place: int) -> tuple[LineInput, list[Clash]]:
    values, clashes = {}, []
    for name in CELLS:
        old, theirs, ours = (_value(line, name) for line in (before, now, typed))
        if ours == old:
            values[name] = getattr(now, name)
        elif theirs in (old, ours):
            values[name] = getattr(typed, name)
        else:
            clashes.append(Clash(f"lines.{place}.{name}", theirs, ours))
    return replace(now, **values), clashes


def merge_value(seen: Any, now: Any, typed: Any, field: str) -> tuple[Any, list[Clash]]:
    """Merge one value beside the lines."""
    if typed == seen:
        return now, []
    if now in (seen, typed):
        return typed, []
    return typed, [Clash(field, now, typed)]


def _value(line: LineInput, name: str) -> Any:
    value = getattr(line, name)
    return tuple(value) if name == "fee_basis" else value


def _same(one: LineInput, other: LineInput) -> bool:
    return all(_value(one, name) == _value(other, name) for name in CELLS)
