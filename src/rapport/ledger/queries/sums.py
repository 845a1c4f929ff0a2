"""The sums of books: of now from their wide rows, of a past day from the facts."""

import uuid
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, DecimalField, F, Q, Sum, Value
from django.db.models.functions import Greatest

from rapport.domain.book import COLUMNS, Kind, Measure, column
from rapport.domain.job_figures import Sums
from rapport.jobs.queries.stage import closed_for_cost
from rapport.ledger.models import Book, Fact, Line

ZERO = Decimal(0)
PLAN = (Measure.BUDGETED, Measure.COMMITTED, Measure.SPENT)


def sums_of_jobs(jobs: Collection[uuid.UUID], as_of: date | None = None) -> dict[uuid.UUID, Sums]:
    """Answer the sums of each job's book (as they stood at the end of a day); jobs without a book have none."""
    # Plain rows: a list of jobs reads some hundred books, and of each only its sums.
    rows = list(Book.objects.filter(job__among=jobs).values_list("id", "job_id", "closed_for_cost_on", *(COLUMNS if as_of is None else ())))
    books = [row[0] for row in rows]
    if as_of is None:
        columns = {row[0]: dict(zip(COLUMNS, row[3:], strict=True)) for row in rows}
        plan = _plan_now(books)
        final = {row[1] for row in rows if row[2]}
    else:
        columns, plan, final = _columns_then(books, as_of), _plan_then(books, as_of), closed_for_cost(jobs, as_of)
    return {row[1]: _sums(columns.get(row[0], {}), plan.get(row[0], {}), row[1] in final) for row in rows}


@dataclass(frozen=True)
class Planned:
    """The lines of one kind in a book: what is spent, what is forecast line by line, and whether a line has nothing at all."""

    spent: Decimal = ZERO
    forecast: Decimal = ZERO
    has_empty: bool = False


type Plan = dict[uuid.UUID, dict[str, Planned]]


def _sums(columns: dict[str, Decimal], plan: dict[str, Planned], final: bool) -> Sums:
    forecast = dict.fromkeys((Kind.FEE, Kind.BOUGHT_IN, Kind.PASS_THROUGH), ZERO)
    for kind, planned in plan.items():
        forecast[Kind(kind)] += planned.spent if final else planned.forecast
    own = plan.get(Kind.FEE)
    # A job that earns something and of whose own work nothing is planned or spent has an unknown cost, not none: as its estimate.
    known = not own.has_empty if own else columns.get("contracted_fee", ZERO) <= 0
    return Sums(columns, forecast, final, known or final)


def _plan_now(books: Collection[uuid.UUID]) -> Plan:
    """Answer the plan by book and kind, added up by the database: a job of two years has hundreds of lines."""
    spent, committed, budgeted = F("spent_amount"), F("committed_amount"), F("budgeted_amount")
    nothing = Value(ZERO, output_field=DecimalField())
    rows = (
        Line.objects.filter(book__among=books)
        .values_list("book_id", "kind")
        .annotate(
            spent=Sum(spent),
            forecast=Sum(spent + committed + Greatest(budgeted - spent - committed, nothing)),
            empty=Count("id", filter=Q(spent_amount=0, committed_amount=0, budgeted_amount=0)),
        )
        .order_by()
    )
    plan: Plan = defaultdict(dict)
    for book_id, kind, spent_sum, forecast, empty in rows:
        plan[book_id][kind] = Planned(spent_sum, forecast, empty > 0)
    return plan


def _columns_then(books: Collection[uuid.UUID], as_of: date) -> dict[uuid.UUID, dict[str, Decimal]]:
    found: dict[uuid.UUID, dict[str, Decimal]] = defaultdict(dict)
    rows = Fact.objects.filter(book__among=books, on__lte=as_of).values("book_id", "measure", "kind").annotate(sum=Sum("home_amount"))
    for row in rows:
        found[row["book_id"]][column(Measure(row["measure"]), Kind(row["kind"]))] = row["sum"]
    return found


def _plan_then(books: Collection[uuid.UUID], as_of: date) -> Plan:
    lines = {line_id: (book_id, kind, dict.fromkeys(PLAN, ZERO)) for line_id, book_id, kind in
             Line.objects.filter(book__among=books).values_list("id", "book_id", "kind")}  # fmt: skip
    rows = Fact.objects.filter(book__among=books, on__lte=as_of, line__isnull=False).values_list("line_id", "measure")
    for line_id, measure, amount in rows.annotate(sum=Sum("home_amount")).order_by():
        lines[line_id][2][Measure(measure)] = amount
    plan: Plan = defaultdict(dict)
    for book_id, kind, parts in lines.values():
        budgeted, committed, spent = (parts[measure] for measure in PLAN)
        before = plan[book_id].get(kind, Planned())
        plan[book_id][kind] = Planned(
            before.spent + spent, before.forecast + spent + committed + max(ZERO, budgeted - spent - committed),
            before.has_empty or not (spent or committed or budgeted),
        )  # fmt: skip
    return plan
