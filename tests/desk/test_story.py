"""A job's story: everybody on the job reads what happened, and the amounts only who reads the papers that bear them."""

import pytest

from rapport.billing.commands.request_invoice import request_invoice
from rapport.desk.queries.story import story_of
from rapport.people.models import Member
from rapport.production.commands.accept_job import AcceptedJob, accept_job
from rapport.production.commands.add_task import add_task
from tests.cast import NOW, TODAY, Cast


@pytest.mark.django_db
def test_who_works_on_a_job_reads_its_story_without_its_price(cast: Cast) -> None:
    job = cast.small_job(cast.client(cast.am), cast.am, 7_654_321)
    add_task(job=job, text="vẽ", owner=cast.creative, due_on=TODAY, by=cast.am, today=TODAY, now=NOW)
    lines = list(accept_job(jobs=[AcceptedJob(job, TODAY)], by=cast.am, today=TODAY).lines.all())
    request_invoice(lines=lines, by=cast.am, today=TODAY)

    def told(member: Member) -> dict[str, str]:
        return {row["what"]: row["text"] for row in story_of(job, member) if row["what"] in ("order", "acceptance", "invoice")}

    assert {what: "7654321" in text for what, text in told(cast.am).items()} == {"order": True, "acceptance": True, "invoice": True}
    assert told(cast.creative).keys() == {"order", "acceptance", "invoice"}
    assert not any("7654321" in row["text"] or "612346" in row["text"] for row in story_of(job, cast.creative))
