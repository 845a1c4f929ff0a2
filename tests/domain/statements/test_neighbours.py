"""Banks of other countries: their words, their manners of writing and their code pages are read without being named."""

import pytest

from rapport.domain.statements.encodings import decoded
from rapport.domain.statements.mt940 import read_mt940
from rapport.domain.statements.text_files import read_text_table
from tests.domain.statements import dialects, far_neighbours, neighbours
from tests.domain.statements.samples import Sample, assert_as_told


@pytest.mark.parametrize("sample", [*neighbours.SAMPLES, *far_neighbours.SAMPLES], ids=lambda sample: sample.name)
def test_a_foreign_statement_is_read_field_by_field(sample: Sample) -> None:
    assert_as_told(read_text_table(decoded(sample.text.encode(sample.encoding))), sample)


@pytest.mark.parametrize("sample", dialects.SAMPLES, ids=lambda sample: sample.name)
def test_a_dialect_of_mt940_is_read_field_by_field(sample: Sample) -> None:
    assert_as_told(read_mt940(decoded(sample.text.encode(sample.encoding))), sample)
