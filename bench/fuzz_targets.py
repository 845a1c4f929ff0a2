"""What is fuzzed, and what must hold of it whatever comes: a target takes bytes, and raises where a promise is broken."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from bench.fuzz_seeds import SEEDS, packed, shared
from django.conf import settings

from rapport.domain.amounts import AmountRefused, read_amount
from rapport.domain.banks import bank_of, banks_like
from rapport.domain.chat import heads_of, speaker_among
from rapport.domain.law.symbols import read_symbol
from rapport.domain.matching.keys import find_keys
from rapport.domain.matching.memo import read_memo
from rapport.domain.matching.numbers import contract_form, find_numbers
from rapport.domain.names import (
    person_key,
    person_name,
    search_form,
    search_words,
    sort_key,
    unaccented,
    vcard_name,
)
from rapport.domain.phone import read_phone
from rapport.domain.statements.amounts import decimal_mark, plain_amount, read_written
from rapport.domain.statements.days import day_of, read_day
from rapport.domain.statements.lines import Statement, StatementRefused
from rapport.domain.statements.mapping import read_mapping
from rapport.domain.statements.mt940 import swift_amount
from rapport.domain.statements.mt940_details import read_details
from rapport.domain.statements.ofx import ofx_day
from rapport.domain.taxcode import read_taxcode
from rapport.domain.vietqr import QrRefused, Transfer, payload, plain_memo, read_payload, transfer_of, write_fields
from rapport.domain.words import in_english, in_vietnamese
from rapport.kit.readers.statement_files import Wanted, read_statement
from rapport.kit.values import Money, Unreadable, file_name, read

CODES = frozenset({"unknown_format", "broken", "dtd", "too_large", "encrypted", "no_lines", "year", "mapping"})
REASONS = frozenset({"header", "footer", "blank", "unreadable"})
TODAY = date(2026, 11, 23)

if not settings.configured:
    settings.configure(USE_TZ=True, TIME_ZONE="Asia/Ho_Chi_Minh")


@dataclass(frozen=True)
class Target:
    """
    One reader or parser.

    :param run: takes bytes; raises where what it fuzzes does anything but read or refuse by name
    :param seeds: inputs to begin with
    """

    run: Callable[[bytes], None]
    seeds: Callable[[], Iterable[bytes]]


def check_statement(statement: Statement) -> None:
    """Raise where a statement breaks what is promised of every one: keys differ, no line is lost, what is not understood is told."""
    assert len({line.key for line in statement.lines}) == len(statement.lines), "keys"
    told = {problem.line for problem in statement.problems}
    assert all(skipped.reason in REASONS for skipped in statement.skipped), "reasons"
    assert all(skipped.line in told for skipped in statement.skipped if skipped.reason == "unreadable"), "not told"
    assert all(line.amount.is_finite() and isinstance(line.amount, Decimal) for line in statement.lines), "amounts"
    assert all(line.balance is None or line.balance.is_finite() for line in statement.lines), "balances"
    places = [one.line for one in (*statement.lines, *statement.skipped)]
    assert statement.format not in ("csv", "vn-text", "xlsx") or len(set(places)) == len(places), "a row told twice"


def reader(format: str) -> Callable[[bytes], None]:
    def run(content: bytes) -> None:
        try:
            check_statement(read_statement(content, Wanted(format, "list_2024.csv")))
        except StatementRefused as refused:
            assert refused.code in CODES, refused.code

    return run


def sheet(content: bytes) -> None:
    """Read a workbook of which the bytes are the parts: rows, texts and styles, divided by a zero byte."""
    reader("xlsx")(packed(content))


def mapped(content: bytes) -> None:
    """Read a table by a mapping: JSON before the first line end, the file behind it."""
    head, _, rest = content.partition(b"\n")
    try:
        mapping = read_mapping(json.loads(head))
        check_statement(read_statement(rest, Wanted("csv", "list_2024.csv", None, mapping)))
    except StatementRefused as refused:
        assert refused.code in CODES, refused.code
    except (ValueError, RecursionError):
        return


def texts(*parsers: Callable[[str], object]) -> Callable[[bytes], None]:
    """Answer a target that gives a text to each of the parsers; none of them may raise."""

    def run(content: bytes) -> None:
        text = content.decode("utf-8", "replace")
        for parse in parsers:
            parse(text)

    return run


def amounts(text: str) -> None:
    for decimals in (0, 2):
        try:
            value = read_amount(text, decimals=decimals)
        except AmountRefused as refused:
            assert refused.code in ("format", "decimals", "ambiguous", "too_large")
            continue
        assert abs(value) < 10**15
        assert value == round(value, decimals), "more decimals than the currency has"


def written(text: str) -> None:
    plain_amount(text)
    swift_amount(text)
    for mark in (decimal_mark(text.split("\n")), ".", ","):
        for one in text.split("\n"):
            found = read_written(one, mark)
            assert found is None or found.value.is_finite()


def days(text: str) -> None:
    ofx_day(text)
    found = read_day(text)
    if found:
        for leads in (False, True):
            day_of(found, is_month_first=leads, year=found.year or 2024)


def names(text: str) -> None:
    assert search_form(unaccented(text)) == search_form(text)
    assert sort_key(text) == sort_key(f" {text} ")
    name = person_name(text)
    assert not text.split() or name.given
    for write in (search_words, person_key, vcard_name, bank_of, banks_like):
        write(text)


def codes(text: str) -> None:
    code = read_taxcode(text)
    assert code.valid == (not code.reason)
    assert not code.valid or read_taxcode(code.normalised).normalised == code.normalised
    phone = read_phone(text)
    assert phone.valid == (not phone.reason)
    assert not phone.valid or read_phone(phone.e164).e164 == phone.e164
    assert not phone.valid or read_phone(phone.national).e164 == phone.e164
    read_symbol(text, TODAY)


def qr(text: str) -> None:
    try:
        fields = read_payload(text)
    except QrRefused as refused:
        assert refused.code in ("format", "length", "crc", "scheme", "service")
        return
    assert read_payload(write_fields(fields)) == {**fields, "63": read_payload(write_fields(fields))["63"]}
    try:
        transfer_of(fields)
    except QrRefused as refused:
        assert refused.code == "format"


def qr_made(text: str) -> None:
    """Write a payload of a text cut in four: what is written is read as it was meant."""
    bank, account, amount, memo = (text.split("\n") + [""] * 4)[:4]
    sum_asked = int(amount) if amount.isascii() and amount.isdigit() and len(amount) < 20 else None
    try:
        made = payload(Transfer(bank, account, sum_asked, memo))
    except QrRefused as refused:
        assert refused.code == "format"
        return
    assert transfer_of(read_payload(made)) == Transfer(bank, account, sum_asked, plain_memo(memo))


def words(text: str) -> None:
    digits = text.strip()[:25]
    if not digits.lstrip("-").isascii() or not digits.lstrip("-").isdigit() or digits.count("-") > 1:
        return
    number = int(digits)
    try:
        assert in_vietnamese(number) != in_vietnamese(number + (1 if number < 0 else -1))
        assert in_english(number) != in_english(number + (1 if number < 0 else -1))
    except ValueError:
        assert abs(number) > 10**18 - 2


def chat(text: str) -> None:
    said = heads_of(text, TODAY)
    speaker_among([("Phạm Thị Thu", "Thu"), ("Lê Minh", "Minh"), ("", "")], said)


def memos(text: str) -> None:
    memo = read_memo(text)
    find_keys(memo.raw, memo.text)
    find_numbers(memo.text)
    contract_form(text)
    read_details(text)


def typed(text: str) -> None:
    """Give a text to each type of the arguments of commands, as a form does."""

    def nothing(_kind: Any, _id: Any) -> Any:
        raise Unreadable({})

    for kind in (Money, Decimal, int, date, str, bool, list[int], list[Decimal]):
        try:
            read(kind, text, nothing)
        except Unreadable:
            continue
    assert len(file_name(text)) <= 200


TARGETS: dict[str, Target] = {
    **{
        name: Target(reader(name), lambda name=name: [*SEEDS[name], *shared(name)])
        for name in ("auto", "csv", "vn-text", "mt940", "camt", "ofx", "qif", "xlsx")
    },
    "html": Target(reader("xlsx"), lambda: SEEDS["html"]),
    "sheet": Target(sheet, lambda: SEEDS["sheet"]),
    "mapping": Target(mapped, lambda: SEEDS["mapping"]),
    "amounts": Target(texts(amounts, written), lambda: SEEDS["amounts"]),
    "days": Target(texts(days), lambda: SEEDS["days"]),
    "names": Target(texts(names), lambda: SEEDS["names"]),
    "codes": Target(texts(codes), lambda: SEEDS["codes"]),
    "qr": Target(texts(qr, qr_made), lambda: [*SEEDS["qr"], *shared("qr")]),
    "words": Target(texts(words), lambda: SEEDS["words"]),
    "chat": Target(texts(chat), lambda: SEEDS["chat"]),
    "memos": Target(texts(memos), lambda: SEEDS["memos"]),
    "typed": Target(texts(typed), lambda: SEEDS["typed"]),
}
