"""
The rows of a list, written in Python: set by the template language, cell by cell, fifty rows take longer than all else on their page.

What a cell looks like is said here once for every list; all that people typed is escaped.
"""

from typing import Any

from django import template
from django.utils.formats import localize
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from rapport.kit.tables.columns import Cell, Column
from rapport.kit.tables.page import TablePage
from rapport.kit.templatetags.rapport import day, figure, plain, points

register = template.Library()


@register.simple_tag
def table_rows(table: TablePage) -> SafeString:
    """Write the rows of one page of a list, each with its kind, id and number for machines."""
    has_stage = bool(table.table.stage)
    labels = {column.name: f' data-l="{_text(column.label)}"' if column.is_main else "" for column, _total in table.feet}
    rows = []
    for row in table.rows:
        (first_column, first), *rest = row.cells
        stage = f' data-stage="{_text(row.stage)}"' if has_stage else ""
        stage += f' data-edit="{_text(row.edit)}"' if row.edit else ""
        rows.append(
            f'<tr data-record="{table.table.kind}" data-id="{row.id}" data-number="{_text(row.number)}"{stage}>{_head(first_column, first)}'
            + "".join(
                f'<td{_look(column, cell)}{labels[column.name]} data-field="{column.name}">{_inner(column, cell)}</td>'
                for column, cell in rest
            )
            + "</tr>"
        )
    return SafeString("\n  ".join(rows))


def _text(value: Any) -> str:
    return conditional_escape(str(localize(value)))


def _link(cell: Cell, words: str) -> str:
    return f'<a class="plain" href="{_text(cell.href)}">{words}</a>' if cell.href else words


def _head(column: Column, cell: Cell) -> str:
    """The cell that names the row, with what stands below it and, on a phone's card, beside it."""
    small = f' <small class="hush">{_text(cell.small)}</small>' if cell.small else ""
    narrow = f'<span class="narrow">{_text(cell.narrow)}</span>' if cell.narrow else ""
    look = ' class="nowrap"' if column.kind == "number" else ""
    return f'<th scope="row"{look}>{_link(cell, _text(cell.words or cell.value))}{small}{narrow}</th>'


def _look(column: Column, cell: Cell) -> str:
    if column.is_number:
        return f' class="num {cell.tone}"' if cell.tone else ' class="num"'
    return ' class="nowrap"' if column.kind in ("day", "number") else ""


def _inner(column: Column, cell: Cell) -> str:
    kind = column.kind
    if kind in ("amount", "count"):
        return plain(cell.value) if cell.value else "–"
    if kind == "figure":
        return figure(column.name, cell.value)
    if kind == "points":
        return (f'<span class="vh">{_text(cell.small)} </span>' if cell.small else "") + points(cell.value)
    if kind == "day":
        words = _text(cell.words) if cell.words else _text(day(cell.value))
        return f'<span class="status" data-is="{cell.tone}">{words}</span>' if cell.tone else words
    if kind == "status":
        return f'<span class="status" data-is="{cell.tone or "idle"}" data-stage="{_text(cell.code)}">{_text(cell.words)}</span>'
    if kind == "thread":
        return f'<span class="at"><span class="knots" data-step="{cell.step}"><i></i></span><span>{_text(cell.words)}</span></span>'
    small = f" <small>{_text(cell.small)}</small>" if cell.small else ""
    return _link(cell, _text(cell.words or cell.value or "–")) + small
