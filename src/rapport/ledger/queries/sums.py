"""The sums of books: of now from their wide rows, of a past day from the facts."""

import uuid
from collections import defaultdict
from collections.abc import Collection
from datetime import date
from decimal import Decimal

from django.db.models import Sum

from rapport.domain.book import COLUMNS, Kind, Measure, column
from rapport.domain.job_figures import Sums
from rapport.jobs.queries.stage import closed_for_cost
from rapport.ledger.models import Book, Fact, Line

ZERO = Decimal(0)
PLAN = {Measure.BUDGETED: "budgeted", Measure.COMMITTED: "committed", Measure.SPENT: "spent"}


def sums_of_jobs(jobs: Collection[uuid.UUID], as_of: date | None = None) -> dict[uuid.UUID, Sums]:
    """Answer the sums of each job's book (as they stood at the end of a day); jobs without a book have none."""
    books = {book.id: book for book in Book.objects.filter(job__in=jobs)}
    if as_of is None:
        columns = {book.id: {name: getattr(book, name) for name in COLUMNS} for book in books.values()}
        plan = _plan_now(books)
    else:
        columns, plan = _columns_then(books, as_of), _plan_then(books, as_of)
    final = {book.job_id for book in books.values() if book.closed_for_cost_on} if as_of is None else closed_for_cost(jobs, as_of)
    return {book.job_id: _sums(columns.get(book.id, {}), plan.get(book.id, {}), book.job_id in final) for book in books.values()}


type Plan = dict[uuid.UUID, dict[tuple[uuid.UUID, str], dict[str, Decimal]]]


def _sums(columns: dict[str, Decimal], lines: dict[tuple[uuid.UUID, str], dict[str, Decimal]], final: bool) -> Sums:
    forecast = dict.fromkeys((Kind.FEE, Kind.BOUGHT_IN, Kind.PASS_THROUGH), ZERO)
    known = True
    for (_line, kind), parts in lines.items():
        spent, committed, budgeted = parts.get("spent", ZERO), parts.get("committed", ZERO), parts.get("budgeted", ZERO)
        forecast[Kind(kind)] += spent if final else spent + committed + max(ZERO, budgeted - spent - committed)
        if kind == Kind.FEE and not (spent or committed or budgeted):
            known = False
    # A job whose price is known and of whose own work nothing is planned or spent has an unknown cost, not none.
    if not any(kind == Kind.FEE for _line, kind in lines) and columns.get("contracted_fee"):
        known = False
    return Sums(columns, forecast, final, known or final)


def _plan_now(books: Collection[uuid.UUID]) -> Plan:
    plan: Plan = defaultdict(dict)
    for line in Line.objects.filter(book__in=books):
        plan[line.book_id][line.id, line.kind] = {
            "budgeted": line.budgeted_amount, "committed": line.committed_amount, "spent": line.spent_amount,
        }  # fmt: skip
    return plan


def _columns_then(books: Collection[uuid.UUID], as_of: date) -> dict[uuid.UUID, dict[str, Decimal]]:
    found: dict[uuid.UUID, dict[str, Decimal]] = defaultdict(dict)
    rows = Fact.objects.filter(book__in=books, on__lte=as_of).values("book_id", "measure", "kind").annotate(sum=Sum("home_amount"))
    for row in rows:
        found[row["book_id"]][column(Measure(row["measure"]), Kind(row["kind"]))] = row["sum"]
    return found


def _plan_then(books: Collection[uuid.UUID], as_of: date) -> Plan:
    plan: Plan = defaultdict(dict)
    for line_id, book_id, kind in Line.objects.filter(book__in=books).values_list("id", "book_id", "kind"):
        plan[book_id][line_id, kind] = {}
    rows = Fact.objects.filter(book__in=books, on__lte=as_of, line__isnull=False).values("book_id", "line_id", "line__kind", "measure")
    for row in rows.annotate(sum=Sum("home_amount")):
        plan[row["book_id"]][row["line_id"], row["line__kind"]][PLAN[Measure(row["measure"])]] = row["sum"]
    return plan
