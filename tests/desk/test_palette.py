"""The palette: records without diacritics, by kind and by number, places, verbs of the page that one stands on; the menu's counts."""

import pytest
from django.test import Client as Browser

from rapport.clients.models import Client
from rapport.desk.queries.rail import counts, followed
from rapport.desk.queries.search import found
from tests.cast import TODAY, Cast


@pytest.fixture
def client(one: Cast) -> Client:
    made = one.client(one.solo, "BLU")
    one.small_job(made, one.solo, name="Đất Việt mùa gặt")
    return made


def test_words_find_records_without_diacritics_and_in_any_order(one: Cast, client: Client) -> None:
    assert [row.kind for row in found("gat dat viet", one.solo)] == ["job", "quote"]


def test_a_scope_looks_among_one_kind_in_both_languages(one: Cast, client: Client) -> None:
    assert {row.kind for row in found("client: bep", one.solo)} == {"client"}
    assert {row.kind for row in found("khách: bep", one.solo)} == {"client"}
    assert {row.kind for row in found("báo giá: blu", one.solo)} == {"quote"}


def test_a_hash_finds_by_any_part_of_the_number(one: Cast, client: Client) -> None:
    assert {row.number for row in found("#26-0001", one.solo)} == {"BLU-26-0001", "BLU-26-0001-Q1"}
    assert found("#", one.solo) == []


def test_an_angle_lists_the_verbs_within_reach_and_those_of_the_record_one_stands_on(one: Cast, client: Client) -> None:
    job = client.jobs.get()
    assert [row.title for row in found("> tam dung", one.solo)] == []
    assert [row.url for row in found("> tam dung", one.solo, f"/jobs/{job.id}/")] == [f"/jobs/{job.id}/hold/"]
    assert [row.url for row in found("+ ghi lien lac", one.solo, f"/jobs/{job.id}/")] == [f"/clients/{client.id}/touchpoints/new/"]
    assert "open_small_job" not in {row.url for row in found("+", one.maker1)}
    assert not any("/jobs/small/" in row.url for row in found("+", one.maker1))


def test_nothing_typed_lists_the_places_of_the_menu(one: Cast) -> None:
    assert "/match/" in {row.url for row in found("", one.solo)}
    assert "/match/" not in {row.url for row in found("", one.maker1)}


def test_the_menu_counts_what_each_person_sees(one: Cast, client: Client) -> None:
    of_solo = counts(one.solo, TODAY)
    assert (of_solo["clients"], of_solo["jobs"], of_solo["quotes"], of_solo["match"]) == (1, 1, 0, 0)
    assert of_solo["today"] > 0
    assert "match" not in counts(one.maker1, TODAY)
    assert [row.job.number for row in followed(one.solo, TODAY)] == ["BLU-26-0001"]
    assert followed(one.maker1, TODAY) == []


def test_what_was_done_is_said_on_the_next_page_with_its_way_back(one: Cast, client: Client) -> None:
    browser = Browser()
    browser.force_login(one.user("solo"))
    job = client.jobs.get()
    answer = browser.post(f"/jobs/{job.id}/time/new/", {"hours": "2", "next": f"/jobs/{job.id}/", "alone_reason": "gấp"}, follow=True)
    assert 'class="toast"' in answer.content.decode()
    assert "/undoing/" in answer.content.decode()
