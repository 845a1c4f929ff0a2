"""Prove the book: chains, sums, seals; name the first fact that is wrong."""

import json
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from rapport.domain.book import COLUMNS, Kind, Measure, column
from rapport.domain.chain import START, link, root
from rapport.kit.paths import data_folder
from rapport.ledger.content import content_of
from rapport.ledger.models import Book, Fact, Line, Seal
from rapport.people.models import Agency

SUMMED = {Measure.BUDGETED: "budgeted_amount", Measure.COMMITTED: "committed_amount", Measure.SPENT: "spent_amount"}


@dataclass(frozen=True)
class Fault:
    """The first thing that is wrong: code, the job's number, the fact's place in its book, its id."""

    code: str
    job: str
    seq: int
    fact: str


def verify(agency: Agency) -> tuple[int, Fault | None]:
    """
    Check every book of an agency inside whose wall we are; answer how many facts were read, and the first fault.

    Codes: `missing` a number of the chain is not there · `previous` it does not follow the one before · `content` it was
    changed · `head` facts are gone at the end, or the book says otherwise · `sums` · `line_sums` · `seal` a sealed night says
    otherwise.
    """
    count = 0
    sealed = sealed_heads(agency)
    for book in Book.objects.select_related("job").order_by("id"):
        facts = list(Fact.objects.filter(book=book).order_by("seq"))
        count += len(facts)
        fault = _chain(book, facts) or _sealed(book, facts, sealed.get(str(book.id), [])) or _sums(book, facts)
        if fault:
            return count, fault
    return count, _gone() or _seals(agency)


def _gone() -> Fault | None:
    """A book that some night sealed with facts in it, and that is not there any more; by the table, files may be of an older database."""
    standing = {str(book) for book in Book.objects.values_list("id", flat=True)}
    sealed = {book for seal in Seal.objects.all() for book, (seq, _head) in seal.heads.items() if seq}
    gone = sorted(sealed - standing)
    return Fault("seal", "", 1, gone[0]) if gone else None


def _chain(book: Book, facts: list[Fact]) -> Fault | None:
    previous = START
    for place, fact in enumerate(facts, 1):
        if fact.seq != place:
            return Fault("missing", book.job.number, place, "")
        if fact.previous_hash != previous:
            return Fault("previous", book.job.number, place, str(fact.id))
        if link(previous, content_of(fact)) != fact.hash:
            return Fault("content", book.job.number, place, str(fact.id))
        previous = fact.hash
    if book.head != previous or book.last_seq != len(facts):
        return Fault("head", book.job.number, len(facts) + 1, "")
    return None


def _sealed(book: Book, facts: list[Fact], heads: list[tuple[int, str]]) -> Fault | None:
    for seq, head in heads:
        if seq > len(facts):
            return Fault("seal", book.job.number, len(facts) + 1, "")
        if seq and facts[seq - 1].hash != head:
            return Fault("seal", book.job.number, seq, str(facts[seq - 1].id))
    return None


def _sums(book: Book, facts: list[Fact]) -> Fault | None:
    columns: dict[str, Decimal] = defaultdict(Decimal)
    lines: dict[Any, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for fact in facts:
        columns[column(Measure(fact.measure), Kind(fact.kind))] += fact.home_amount
        if fact.line_id and Measure(fact.measure) in SUMMED:
            lines[fact.line_id][SUMMED[Measure(fact.measure)]] += fact.home_amount
    if any(getattr(book, name) != columns[name] for name in COLUMNS):
        return Fault("sums", book.job.number, 0, "")
    for line in Line.objects.filter(book=book):
        if any(getattr(line, name) != lines[line.id][name] for name in SUMMED.values()):
            return Fault("line_sums", book.job.number, 0, "")
    return None


def sealed_heads(agency: Agency) -> dict[str, list[tuple[int, str]]]:
    """Answer for each book the (number, hash) of its head on every sealed night, from the table and from the files beside it."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    sources = [seal.heads for seal in Seal.objects.order_by("on")]
    sources += [json.loads(path.read_text())["heads"] for path in sorted(seal_folder(agency).glob("*.json"))]
    for heads in sources:
        for book, (seq, head) in heads.items():
            found[book].append((seq, head))
    return found


def _seals(agency: Agency) -> Fault | None:
    previous = START
    latest: dict[str, str] = {}
    for seal in Seal.objects.order_by("on"):
        latest |= {book: head for book, (_seq, head) in seal.heads.items()}
        if seal.previous != previous or seal.root != root([*latest.items(), ("previous", previous)]):
            return Fault("seal", "", 0, seal.on.isoformat())
        previous = seal.root
    return None


def seal_folder(agency: Agency) -> Path:
    return data_folder() / "seals" / agency.slug
