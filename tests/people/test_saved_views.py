"""Saved views: how a list is looked at, kept under a name for oneself or for all, found again in the address."""

import pytest
from django.test import Client as Browser

from rapport.kit.refusal import NotAllowed
from rapport.people.commands.save_view import ViewRefused, drop_view, save_view
from rapport.people.models import SavedView
from tests.cast import Cast


def _as(cast: Cast, login: str) -> Browser:
    browser = Browser()
    browser.force_login(cast.user(login))
    return browser


def test_a_view_is_saved_from_its_list_and_stands_above_it_from_then_on(cast: Cast) -> None:
    cast.small_job(cast.client(cast.am), cast.am)
    browser = _as(cast, "am")
    assert 'data-command="save_view"' not in browser.get("/jobs/").content.decode()
    narrowed = browser.get("/jobs/?lane=L&sort=due_on").content.decode()
    assert 'name="query" value="?lane=L&amp;sort=due_on"' in narrowed
    sent = {"listing": "job", "name": "Việc lẻ gấp", "query": "?lane=L&sort=due_on", "next": "/jobs/?lane=L&sort=due_on"}
    assert browser.post("/views/new/", sent).status_code == 303
    again = browser.get("/jobs/?lane=L&sort=due_on").content.decode()
    assert 'aria-current="true">Việc lẻ gấp' in again
    assert 'data-command="save_view"' not in again
    assert "Việc lẻ gấp" not in browser.get("/clients/").content.decode()


def test_others_see_a_view_only_when_it_is_shared_and_never_drop_it(cast: Cast) -> None:
    cast.small_job(cast.client(cast.am), cast.am)
    view = save_view(listing="job", name="Của tôi", query="?lane=L", by=cast.am)
    director = _as(cast, "director")
    assert "Của tôi" not in director.get("/jobs/").content.decode()
    save_view(listing="job", name="Của tôi", query="?lane=L", is_shared=True, by=cast.am)
    assert SavedView.objects.count() == 1
    assert "Của tôi" in director.get("/jobs/").content.decode()
    with pytest.raises(NotAllowed):
        drop_view(view=view, by=cast.director)
    assert SavedView.objects.count() == 1
    drop_view(view=view, by=cast.am)
    assert "Của tôi" not in director.get("/jobs/").content.decode()


@pytest.mark.parametrize(("name", "query", "code"), [("  ", "?lane=L", "name"), ("Tên", "//elsewhere.example", "query")])
def test_a_view_without_a_name_or_from_no_list_is_refused(cast: Cast, name: str, query: str, code: str) -> None:
    with pytest.raises(ViewRefused) as refused:
        save_view(listing="job", name=name, query=query, by=cast.am)
    assert refused.value.code == code
    assert not SavedView.objects.exists()


def test_while_presenting_no_view_is_offered(cast: Cast) -> None:
    client = cast.client(cast.am)
    cast.small_job(client, cast.am)
    save_view(listing="job", name="Khách khó tính", query="?lane=L", by=cast.am)
    browser = _as(cast, "am")
    browser.post(f"/clients/{client.id}/presentation/")
    assert "Khách khó tính" not in browser.get("/jobs/").content.decode()
