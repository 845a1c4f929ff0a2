"""Today: the heaviest first; what is not read is counted all the same."""

from datetime import timedelta

import pytest

from rapport.desk.queries.docket import docket, read_docket
from rapport.desk.queries.docket_rows import docket_count
from rapport.production.commands.add_task import add_task
from tests.cast import NOW, TODAY, Cast

pytestmark = pytest.mark.django_db


def test_of_many_tasks_the_next_due_are_read_and_all_are_counted(cast: Cast) -> None:
    job = cast.small_job(cast.client(cast.am), cast.am)
    for day in (9, -3, 4, -1, 0, 2):
        add_task(job=job, text=f"việc {day}", owner=cast.am, due_on=TODAY + timedelta(day), by=cast.am, today=TODAY, now=NOW)
    whole = docket(cast.am, TODAY)
    assert len(whole) == docket_count(cast.am, TODAY)
    late = sum(entry.due_on is not None and entry.due_on < TODAY for entry in whole)
    for most in (1, 3, 50):
        part = read_docket(cast.am, TODAY, [], most)
        assert len(part.entries) + part.unread == len(whole)
        assert part.unread_late + sum(entry.due_on is not None and entry.due_on < TODAY for entry in part.entries) == late
        assert [entry.title for entry in part.entries][:most] == [entry.title for entry in whole][:most]
    assert [entry.title for entry in read_docket(cast.am, TODAY, [], 2).entries if entry.kind == "task"] == ["việc -3", "việc -1"]
