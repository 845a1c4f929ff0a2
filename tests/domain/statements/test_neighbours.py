"""Banks at home and of other countries: their words, their manners of writing and their code pages are read without being named."""

import csv
import io
import random

import pytest

from rapport.domain.statements.encodings import decoded
from rapport.domain.statements.grid import SPACES, delimiter_of, lines_of
from rapport.domain.statements.headers import read_headings
from rapport.domain.statements.mt940 import read_mt940
from rapport.domain.statements.text_files import read_text_table
from tests.domain.statements import dialects, far_neighbours, neighbours, vietnamese
from tests.domain.statements.samples import Sample, assert_as_told


@pytest.mark.parametrize("sample", [*vietnamese.SAMPLES, *neighbours.SAMPLES, *far_neighbours.SAMPLES], ids=lambda sample: sample.name)
def test_a_statement_is_read_field_by_field(sample: Sample) -> None:
    assert_as_told(read_text_table(decoded(sample.text.encode(sample.encoding))), sample)


@pytest.mark.parametrize("sample", dialects.SAMPLES, ids=lambda sample: sample.name)
def test_a_dialect_of_mt940_is_read_field_by_field(sample: Sample) -> None:
    assert_as_told(read_mt940(decoded(sample.text.encode(sample.encoding))), sample)


@pytest.mark.parametrize("sample", [*vietnamese.SAMPLES, *neighbours.SAMPLES, *far_neighbours.SAMPLES], ids=lambda sample: sample.name)
def test_columns_permuted_say_the_same(sample: Sample) -> None:
    text = decoded(sample.text.encode(sample.encoding))
    told = read_text_table(text)
    lines = lines_of(text)
    delimiter = delimiter_of(lines)
    if delimiter == SPACES or any(line.count('"') % 2 for line in lines):
        return
    rows = [next(csv.reader([line], delimiter=delimiter), []) for line in lines]
    head = max(range(min(line.line for line in told.lines)), key=lambda place: sum(bool(one.role) for one in read_headings(rows[place])))
    width = len(rows[head])
    if told.profile == "guessed" or any(len(rows[line.line - 1]) != width for line in told.lines):
        return
    order = random.Random(7).sample(range(width), width)
    out = io.StringIO()
    moved = [[(row + [""] * width)[place] for place in order] if at >= head and len(row) > 1 else row for at, row in enumerate(rows)]
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(moved)
    found = read_text_table(out.getvalue())
    assert [(line.date, line.amount, line.balance, line.reference, line.counterparty, line.counterparty_account, line.account) for line in found.lines] == [
        (line.date, line.amount, line.balance, line.reference, line.counterparty, line.counterparty_account, line.account) for line in told.lines
    ]  # fmt: skip
