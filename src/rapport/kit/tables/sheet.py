"""A list as CSV: what its reader sees of it, all pages, with text that can never be taken for a formula."""

import csv
import io
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from rapport.kit.tables.columns import Cell, Column
from rapport.kit.tables.page import TablePage, fetched, in_order, rows_of

MOST_ROWS = 20_000
# What a spreadsheet may take for the beginning of a formula (OWASP, "CSV injection").
FORMULA_LIKE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def wants_csv(request: HttpRequest) -> bool:
    return request.GET.get("as") == "csv"


def csv_answer(shown: TablePage, name: str) -> HttpResponse:
    """Answer all rows that the filters leave, in the order asked, as CSV in UTF-8 with its mark, so that Excel reads Vietnamese."""
    columns = [head.column for head in shown.heads]
    records: Any = list(in_order(shown.table, columns, shown.records, shown.asked.order)[:MOST_ROWS])
    if records and not hasattr(records[0], "pk"):
        records = fetched(shown.records, records)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([safe(str(column.label)) for column in columns])
    for row in rows_of(shown.table, columns, records):
        writer.writerow([_written(column, cell) for column, cell in row.cells])
    return HttpResponse(
        "\ufeff" + text.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"', "X-Content-Type-Options": "nosniff"},
    )


def safe(text: str) -> str:
    """Put an apostrophe before text that begins like a formula, spaces before it or not."""
    return f"'{text}" if text.lstrip(" \u00a0").startswith(FORMULA_LIKE) else text


def _written(column: Column, cell: Cell) -> str:
    value = cell.value
    if value is None or value == "":
        return ""
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal | int):
        return f"{Decimal(value).normalize():f}"
    return safe(str(cell.words or value))
