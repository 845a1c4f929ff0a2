"""A form on its own page says what it is about and what follows; no page shows a code or an id in place of words."""

import re
from urllib.parse import urlencode

import pytest
from django.test import Client as Browser

from rapport.approvals.rules import kinds
from rapport.jobs.models import Job
from rapport.kit.inputs import choice_label
from rapport.kit.labels import note_of
from rapport.people.models import Role
from tests.cast import Cast


def _open(cast: Cast, login: str) -> Browser:
    browser = Browser()
    browser.force_login(cast.user(login))
    return browser


@pytest.fixture
def job(cast: Cast) -> Job:
    return cast.small_job(cast.client(cast.am), cast.am)


def _form(page: str) -> str:
    return page[page.index("<main") : page.index("</main>")]


def test_a_form_names_the_record_that_it_is_about_and_leads_back_to_it(cast: Cast, job: Job) -> None:
    page = _form(_open(cast, "am").get(f"/jobs/{job.id}/cancellation/").content.decode())
    assert f"{job.number} {job.name}" in page
    assert page.count(f'href="/jobs/{job.id}/"') == 2


def test_a_form_says_what_follows_before_it_is_sent(cast: Cast, job: Job) -> None:
    page = _form(_open(cast, "am").get(f"/jobs/{job.id}/cancellation/").content.decode())
    assert str(note_of("cancel_job")) in page


def test_an_approval_is_asked_for_by_a_reason_alone_and_names_its_subject(cast: Cast, job: Job) -> None:
    link = urlencode({"kind": "job_floor", "subject": job.id, "only": "reason"})
    page = _form(_open(cast, "am").get(f"/approvals/new/?{link}").content.decode())
    assert re.findall(r'<(?:input|textarea|select)[^>]* id="f[^"]*"[^>]* name="([^"]+)"', page) == ["reason"]
    assert f"{job.number} {job.name}" in page


def test_an_approval_of_what_the_reader_does_not_see_names_nothing(cast: Cast, job: Job) -> None:
    link = urlencode({"kind": "job_floor", "subject": job.id, "only": "reason"})
    assert job.number not in _open(cast, "am2").get(f"/approvals/new/?{link}").content.decode()


def test_every_kind_of_approval_has_its_words(cast: Cast) -> None:
    assert [kind for kind in kinds() if str(choice_label(None, kind)) == kind] == []


def test_a_role_is_chosen_by_its_name(cast: Cast) -> None:
    page = _form(_open(cast, "owner").get(f"/settings/roles/grant/?member={cast.am2.id}&only=role").content.decode())
    assert re.findall(r"<option[^>]*>([^<]+)</option>", page) == [role.name_vi for role in Role.objects.order_by("-id")]
