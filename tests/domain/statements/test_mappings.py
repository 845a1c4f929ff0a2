"""Saved mappings: what they may say, and how a table is read through one."""

import pytest

from rapport.domain.statements.lines import StatementRefused
from rapport.domain.statements.mapping import read_mapping
from rapport.domain.statements.text_files import read_text_table

FLAGGED = "18.09.2017;shop;16.09.2017;33,87;O\n19.09.2017;pay;19.09.2017;24,00;I\nnot a row at all\n"


def test_sides_in_own_words_without_a_header() -> None:
    mapping = read_mapping({"header": False, "columns": {"date": 1, "memo": 2, "value_date": 3, "amount": 4, "side": 5}, "decimal": ",",
                            "sides": {"O": "debit", "I": "credit"}, "currency": "eur", "account": "AT1", "date_order": "dmy"})  # fmt: skip
    statement = read_text_table(FLAGGED, mapping=mapping)
    assert [(line.date.isoformat(), f"{line.amount:f}", line.currency, line.account) for line in statement.lines] == [
        ("2017-09-18", "-33.87", "EUR", "AT1"), ("2017-09-19", "24.00", "EUR", "AT1"),
    ]  # fmt: skip
    assert len(statement.lines) + len(statement.skipped) == 3
    assert statement.profile == "mapping"


def test_headings_several_columns_of_words_lines_before_and_inverted_signs() -> None:
    text = "Report\nwhatever\nWann,Wer,Was,Wieviel\n01/02/2024,Anna,rent,100.00\nWann,Wer,Was,Wieviel\n02/02/2024,Bob,refund,-5.00\n"
    mapping = read_mapping(
        {
            "skip": 2,
            "columns": {"date": "Wann", "memo": ["Wer", "Was"], "amount": "Wieviel"},
            "inverted": True,
            "date_order": "mdy",
            "name": "card",
        }
    )
    statement = read_text_table(text, mapping=mapping)
    assert [(line.date.isoformat(), line.amount, line.memo) for line in statement.lines] == [
        ("2024-01-02", -100, "Anna rent"),
        ("2024-02-02", 5, "Bob refund"),
    ]
    assert [skipped.line for skipped in statement.skipped] == [1, 2, 3, 5]
    assert statement.profile == "card"


@pytest.mark.parametrize("entries", [
    [], {"columns": {}}, {"columns": {"date": 1}}, {"columns": {"date": 1, "amount": 0}}, {"columns": {"date": 1, "amount": True}}, {"columns": {"who": 1}},
    {"columns": {"date": 1, "amount": 2}, "more": 1}, {"columns": {"date": 1, "amount": 2}, "decimal": "x"}, {"columns": {"date": 1, "amount": 2}, "skip": -1},
    {"columns": {"date": 1, "amount": 2}, "sides": {"O": "out"}}, {"columns": {"date": 1, "amount": 2}, "name": 5}, {"columns": {"date": [], "amount": 2}},
    {"columns": {"date": 1, "amount": 2}, "currency": "XXX"},
])  # fmt: skip
def test_a_mapping_that_is_not_understood_is_refused(entries: object) -> None:
    with pytest.raises(StatementRefused) as refused:
        read_mapping(entries)
    assert refused.value.code == "mapping"


def test_a_heading_that_is_not_there_is_refused() -> None:
    with pytest.raises(StatementRefused) as refused:
        read_text_table("a,b\n1,2\n", mapping=read_mapping({"columns": {"date": "Day", "amount": "b"}}))
    assert refused.value.code == "mapping"


@pytest.mark.parametrize("entries", [
    {"date": "Wann", "amount": "Wieviel", "memo": "Was", "date_format": "%d/%m/%Y", "separator": ","},
    {"columns": {"Wann": "date", "Wieviel": "amount", "Was": "description"}, "date_format": "dd/mm/yyyy"},
    {"columns": {"1": "date", "3": "amount", "2": "memo"}, "date_order": "dmy", "skip_rows": 1, "has_header": False},
])  # fmt: skip
def test_mappings_in_the_manner_of_other_programs(entries: object) -> None:
    statement = read_text_table("Wann,Was,Wieviel\n03/04/2024,rent,-5.00\n", mapping=read_mapping(entries))
    assert [(line.date.isoformat(), line.amount, line.memo) for line in statement.lines] == [("2024-04-03", -5, "rent")]
