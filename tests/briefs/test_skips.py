"""A station left out: a dated record, the minimal object that stands in for it, and a paper where it is only owed."""

from datetime import date
from typing import Any

import pytest
from django.test import Client as Browser

from rapport.briefs.commands.receive_request import receive_request
from rapport.briefs.commands.skip_station import SkipRefused, skip_station
from rapport.briefs.models import Brief, Idea
from rapport.desk.queries.story import story_of
from rapport.domain.stations import Station
from rapport.jobs.commands.open_job import open_job
from rapport.jobs.models import Job, Paper, Skip
from rapport.kit.refusal import NotAllowed
from tests.cast import TODAY, Cast

WORDS = "Em làm giúp chị bộ ảnh 20 món, chốt trước 15/12 nhé"


@pytest.fixture
def job(cast: Cast) -> Job:
    client = cast.client(cast.am)
    opened = open_job(
        client=client,
        name="Bộ ảnh",
        lane=Job.Lane.J,
        contact=cast.contact(client, cast.am),
        due_on=date(2026, 12, 15),
        by=cast.am,
        today=TODAY,
    )
    receive_request(client=client, text=WORDS, job=opened, by=cast.am, today=TODAY)
    return opened


def skip(cast: Cast, job: Job, station: Station, **more: Any) -> Skip:
    given: dict[str, Any] = {"reason": "khách quen, làm gấp", "by": cast.am, "today": TODAY}
    return skip_station(job=job, station=station, **(given | more))


def test_a_brief_left_out_is_the_clients_words_with_who_approves_and_until_when(cast: Cast, job: Job) -> None:
    done = skip(cast, job, Station.BRIEF, owed_until_on=date(2026, 12, 1))
    brief = Brief.objects.get(job=job)
    assert (done.stands_in_kind, done.stands_in_id) == ("brief", brief.id)
    assert (brief.kind, brief.text, brief.is_minimal, brief.approver, brief.due_on) == (
        "client_brief", WORDS, True, job.contact, date(2026, 12, 15),
    )  # fmt: skip
    assert Paper.objects.get(job=job).kind == "brief"
    told = next(row for row in story_of(job, cast.am) if row["what"] == "skip")
    assert (told["source"], told["source_id"]) == ("brief", str(brief.id))


def test_ideas_left_out_are_one_idea_as_the_client_wants_it(cast: Cast, job: Job) -> None:
    done = skip(cast, job, Station.IDEAS)
    idea = Idea.objects.get(job=job)
    assert (done.stands_in_kind, done.stands_in_id, idea.text, idea.is_minimal) == ("idea", idea.id, WORDS, True)
    assert skip(cast, job, Station.CREATIVE_BRIEF).stands_in_id == Brief.objects.get(kind="creative_brief").id
    assert not Paper.objects.exists()


def test_an_order_left_out_rests_on_the_request_until_the_client_has_said_yes(cast: Cast, job: Job) -> None:
    done = skip(cast, job, Station.ORDER, owed_until_on=date(2026, 12, 1))
    assert (done.stands_in_kind, done.stands_in_id) == ("request", job.requests.get().id)
    assert Paper.objects.get(job=job).kind == "contract"


@pytest.mark.parametrize(
    ("station", "more", "code"),
    [
        (Station.PROPOSAL, {}, "must"),
        (Station.BRIEF, {"reason": " "}, "no_reason"),
        (Station.BRIEF, {"owed_until_on": date(2026, 11, 23)}, "in_past"),
        (Station.REQUEST, {}, "must"),
    ],
)
def test_what_is_not_left_out_is_refused_and_makes_nothing(cast: Cast, job: Job, station: Station, more: Any, code: str) -> None:
    with pytest.raises(SkipRefused) as refused:
        skip(cast, job, station, **more)
    assert refused.value.code == code
    assert not (Skip.objects.exists())
    assert not (Brief.objects.exists())
    assert not (Paper.objects.exists())


def test_a_station_is_left_out_once_on_the_page_and_by_nobody_else(cast: Cast, job: Job, client: Browser) -> None:
    with pytest.raises(NotAllowed):
        skip(cast, job, Station.BRIEF, by=cast.am2)
    client.force_login(cast.user("am"))
    form = {"station": "brief", "reason": "khách quen"}
    assert client.post(f"/jobs/{job.id}/skips/new/", form).status_code == 303
    again = client.post(f"/jobs/{job.id}/skips/new/", form)
    assert (again.status_code, 'data-refusal="skipped"' in again.content.decode()) == (422, True)
    assert Brief.objects.count() == 1
    small = cast.small_job(job.client, cast.am)
    with pytest.raises(SkipRefused) as refused:
        skip(cast, small, Station.ORDER)
    assert refused.value.code == "reached"
