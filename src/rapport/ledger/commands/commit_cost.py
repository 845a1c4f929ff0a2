"""The one gate for cost: what overruns its line, or runs without cover, is refused before it is committed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from rapport.domain.book import Kind, Measure
from rapport.domain.figures import money
from rapport.domain.stations import Station
from rapport.jobs.models import RiskStart
from rapport.kit.refusal import Refused
from rapport.kit.tongues import in_vietnamese, say
from rapport.ledger.commands.append import append
from rapport.ledger.facts import NewFact, Source
from rapport.ledger.models import Book, Fact, Line
from rapport.ledger.queries.exposure import exposure_of
from rapport.people.models import Member


class CostRefused(Refused):
    """A cost that is not committed."""

    codes = ("over_line", "no_cover", "over_exposure", "closed_for_cost")


@dataclass(frozen=True)
class Overrun:
    """By how much a cost passes its line, and the line's room before it."""

    line: Line
    amount: Decimal
    room: Decimal

    @property
    def over(self) -> Decimal:
        return self.amount - self.room


def commit_cost(
    *, line: Line, amount: Decimal, source: Source, by: Member, today: date, now: datetime, allows: Callable[[Overrun], bool]
) -> list[Fact]:
    """
    Commit a cost on a line under its book's lock.

    :param allows: asked about an overrun: has a second person approved exactly this?
    :raises CostRefused: `over_line`, `no_cover` (neither order nor a start at risk in force), `over_exposure`, `closed_for_cost`
    """
    book = Book.objects.select_for_update(of=("self",)).select_related("job").get(id=line.book_id)
    line.refresh_from_db()
    if book.closed_for_cost_on:
        raise CostRefused("closed_for_cost", say("The job is closed for cost.", "Job đã khóa chi phí."))
    overrun = Overrun(line, amount, line.left_amount)
    if overrun.over > 0 and not allows(overrun):
        raise CostRefused(
            "over_line",
            say(
                "This is %(over)s over the line “%(line)s”: a second person approves it first.",
                "Khoản này vượt dòng “%(line)s” %(over)s: cần người thứ hai duyệt trước.",
                over=_money(overrun.over), line=line.name,
            ),
            missing=["approval.overrun"],
        )  # fmt: skip
    _covered(book, amount, today)
    fact = NewFact(book.job, Measure.COMMITTED, Kind(line.kind), amount, today, source, line)
    return append([fact], by=by, now=now)


def _covered(book: Book, amount: Decimal, today: date) -> None:
    """Without an order, work runs only at risk: up to its limit, until its day."""
    if book.job.stations.filter(station=Station.ORDER).exists():
        return
    risk = RiskStart.objects.filter(job=book.job, ended_on=None, expires_on__gte=today).first()
    if risk is None:
        raise CostRefused(
            "no_cover",
            say(
                "The job has no order and no start at risk in force.",
                "Job chưa có đơn đặt hàng, cũng chưa được cho chạy rủi ro: hãy ghi đơn đặt hàng hoặc xin cho chạy rủi ro.",
            ),
            missing=["order", "risk_start"],
        )
    if exposure_of(book) + amount > risk.limit_amount:
        raise CostRefused(
            "over_exposure",
            say(
                "This exceeds the exposure allowed, %(limit)s.",
                "Khoản này vượt mức rủi ro cho phép, %(limit)s.",
                limit=_money(risk.limit_amount),
            ),
        )


def _money(amount: Decimal) -> str:
    return money(amount, "vi" if in_vietnamese() else "en")
