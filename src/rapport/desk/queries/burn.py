"""The burn of a job: its cost day by day (spent, with what is committed beside it), and where it ends, beside what was agreed."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Sum

from rapport.domain.book import Measure
from rapport.domain.job_figures import NET
from rapport.jobs.models import Job
from rapport.ledger.models import Fact

HEIGHT = Decimal(200)
HEADROOM = Decimal("1.06")
SHORTEST = 7
# The field begins 8 px below the drawing's top. A label stands just under its line; two labels of one side keep a line apart.
LABEL = Decimal(22)
APART = Decimal(16)
LOWEST = Decimal(204)


@dataclass(frozen=True)
class Burn:
    """
    A drawing on a field of 100 by 200: paths, heights of the level lines, the place of today.

    Heights and places are written with a point, for a drawing knows no language.

    :param first_on: the day at the left edge; `last_on` the one at the right
    """

    committed_area: str
    spent_path: str
    contracted_at: str
    budgeted_at: str
    today_at: str
    forecast_path: str
    contracted_label: str
    budgeted_label: str
    committed_label: str
    spent_label: str
    forecast_label: str
    is_over: bool
    """Whether the forecast passes the budget."""
    is_today_late: bool
    """Whether today stands in the right half: labels of the running lines then end at it, else they begin there."""
    first_on: date
    last_on: date
    spent: Decimal
    committed: Decimal
    budgeted: Decimal
    contracted: Decimal
    forecast: Decimal


def burn_of(job: Job, figures: dict[str, Decimal | None], today: date) -> Burn | None:
    """Answer the drawing of a job's cost, or None while nothing is committed or spent. One query."""
    if not (figures.get("spent") or figures.get("committed")):
        return None
    steps = _steps(job)
    if not any(day for day in steps):
        return None
    first, last = min(min(steps), today), max(max(steps), today, job.due_on or today)
    last = max(last, first + timedelta(SHORTEST))
    contracted, budgeted = figures.get("contracted") or Decimal(0), figures.get("budgeted") or Decimal(0)
    forecast = figures.get("forecast_cost") or Decimal(0)
    running = {Measure.SPENT: Decimal(0), Measure.COMMITTED: Decimal(0)}
    points: list[tuple[date, Decimal, Decimal]] = [(first, Decimal(0), Decimal(0))]
    for day in sorted(steps):
        for measure, amount in steps[day].items():
            running[measure] += amount
        points.append((day, running[Measure.SPENT], running[Measure.SPENT] + running[Measure.COMMITTED]))
    until = max(today, points[-1][0])
    points.append((until, *points[-1][1:]))
    top = max(contracted, budgeted, forecast, *(both for _day, _spent, both in points)) * HEADROOM or Decimal(1)

    def across(day: date) -> Decimal:
        return (Decimal(100) * (day - first).days / (last - first).days).quantize(Decimal("0.1"))

    def down(amount: Decimal) -> Decimal:
        return (HEIGHT - HEIGHT * amount / top).quantize(Decimal("0.1"))

    spent = _stairs([(across(day), down(amount)) for day, amount, _both in points])
    both = _stairs([(across(day), down(amount)) for day, _spent, amount in points])
    at, cost, with_committed = across(until), points[-1][1], points[-1][2]
    contracted_label, budgeted_label = _apart([down(contracted) + LABEL, down(budgeted) + LABEL])
    committed_label, spent_label = _apart([down(with_committed) + LABEL, down(cost) + LABEL])
    return Burn(
        committed_area=f"{both} L{across(until)} {HEIGHT} L0 {HEIGHT} Z", spent_path=spent, contracted_at=f"{down(contracted)}",
        budgeted_at=f"{down(budgeted)}" if budgeted else "", today_at=f"{across(today)}", first_on=first, last_on=last,
        forecast_path=f"M{at} {down(cost)} L100 {down(forecast)}" if forecast > cost and at < 100 else "", contracted_label=contracted_label,
        budgeted_label=budgeted_label, committed_label=committed_label, spent_label=spent_label, forecast_label=f"{down(forecast) + 2}",
        is_over=bool(budgeted) and forecast > budgeted, is_today_late=at > 50,
        spent=cost, committed=with_committed - cost, budgeted=budgeted, contracted=contracted, forecast=forecast,
    )  # fmt: skip


def _apart(heights: list[Decimal]) -> list[str]:
    """Put labels, given from the top down, at least a line apart, and none below the field."""
    found: list[Decimal] = []
    for height in heights:
        found.append(max(height, found[-1] + APART) if found else height)
    for place in range(len(found) - 1, -1, -1):
        found[place] = min(found[place], LOWEST - APART * (len(found) - 1 - place))
    return [f"{height}" for height in found]


def _steps(job: Job) -> dict[date, dict[Measure, Decimal]]:
    steps: dict[date, dict[Measure, Decimal]] = defaultdict(dict)
    rows = Fact.objects.filter(book__job=job, measure__in=[Measure.SPENT, Measure.COMMITTED], kind__in=NET)
    for on, measure, amount in rows.values_list("on", "measure").annotate(sum=Sum("home_amount")):
        steps[on][Measure(measure)] = amount
    return steps


def _stairs(points: list[tuple[Decimal, Decimal]]) -> str:
    """Money moves in steps: across to the day, then up or down."""
    (x, y), *rest = points
    return f"M{x} {y}" + "".join(f" H{across} V{down}" for across, down in rest)
