import uuid
from datetime import date, datetime, timedelta
from decimal import Decimal

from rapport.costs.first_cost import FloorRefused, check_first_cost, cost_state
from rapport.costs.models import TimeEntry
from rapport.costs.queries.rates import hourly_cost
from rapport.domain.book import Kind, Measure
from rapport.domain.money import round_half_up, spread
from rapport.jobs.access import may_on_job
from rapport.jobs.commands.turns import RestRefused, require_running
from rapport.jobs.models import Job
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import NotFound, Refused
from rapport.kit.tongues import say
from rapport.ledger.commands.append import append, reverse
from rapport.ledger.commands.open_line import open_line
from rapport.ledger.facts import NewFact, Source
from rapport.ledger.models import Fact, Line
from rapport.people.access import require
from rapport.people.models import Member
from rapport.people.queries.calendar import house_calendar
from rapport.production.models import Task


class TimeRefused(Refused):
    """Time that cannot be written down like this."""

    codes = (
        "kind",
        "hours",
        "hours_or_percent",
        "in_future",
        "no_rate",
        "other_job",
        "week",
        "no_capacity",
        "closed_for_cost",
        "not_own",
        "undone",
        "week_logged",
    )


@command
def log_time(
    *,
    job: Job,
    hours: Decimal | None = None,
    on: date | None = None,
    percent: Decimal | None = None,
    week_on: date | None = None,
    task: Task | None = None,
    line: Line | None = None,
    note: str = "",
    alone_reason: str = "",
    new_id: uuid.UUID | None = None,
    by: Member,
    today: date,
    now: datetime,
) -> TimeEntry:
    """
    Write one's own time on a job: hours of one day, or a percentage of a week (its Monday), spread evenly over its working days.

    The cost is that of the rates of its days, rounded once for the entry and split over the months of its days; time of
    freelancers costs nothing here, their bill does.

    :raises TimeRefused: `hours_or_percent` (exactly one); `hours` outside 0–24; `week` not a Monday or percent outside 0–100;
        `in_future`; `no_rate` for any of its days; `no_capacity` in a week without working days; `other_job`; `kind` of the line;
        `closed_for_cost`; `week_logged`: this job has its percentage of this week already
    :raises RestRefused: `over`: the job is closed or cancelled
    :raises FloorRefused: `floor`: the first cost of a job promised without one, where it leaves the job under the floor
    """  # fmt: skip
    require(by, "time.create")
    if not may_on_job(by, "job.read", job):
        raise NotFound("not_found", say("There is no such record here.", "Không tìm thấy mục này."))
    require_running(job, or_on_hold=True)
    before = cost_state(job)
    if before.is_closed:
        raise TimeRefused("closed_for_cost", say("The job is closed for cost.", "Job đã khóa chi phí."), missing=["reopening"])
    if (hours is None) == (percent is None):
        raise TimeRefused("hours_or_percent", say("Type hours, or a percentage.", "Nhập số giờ, hoặc phần trăm."))
    if (task and task.job_id != job.id) or (line and line.book.job_id != job.id):
        raise TimeRefused("other_job", say("This is another job's.", "Mục này của job khác."))
    days = (
        _of_day(hours, on or today)
        if hours is not None
        else _of_week(percent or Decimal(0), week_on or today - timedelta(today.weekday()), by)
    )
    first = next(iter(days))
    if first > today:
        raise TimeRefused("in_future", say("This day has not come yet.", "Ngày này chưa tới."), field="on")
    if percent is not None:
        _refuse_second_share(job, first - timedelta(first.weekday()), by)
    by_day = _cost_by_day(days, by)
    cost = round_half_up(sum(by_day.values(), Decimal(0)))
    on_line = _labour(job, line)
    # A line that is opened here for the first work has no cost yet.
    was_known = before.is_known if on_line else False
    on_line = on_line or open_line(job=job, name="Own work", kind=Kind.FEE, by=by)
    entry = TimeEntry.objects.create(
        agency_id=by.agency_id, id=new_id or fresh_id(), job=job, task=task, line=on_line, member=by, on=first,
        week_on=first - timedelta(first.weekday()) if percent is not None else None, percent=percent,
        hours=sum(days.values(), Decimal(0)).quantize(Decimal("0.01")), cost_amount=cost, note=note, by=by,
    )  # fmt: skip
    if cost:
        source = Source("time_entry", entry.id)
        facts = [NewFact(job, Measure.SPENT, Kind.FEE, part, on, source, on_line) for on, part in _cost_by_month(by_day, cost, today)]
        append(facts, by=by, now=now)
        if not was_known:
            check_first_cost(job, alone_reason=alone_reason, by=by, today=today, now=now)
    return entry


def _refuse_second_share(job: Job, monday: date, by: Member) -> None:
    Member.objects.select_for_update().get(id=by.id)
    if TimeEntry.objects.filter(member=by, job=job, week_on=monday, undone_on=None).exists():
        raise TimeRefused(
            "week_logged", say("This job has its part of the week: take it back first.", "Job này đã có phần của tuần: hãy gỡ trước."),
            field="percent",
        )  # fmt: skip


def _of_day(hours: Decimal, on: date) -> dict[date, Decimal]:
    if not 0 < hours <= 24:
        raise TimeRefused("hours", say("Between 0 and 24 hours.", "Từ 0 đến 24 giờ."), field="hours")
    return {on: hours}


def _of_week(percent: Decimal, monday: date, by: Member) -> dict[date, Decimal]:
    if monday.weekday() or not 0 < percent <= 100:
        raise TimeRefused(
            "week", say("A week is named by its Monday; up to 100 percent.", "Tuần ghi bằng ngày thứ Hai; tối đa 100%."), field="week_on"
        )
    calendar = house_calendar(monday)
    shares = calendar.week
    week = {monday + timedelta(index): calendar.share(monday + timedelta(index)) for index in range(7)}
    working = {day: share for day, share in week.items() if share}
    if not working:
        raise TimeRefused("no_capacity", say("This week has no working day.", "Tuần này không có ngày làm việc."), field="week_on")
    # A week with holidays has fewer hours: the person's week is measured by the days really worked.
    capacity = by.weekly_hours * sum(working.values()) / sum(shares)
    return {day: capacity * percent / 100 * share / sum(working.values()) for day, share in working.items()}


def _cost_by_day(days: dict[date, Decimal], by: Member) -> dict[date, Decimal]:
    """What each day's hours cost at that day's rate, not rounded; nothing for freelancers."""
    if by.kind == Member.Kind.PARTNER:
        return {}
    costs = {}
    for day, hours in days.items():
        rate = hourly_cost(by, day)
        if rate is None:
            raise TimeRefused(
                "no_rate",
                say("Finance has set no cost rate for this day.", "Kế toán chưa khai giá vốn giờ cho ngày này."),
                missing=["cost_rate"],
            )
        costs[day] = hours * rate
    return costs


def _cost_by_month(by_day: dict[date, Decimal], cost: Decimal, today: date) -> list[tuple[date, Decimal]]:
    """
    Split an entry's cost, rounded once, over the months of its days, so that each month's profit bears its own days.

    A part stands on its last day, today where that lies ahead in this month; the days of a month to come stand there.
    """
    months: dict[date, list[date]] = {}
    for day in sorted(by_day):
        months.setdefault(day.replace(day=1), []).append(day)
    parts = spread(cost, [sum((by_day[day] for day in days), Decimal(0)) for days in months.values()])
    ends = [days[-1] if first > today else min(days[-1], today) for first, days in months.items()]
    return list(zip(ends, parts, strict=True))


def _labour(job: Job, named: Line | None) -> Line | None:
    """The line named, of own work; else the first such line in the job's plan; work that nobody planned gets a line of its own."""
    if named and named.kind != Kind.FEE:
        raise TimeRefused("kind", say("Own time stands on a line of own work.", "Giờ công chỉ ghi vào dòng phần agency."), field="line")
    return named or Line.objects.filter(book__job=job, kind=Kind.FEE).order_by("position").first()


@command
def undo_time(*, entry: TimeEntry, by: Member, today: date, now: datetime) -> TimeEntry:
    """
    Take one's own time entry back: its cost is reversed today (what stands on a day ahead, on that day).

    :raises TimeRefused: `not_own`: it is somebody else's; `undone`: taken back already; `closed_for_cost`: the job
    """
    entry = TimeEntry.objects.select_for_update().get(id=entry.id)
    if entry.member_id != by.id:
        raise TimeRefused("not_own", say("This is somebody else's time.", "Đây là giờ của người khác."))
    if entry.undone_on:
        raise TimeRefused("undone", say("This is taken back already.", "Dòng giờ này đã gỡ."))
    if cost_state(entry.job).is_closed:
        raise TimeRefused("closed_for_cost", say("The job is closed for cost.", "Job đã khóa chi phí."), missing=["reopening"])
    facts = Fact.objects.filter(source_kind="time_entry", source_id=entry.id, reverses=None, reversed_by=None).select_related(
        "book__job", "line"
    )
    source = Source("time_entry", entry.id)
    reverse([fact for fact in facts if fact.on <= today], on=today, source=source, by=by, now=now)
    for fact in (one for one in facts if one.on > today):
        reverse([fact], on=fact.on, source=source, by=by, now=now)
    entry.undone_on = today
    entry.save(update_fields=["undone_on"])
    return entry


__all__ = ["FloorRefused", "RestRefused", "TimeRefused", "log_time", "undo_time"]
