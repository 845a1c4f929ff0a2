"""One page of a list, read from the address: what is asked, what is shown, and the addresses of everything beside it."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.http import urlencode

from rapport.kit.refusal import Words
from rapport.kit.tables.columns import Cell, Column, Filter, Records, Table

ROWS_A_PAGE = 50
LONGEST_SEARCH = 80


@dataclass(frozen=True)
class Asked:
    """What an address asks of a list; anything it does not know is not asked."""

    order: str
    words: str
    filters: Mapping[str, str]
    page: str

    def query(self, **changed: str) -> str:
        """Answer the address's question part with some of it changed; what is empty or usual is left out."""
        state = {"q": self.words, **self.filters, "sort": self.order, **changed}
        return "?" + urlencode({name: value for name, value in state.items() if value})


@dataclass(frozen=True)
class Head:
    """The head of a column: `sorted` is ascending, descending or empty; `href` sorts by it, or turns it round."""

    column: Column
    sorted: str
    href: str


@dataclass(frozen=True)
class Row:
    id: uuid.UUID
    number: str
    stage: str
    edit: str
    cells: Sequence[tuple[Column, Cell]]


@dataclass(frozen=True)
class TablePage:
    table: Table
    asked: Asked
    heads: Sequence[Head]
    filters: Sequence[tuple[Filter, str]]
    records: Records
    page: Page
    rows: Sequence[Row]
    totals: Mapping[str, Any]

    @property
    def count(self) -> int:
        return int(self.page.paginator.count)

    @property
    def is_narrowed(self) -> bool:
        """Answer whether filters or words leave something out."""
        return bool(self.asked.words or any(self.asked.filters.values()))

    @property
    def is_changed(self) -> bool:
        """Answer whether the list stands otherwise than it opens: narrowed, or in another order."""
        return self.is_narrowed or self.asked.order != self.table.first_order

    @property
    def plain_href(self) -> str:
        return self.asked.query(q="", sort=self.table.first_order, **dict.fromkeys(self.asked.filters, ""))

    @property
    def has_search(self) -> bool:
        return self.table.search is not None

    @property
    def all_href(self) -> str:
        return self.asked.query(q="", **dict.fromkeys(self.asked.filters, ""))

    @property
    def csv_href(self) -> str:
        return self.asked.query(**{"as": "csv"})

    @property
    def before_href(self) -> str:
        return self.asked.query(page=str(self.page.previous_page_number())) if self.page.has_previous() else ""

    @property
    def after_href(self) -> str:
        return self.asked.query(page=str(self.page.next_page_number())) if self.page.has_next() else ""

    @property
    def orders(self) -> list[tuple[str, Words, bool, bool]]:
        """The orders to choose from where no head is in sight (a phone): value, words of the column, is it downwards, is it chosen."""
        columns = [head.column for head in self.heads if head.column.is_sortable]
        return [
            (f"{sign}{column.name}", column.label, sign == "-", self.asked.order == f"{sign}{column.name}")
            for column in columns
            for sign in ("", "-")
        ]

    @property
    def feet(self) -> list[tuple[Column, Any]]:
        return [(head.column, self.totals.get(head.column.name)) for head in self.shown_heads]

    @property
    def shown_heads(self) -> list[Head]:
        return [head for head in self.heads if head.column.is_shown]


def read_table(table: Table, records: Records, *, query: QueryDict, member: Any) -> TablePage:
    """Answer one page of the records as the address asks for them, with the columns and filters that this reader may see."""
    columns = [column for column in table.columns if not column.needs or member.may(column.needs)]
    filters = [one for one in table.filters if one.options and (not one.needs or member.may(one.needs))]
    asked = _asked(table, columns, filters, query)
    left = records
    for one in filters:
        if asked.filters[one.name]:
            left = one.keep(left, asked.filters[one.name])
    if asked.words and table.search:
        left = table.search(left, asked.words)
    # First: what the totals have read of all records, the rows need not read again.
    totals = table.totals(left) if table.totals else {}
    page = Paginator(in_order(table, columns, left, asked.order), ROWS_A_PAGE).get_page(asked.page)
    found = list(page.object_list)
    if found and isinstance(found[0], uuid.UUID):
        found = fetched(left, found)
    return TablePage(
        table, asked, [_head(column, asked) for column in columns], [(one, asked.filters[one.name]) for one in filters], left, page,
        rows_of(table, [column for column in columns if column.is_shown], found), totals,
    )  # fmt: skip


def in_order(table: Table, columns: Sequence[Column], records: Records, order: str) -> Any:
    """Answer the records sorted by the database, or their ids sorted by what is worked out for each; the id decides among equals."""
    wanted, column = order.lstrip("-"), None
    column = next((one for one in columns if one.name == wanted), None)
    downwards = order.startswith("-")
    if column is not None and column.worked_out is not None:
        ids = list(records.order_by("-id").values_list("id", flat=True))
        values = column.worked_out(ids)
        known = [one for one in ids if values.get(one) is not None]
        rest = [one for one in ids if values.get(one) is None]
        return sorted(known, key=lambda one: values[one], reverse=downwards) + rest
    fields = column.order_by if column is not None else ("id",)
    signed = [field.removeprefix("-") if downwards and field.startswith("-") else f"-{field}" if downwards else field for field in fields]
    return records.order_by(*signed, "-id" if downwards else "id")


def fetched(records: Records, ids: Sequence[uuid.UUID]) -> list[Any]:
    """Answer the records of these ids in the order of the ids."""
    found = records.in_bulk(list(ids))
    return [found[one] for one in ids if one in found]


def rows_of(table: Table, columns: Sequence[Column], records: Sequence[Any]) -> list[Row]:
    """Turn records into rows of cells."""
    rows = []
    for row in table.rows(records):
        record = table.identify(row)
        stage = str(getattr(row, table.stage) or "") if table.stage else ""
        cells = [(column, column.cell(row)) for column in columns]
        rows.append(Row(record.pk, getattr(record, table.number), stage, table.edit(row) if table.edit else "", cells))
    return rows


def _asked(table: Table, columns: Sequence[Column], filters: Sequence[Filter], query: QueryDict) -> Asked:
    order = query.get("sort", "")
    if order.removeprefix("-") not in {column.name for column in columns if column.is_sortable}:
        order = table.first_order
    chosen = {}
    for one in filters:
        wanted = query.get(one.name, "")
        chosen[one.name] = wanted if wanted in {option.value for option in one.options} else ""
    return Asked(order, query.get("q", "").strip()[:LONGEST_SEARCH], chosen, query.get("page", ""))


def _head(column: Column, asked: Asked) -> Head:
    # A number is first asked for downwards, the largest on top; words and days from the beginning.
    first = f"-{column.name}" if column.is_number else column.name
    turned = {column.name: f"-{column.name}", f"-{column.name}": column.name}.get(asked.order, first)
    at = {column.name: "ascending", f"-{column.name}": "descending"}.get(asked.order, "")
    return Head(column, at, asked.query(sort=turned) if column.is_sortable else "")
