"""
What happens by the clock, one agency and transaction at a time.

Every night the books are sealed; on the last night of a month the list of what was decided alone is sent. Work that a killed worker left
is taken up again.
"""

from typing import Any

from django.db import transaction
from procrastinate import App
from procrastinate.contrib.django import app

from rapport.approvals.alone import mail_month
from rapport.kit import clock
from rapport.kit.wall import enter
from rapport.ledger.later import seal_night
from rapport.people.models import Agency

# A worker says every ten seconds that it lives.
SECONDS_DEAD = 45


@app.periodic(cron="30 16 * * *")
@app.task(name="rapport.nightly", queueing_lock="rapport.nightly", pass_context=False)
def nightly(timestamp: int) -> None:
    """Seal the books of the day that ends (23:30 in Ho Chi Minh City)."""
    seal_all()


@app.periodic(cron="* * * * *")
@app.task(name="rapport.retry_stalled", queueing_lock="rapport.retry_stalled", pass_context=False)
async def retry_stalled(timestamp: int) -> None:
    """Give what a dead worker left in the middle back to the queue: its transaction was rolled back, so it is done anew."""
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=SECONDS_DEAD):
        await app.job_manager.retry_job(job)


def seal_all() -> int:
    """Seal every agency's books for its present day; answer how many were sealed."""
    count = 0
    for agency in Agency.objects.order_by("slug"):
        with transaction.atomic():
            enter(agency.id)
            now = clock.now()
            on = clock.day_of(now, agency)
            seal_night(agency, on=on, now=now)
            mail_month(agency, on=on, now=now)
            count += 1
    return count


async def take_up(worker: App | Any) -> int:
    """Let work whose worker has not been heard of wait again, before a worker that returns begins; answer how much."""
    left = list(await worker.job_manager.get_stalled_jobs(seconds_since_heartbeat=SECONDS_DEAD))
    for job in left:
        await worker.job_manager.retry_job(job)
    return len(left)
