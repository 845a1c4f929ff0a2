"""What a list is made of: its columns, its filters, and how its records become rows."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import QuerySet

from rapport.kit.refusal import Words

type Records = QuerySet[Any]
type WorkedOut = Callable[[Sequence[uuid.UUID]], Mapping[uuid.UUID, Any]]
type Kind = Literal["text", "number", "day", "amount", "count", "figure", "points", "status", "thread"]

NUMBERS = frozenset({"amount", "count", "figure", "points"})


@dataclass(frozen=True)
class Cell:
    """
    One cell: the value as it is exported and, where they differ, the words that are shown.

    :param tone: good, bad, warn, here or idle: the mark of a status, the colour of a figure
    :param code: the same in both languages, for machines (`data-stage`)
    :param step: the place on a thread of eight knots
    :param narrow: what stands beside it on a phone's card alone
    """

    value: Any
    words: Words = ""
    small: Words = ""
    href: str = ""
    tone: str = ""
    code: str = ""
    step: int = 0
    narrow: Words = ""


@dataclass(frozen=True)
class Column:
    """
    One column of a list.

    :param cell: row → its cell
    :param needs: the capability without which the column is not there, neither on the page nor in the export
    :param order_by: the fields that the database sorts by
    :param worked_out: ids → the value of each, for a column that no field holds; sorted here, where none is last
    :param is_main: shown on a phone's card, too
    :param is_shown: False: to sort by and to export, not on the page
    """

    name: str
    label: Words
    cell: Callable[[Any], Cell]
    kind: Kind = "text"
    needs: str = ""
    order_by: tuple[str, ...] = ()
    worked_out: WorkedOut | None = None
    is_main: bool = False
    is_shown: bool = True

    @property
    def is_number(self) -> bool:
        return self.kind in NUMBERS

    @property
    def is_sortable(self) -> bool:
        return bool(self.order_by) or self.worked_out is not None


@dataclass(frozen=True)
class Option:
    value: str
    label: Words


@dataclass(frozen=True)
class Filter:
    """One choice among options; `keep` answers the records that are left of those given. A value that is no option is no filter."""

    name: str
    label: Words
    options: Sequence[Option]
    keep: Callable[[Records, str], Records]
    needs: str = ""


@dataclass(frozen=True)
class Table:
    """
    A list of one kind of record.

    :param rows: the records of one page → rows for the cells, in their order, with a number of queries that does not grow
    :param identify: row → its record (id and number stand on the row for machines)
    :param first_order: the column sorted by where nothing is asked, `-` before it for downwards
    :param search: records and words → those that the words find
    :param edit: row → the page whose form edits the row's main fields where it stands (`e`), or "" where this reader may not
    :param totals: records → the total of a column by its name, over all that the filters leave
    """

    kind: str
    columns: Sequence[Column]
    rows: Callable[[Sequence[Any]], Sequence[Any]]
    first_order: str
    identify: Callable[[Any], Any] = lambda row: row
    number: str = "number"
    filters: Sequence[Filter] = ()
    search: Callable[[Records, str], Records] | None = None
    totals: Callable[[Records], Mapping[str, Any]] | None = None
    stage: str = ""
    edit: Callable[[Any], str] | None = None
