import uuid
from datetime import date
from decimal import Decimal

from django.db.models import Max, Sum

from rapport.contracts.models import Milestone, Order
from rapport.jobs.access import require_on_job
from rapport.jobs.commands.turns import RestRefused, require_running
from rapport.jobs.models import Job
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.people.models import Member


class MilestoneRefused(Refused):
    """An instalment that is not agreed, or not reached."""

    codes = ("percent", "above_order", "no_day", "no_quote", "known", "reached", "in_future", "not_an_event")


@command
def agree_milestone(
    *,
    client_order: Order,
    percent: Decimal,
    trigger: Milestone.Trigger = Milestone.Trigger.SIGNATURE,
    milestone_name: str,
    on: date | None = None,
    new_id: uuid.UUID | None = None,
    by: Member,
    today: date,
) -> Milestone:
    """
    Record that the contract or order makes a share of it payable before acceptance: at signature, on a day, or at an event.

    :param milestone_name: what the contract says of it, with its clause: `Đợt 1, Điều 4.1`
    :param on: the day of the trigger `day`
    :raises MilestoneRefused: `percent` outside 0–100; `above_order`: with the others it leaves nothing for acceptance; `no_day`;
        `no_quote`: the order stands on no quote; `known`: one of this name is there
    :raises RestRefused: `over`: the job is closed or cancelled
    """
    require_on_job(by, "contract.create", client_order.job)
    require_running(client_order.job, or_on_hold=True)
    if not 0 < percent < 100:
        raise MilestoneRefused("percent", say("Above 0 and under 100 percent.", "Trên 0 và dưới 100 phần trăm."), field="percent")
    if (trigger is Milestone.Trigger.DAY) != (on is not None):
        raise MilestoneRefused(
            "no_day",
            say("Give a day with “on a day”, and only then.", "Chọn “theo ngày” thì ghi ngày; chọn cách khác thì bỏ trống ngày."),
            field="on",
        )
    if client_order.quote_version_id is None:
        raise MilestoneRefused("no_quote", say("This order stands on no quote.", "Đơn này không có báo giá."), field="client_order")
    # The order's row is history and cannot be locked: its job is where two meet.
    Job.objects.select_for_update().get(id=client_order.job_id)
    others = client_order.milestones.all()
    if others.filter(name=milestone_name).exists():
        raise MilestoneRefused("known", say("This instalment is there already.", "Đợt này đã có."), field="milestone_name")
    sums = others.aggregate(percent=Sum("percent"), last=Max("position"))
    if (sums["percent"] or 0) + percent >= 100:
        raise MilestoneRefused(
            "above_order",
            say("With %(p)s %% before it, nothing would be left for acceptance: the last part is what the client accepts.",
                "Các đợt trước đã chiếm %(p)s%%, thêm đợt này thì không còn phần trả sau nghiệm thu: hãy giảm tỷ lệ.", p=f"{sums['percent'] or 0:f}"),
            field="percent",
        )  # fmt: skip
    return Milestone.objects.create(
        agency_id=by.agency_id, id=new_id or fresh_id(), order=client_order, position=(sums["last"] or 0) + 1, trigger=trigger,
        name=milestone_name, percent=percent, on=on, by=by,
        reached_on=client_order.in_effect_on if trigger is Milestone.Trigger.SIGNATURE else None,
    )  # fmt: skip


@command
def reach_milestone(*, milestone: Milestone, reached_on: date, by: Member, today: date) -> Milestone:
    """
    Record that the event of an instalment has happened: the meeting before production was signed, the offline cut approved.

    :raises MilestoneRefused: `not_an_event`: signature and day need nothing; `reached` already; `in_future`
    """
    require_on_job(by, "contract.create", milestone.order.job)
    milestone = Milestone.objects.select_for_update(of=("self",)).get(id=milestone.id)
    if milestone.trigger != Milestone.Trigger.EVENT:
        raise MilestoneRefused("not_an_event", say("This instalment waits for no event.", "Đợt này không chờ mốc nào."))
    if milestone.reached_on:
        raise MilestoneRefused("reached", say("This is recorded already.", "Mốc này đã ghi."))
    if reached_on > today:
        raise MilestoneRefused("in_future", say("This day has not come yet.", "Ngày này chưa tới."), field="reached_on")
    milestone.reached_on = reached_on
    milestone.save(update_fields=["reached_on"])
    return milestone


__all__ = ["MilestoneRefused", "RestRefused", "agree_milestone", "reach_milestone"]
