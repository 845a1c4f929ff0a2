"""What a job that rests or is over does not take: asked by every command that would bring new work, cost or promises onto it."""

from rapport.jobs.models import Job
from rapport.jobs.queries.stage import flags_of
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say


class RestRefused(Refused):
    """Nothing new on a job that is over; nothing binding on one that rests."""

    codes = ("over", "on_hold")


def require_running(job: Job, *, or_on_hold: bool = False) -> None:
    """
    Refuse on a job that is cancelled or closed, and on one that rests.

    :param or_on_hold: what was done before the rest may still be written down (time, bills, a client's answer)
    :raises RestRefused: `over`; `on_hold`
    """
    flags = flags_of(job)
    if flags & {"cancelled", "closed"}:
        raise RestRefused("over", say("The job is over: reopen it first.", "Job đã kết thúc: hãy mở lại trước."), missing=["reopening"])
    if "hold" in flags and not or_on_hold:
        raise RestRefused(
            "on_hold",
            say("The job is on hold: resume it first.", "Job đang tạm dừng: hãy cho chạy tiếp trước."),
            missing=["resumption"],
        )


__all__ = ["RestRefused", "require_running"]
