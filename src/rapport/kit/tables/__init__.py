"""Lists of records: columns that name the right they need, sorting, filtering and paging with all of it in the address, totals, CSV."""

from rapport.kit.tables.columns import Cell, Column, Filter, Option, Records, Table
from rapport.kit.tables.page import TablePage, read_table
from rapport.kit.tables.sheet import csv_answer, wants_csv

__all__ = ["Cell", "Column", "Filter", "Option", "Records", "Table", "TablePage", "csv_answer", "read_table", "wants_csv"]
