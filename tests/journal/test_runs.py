"""Long work: step by step, kept as it goes, seen and cancelled by whoever started it."""

import pytest
from django.test import Client as Browser
from procrastinate.contrib.django.models import ProcrastinateJob

from rapport.journal import runs
from rapport.journal.commands.cancel_run import RunRefused, cancel_run
from rapport.journal.models import Comment, Run
from rapport.kit.ids import fresh_id
from rapport.kit.tongues import say
from tests.cast import NOW, Cast

MOST = 3


def _count(run: Run) -> runs.Step:
    """Write one comment down for each step; a step on which the run is told to fail has written before it fails."""
    Comment.objects.create(agency_id=run.agency_id, kind="run", subject_id=run.id, by=run.by, at=NOW, text="step", id=fresh_id())
    if run.arguments.get("fails_at") == run.done_count:
        raise ValueError("no paper in the printer")
    return runs.Step(run.done_count + 1, run.done_count + 1 == MOST, say("pages", "trang"))


runs.register("test.count", say("Counting", "Đếm"), _count)


@pytest.fixture
def run(cast: Cast) -> Run:
    return runs.start_run(work="test.count", wanted_count=MOST, by=cast.director, now=NOW, arguments={})


def _written(run: Run) -> int:
    return Comment.objects.filter(subject_id=run.id).count()


def test_each_step_is_kept_with_how_far_the_work_is_and_leaves_the_next_to_the_worker(run: Run) -> None:
    before = ProcrastinateJob.objects.count()
    runs.advance(str(run.id))
    run.refresh_from_db()
    assert (run.done_count, run.stage, run.is_over, _written(run)) == (1, {"en": "pages", "vi": "trang"}, False, 1)
    assert ProcrastinateJob.objects.count() == before + 1
    runs.advance(str(run.id))
    runs.advance(str(run.id))
    run.refresh_from_db()
    assert (run.done_count, run.is_over, run.has_failed) == (MOST, True, False)
    # What comes late finds nothing to do and leaves nothing to the worker.
    assert ProcrastinateJob.objects.count() == before + 2
    assert runs.step(run.id) is None
    assert _written(run) == MOST


def test_a_step_that_fails_leaves_only_its_reason_and_is_given_up_after_five(cast: Cast) -> None:
    run = runs.start_run(work="test.count", wanted_count=MOST, by=cast.director, now=NOW, arguments={"fails_at": 1})
    runs.step(run.id)
    for failed in range(1, runs.MOST_FAILURES + 1):
        runs.step(run.id)
        run.refresh_from_db()
        assert (run.done_count, run.failed_count, _written(run)) == (1, failed, 1)
        assert run.has_failed is (failed == runs.MOST_FAILURES)
    assert run.failure == "ValueError: no paper in the printer"
    assert runs.step(run.id) is None


def test_a_cancelled_run_begins_no_other_step_and_is_not_cancelled_twice(run: Run, cast: Cast) -> None:
    runs.step(run.id)
    cancel_run(run=run, by=cast.director, now=NOW)
    assert runs.step(run.id) is None
    assert _written(run) == 1
    with pytest.raises(RunRefused) as refused:
        cancel_run(run=run, by=cast.director, now=NOW)
    assert refused.value.code == "over"


def test_only_whoever_started_a_run_sees_its_page_and_cancels_it(run: Run, cast: Cast) -> None:
    runs.step(run.id)
    mine, other = Browser(), Browser()
    mine.force_login(cast.user("director"))
    other.force_login(cast.user("am"))
    page = mine.get(f"/runs/{run.id}/").content.decode()
    assert 'data-field="done">1<' in page
    assert 'value="1"' in page
    assert "load delay:2s" in page
    assert other.get(f"/runs/{run.id}/").status_code == 404
    assert other.post(f"/runs/{run.id}/cancellation/").status_code == 404
    assert mine.post(f"/runs/{run.id}/cancellation/").status_code == 303
    run.refresh_from_db()
    assert run.cancelled_at is not None
    # A page of what is over does not ask again.
    assert "load delay:2s" not in mine.get(f"/runs/{run.id}/").content.decode()


def test_work_that_nobody_has_named_is_not_started(cast: Cast) -> None:
    with pytest.raises(KeyError):
        runs.start_run(work="test.nothing", wanted_count=1, by=cast.director, now=NOW, arguments={})
    assert not Run.objects.exists()
