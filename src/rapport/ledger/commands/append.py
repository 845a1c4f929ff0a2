import uuid
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.db import connection
from django.db.models import CharField, Func, Value

from rapport.clients.queries.team import people_in_charge
from rapport.domain.book import Kind, Measure, column
from rapport.domain.chain import link
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.ledger.content import content_of
from rapport.ledger.facts import NewFact, Source
from rapport.ledger.models import Book, Fact, Line
from rapport.ledger.queries.closed import closed_until, period_key
from rapport.people.models import Member

ON_A_LINE = {Measure.BUDGETED: "budgeted_amount", Measure.COMMITTED: "committed_amount", Measure.SPENT: "spent_amount"}


class BookRefused(Refused):
    """The book does not take this fact."""

    codes = ("period_closed", "line_missing")


def append(facts: Sequence[NewFact], *, by: Member, now: datetime) -> list[Fact]:
    """
    Append facts to the books of their jobs; amounts of nothing are left out.

    Locks the books in order of their jobs' ids, so that two writers never wait for each other in a ring; whoever closes a period waits
    until all who are writing have committed, and those who come later see what is closed.

    :raises BookRefused: `period_closed` for a day in a closed period, `line_missing` for cost without a line
    """
    facts = [fact for fact in facts if fact.amount]
    if not facts:
        return []
    books = _lock({fact.job.id: fact for fact in facts}.values(), by)
    _check(facts, by)
    in_charge = people_in_charge({(fact.job.client_id, fact.on) for fact in facts})
    written, lines = [], {fact.line.id: fact.line for fact in facts if fact.line}
    sums: dict[uuid.UUID, dict[str, Decimal]] = {}
    for fact in facts:
        written.append(_write(fact, books[fact.job.id], in_charge.get((fact.job.client_id, fact.on)), by, now))
        if fact.line and fact.measure in ON_A_LINE:
            of_line = sums.setdefault(fact.line.id, {})
            name = ON_A_LINE[fact.measure]
            of_line[name] = of_line.get(name, Decimal(0)) + written[-1].home_amount
    Fact.objects.bulk_create(written)
    for book in books.values():
        touched = {column(Measure(fact.measure), Kind(fact.kind)) for fact in written if fact.book_id == book.id}
        book.save(update_fields=["head", "last_seq", *sorted(touched)])
    _add_to_lines(lines, sums)
    return written


def reverse(facts: Iterable[Fact], *, on: date, source: Source, by: Member, now: datetime) -> list[Fact]:
    """Reverse facts that are not reversed yet, on the day given: the same line, measure and kind with the opposite sign."""
    return append(
        [
            NewFact(
                job=fact.book.job, measure=Measure(fact.measure), kind=fact.kind, amount=-fact.amount, on=on,  # type: ignore[arg-type]
                source=source, line=fact.line, currency=fact.currency, rate=fact.rate, reverses=fact,
            )
            for fact in facts
        ],
        by=by,
        now=now,
    )  # fmt: skip


def _check(facts: Sequence[NewFact], by: Member) -> None:
    closed = closed_until(by.agency_id)
    for fact in facts:
        if closed and fact.on <= closed:
            raise BookRefused(
                "period_closed",
                say(
                    "The books are closed until %(day)s.",
                    "Sổ đã khóa đến hết %(day)s: hãy ghi vào ngày sau đó.",
                    day=closed.strftime("%d/%m/%Y"),
                ),
            )
        if fact.measure in ON_A_LINE and fact.line is None:
            raise BookRefused(
                "line_missing",
                say("A cost belongs on a line of the job's book.", "Hãy chọn dòng chi phí của job."),
            )


def _lock(firsts: Iterable[NewFact], by: Member) -> dict[uuid.UUID, Book]:
    """Lock the books of these jobs in order; a job's first fact opens its book."""
    jobs = {fact.job.id: fact.job for fact in firsts}
    writing = Func(Value(period_key(by.agency_id)), function="pg_advisory_xact_lock_shared", output_field=CharField())
    ordered = Book.objects.select_for_update().filter(job__in=jobs).order_by("job_id").annotate(writing=writing)
    locked: dict[uuid.UUID, Book] = {book.job_id: book for book in ordered}
    if len(locked) == len(jobs):
        return locked
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock_shared(%s)", [period_key(by.agency_id)])
        for job in sorted(jobs.values(), key=lambda job: job.id):
            cursor.execute(
                "insert into ledger_book (id, agency_id, job_id, client_id, head, last_seq) values (%s, %s, %s, %s, %s, 0) "
                "on conflict (job_id) do nothing",
                [fresh_id(), by.agency_id, job.id, job.client_id, "0" * 64],
            )
    return {book.job_id: book for book in ordered.all()}


def _write(fact: NewFact, book: Book, am_id: uuid.UUID | None, by: Member, now: datetime) -> Fact:
    home = (fact.amount * fact.rate).quantize(Decimal("0.01"), ROUND_HALF_UP)
    book.last_seq += 1
    row = Fact(
        id=fresh_id(), agency_id=by.agency_id, book=book, client_id=book.client_id, line=fact.line, measure=fact.measure,
        kind=fact.kind, currency=fact.currency or by.agency.currency, amount=fact.amount, rate=fact.rate, home_amount=home,
        on=fact.on, recorded_at=now, source_kind=fact.source.kind, source_id=fact.source.id, by=by, am_id=am_id,
        reverses=fact.reverses, seq=book.last_seq, previous_hash=book.head,
    )  # fmt: skip
    row.hash = book.head = link(row.previous_hash, content_of(row))
    name = column(Measure(fact.measure), fact.kind)
    setattr(book, name, getattr(book, name) + home)
    return row


def _add_to_lines(lines: dict[uuid.UUID, Line], sums: dict[uuid.UUID, dict[str, Decimal]]) -> None:
    # Added in the database, under the book's lock: the line in the caller's hand may be older than another's fact.
    for line_id, amounts in sums.items():
        names = list(amounts)
        with connection.cursor() as cursor:
            cursor.execute(
                f"update ledger_line set {', '.join(f'{name} = {name} + %s' for name in names)} where id = %s returning {', '.join(names)}",
                [*amounts.values(), line_id],
            )
            for name, now in zip(names, cursor.fetchone(), strict=True):
                setattr(lines[line_id], name, now)
