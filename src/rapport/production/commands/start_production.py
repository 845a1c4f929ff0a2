from datetime import date

from rapport.domain.stations import Station
from rapport.jobs.access import require_on_job
from rapport.jobs.commands.reach_station import reach_station
from rapport.jobs.commands.turns import RestRefused, require_running
from rapport.jobs.models import Job, RiskStart
from rapport.kit.command import command
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.people.models import Member


class StartRefused(Refused):
    """Work that does not start."""

    codes = ("no_cover", "started")


@command
def start_production(*, job: Job, by: Member, today: date) -> Job:
    """
    Start the work on a job that has its order or runs at risk.

    :raises StartRefused: `no_cover`: neither order nor a start at risk in force; `started` already
    :raises RestRefused: `over`; `on_hold`
    """
    require_on_job(by, "job.update", job)
    require_running(job)
    if job.stations.filter(station=Station.PRODUCTION, left=None).exists():
        raise StartRefused("started", say("Work on this job has started already.", "Job này đã bắt đầu làm rồi."))
    ordered = job.stations.filter(station=Station.ORDER).exists()
    if not ordered and not RiskStart.objects.filter(job=job, ended_on=None, expires_on__gte=today).exists():
        raise StartRefused(
            "no_cover",
            say(
                "The job has no order and no start at risk in force.",
                "Job chưa có đơn đặt hàng, cũng chưa được cho chạy rủi ro: hãy ghi đơn đặt hàng hoặc xin cho chạy rủi ro.",
            ),
            missing=["order", "risk_start"],
        )
    reach_station(job=job, station=Station.PRODUCTION, source_kind="job", source_id=job.id, by=by, on=today)
    return job


__all__ = ["RestRefused", "StartRefused", "start_production"]
