"""Cells and lines padded with very many spaces are read as quickly as any: no pattern tries all ways of dividing them."""

import time
from collections.abc import Callable

import pytest

from rapport.domain.statements.amounts import read_written
from rapport.domain.statements.cells import GLUED, is_money
from rapport.domain.statements.days import read_day
from rapport.domain.statements.mt940 import BALANCE, looks_like_mt940
from rapport.domain.statements.mt940_details import read_details
from rapport.domain.statements.qif import looks_like_qif
from rapport.domain.statements.text_files import read_text_table

PADDING = " " * 380
READERS: list[tuple[Callable[[str], object], str]] = [
    (is_money, f"123{PADDING}45678"),
    (lambda text: read_written(text, "."), f"({PADDING}123{PADDING[:10]}x"),
    (read_day, f"12{PADDING}x"),
    (GLUED.match, f"1{' ' * 100_000}2"),
    (BALANCE.match, f"C{PADDING * 5}x"),
    (looks_like_mt940, "\n" * 20_000),
    (looks_like_qif, "\n" * 20_000),
    (read_details, "\n" * 20_000),
]


@pytest.mark.parametrize(("read", "text"), READERS)
def test_a_pattern_looks_at_each_space_a_few_times_only(read: Callable[[str], object], text: str) -> None:
    started = time.process_time()
    read(text)
    assert time.process_time() - started < 0.5


def test_a_table_of_fixed_width_with_two_numbers_in_a_cell_is_read() -> None:
    statement = read_text_table(f"Date,Text,Amount,Balance\n2024-01-30,123{PADDING}45678,-5.00,95.00\n2024-01-31,x,7.00,102.00\n")
    assert [f"{line.amount:f}" for line in statement.lines] == ["-5.00", "7.00"]
