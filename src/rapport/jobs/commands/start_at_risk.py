from datetime import date

from rapport.domain.stations import Station
from rapport.jobs.access import require_on_job
from rapport.jobs.commands.turns import RestRefused, require_running
from rapport.jobs.models import Job, Paper, RiskStart
from rapport.kit.command import command
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.kit.values import Money
from rapport.people.models import Member


class RiskRefused(Refused):
    """A start before the contract that is not allowed."""

    codes = ("no_limit", "in_past", "at_risk", "ordered", "papers_owed")


@command
def start_at_risk(*, job: Job, limit_amount: Money, expires_on: date, reason: str, by: Member, today: date) -> RiskStart:
    """
    Let work run before the contract, up to an exposure and until a day.

    :raises RiskRefused: `no_limit`, `in_past`, `at_risk` already, `ordered` (nothing is at risk), `papers_owed` by the client
        for longer than they were to be
    """
    require_on_job(by, "risk.approve", job)
    require_running(job)
    if limit_amount <= 0:
        raise RiskRefused("no_limit", say("Say up to which amount.", "Hãy ghi mức tối đa."), field="limit_amount")
    if expires_on < today:
        raise RiskRefused("in_past", say("The day is in the past.", "Ngày này đã qua."), field="expires_on")
    if job.stations.filter(station=Station.ORDER).exists():
        raise RiskRefused("ordered", say("The job has its order: nothing is at risk.", "Job đã có đơn đặt hàng: không còn rủi ro."))
    if RiskStart.objects.filter(job=job, ended_on=None).exists():
        raise RiskRefused("at_risk", say("The job runs at risk already.", "Job đang chạy rủi ro rồi."))
    if Paper.objects.filter(job__client_id=job.client_id, supplied_on=None, owed_until_on__lt=today).exists():
        raise RiskRefused("papers_owed", say("Papers of this client are overdue.", "Khách này còn nợ giấy tờ quá hạn."))
    return RiskStart.objects.create(
        agency_id=by.agency_id, job=job, limit_amount=limit_amount, from_on=today, expires_on=expires_on, reason=reason, allowed_by=by
    )


__all__ = ["RestRefused", "RiskRefused", "start_at_risk"]
