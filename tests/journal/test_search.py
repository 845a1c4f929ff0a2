"""Search: by the beginnings of words without diacritics, and only what one may see."""

import pytest
from django.test import Client as Browser

from rapport.clients.commands.add_contact import add_contact
from rapport.desk.queries.search import found
from rapport.journal.models import SearchEntry, SearchWord
from rapport.journal.search import index
from rapport.kit.wall import enter
from tests.cast import Cast


def _labels(cast: Cast, login: str, words: str) -> list[str]:
    return [one.number for one in found(words, getattr(cast, login)) if one.number]


@pytest.mark.parametrize("words", ["bep", "BẾP", "bep lua", "lua bep", "BLU", "Bêp Lừa"])
def test_a_client_is_found_without_its_diacritics_and_in_any_order(cast: Cast, words: str) -> None:
    cast.client(cast.am)
    assert "BLU" in _labels(cast, "am", words)


def test_dd_is_d(cast: Cast) -> None:
    client = cast.client(cast.am, "DAV")
    contact = cast.contact(client, cast.am)
    assert contact.full_name in _labels(cast, "am", "pham thi thu")
    add_contact(client=client, full_name="Đặng Đình Đạt", by=cast.am)
    assert _labels(cast, "am", "dang dat") == ["Đặng Đình Đạt"]
    assert _labels(cast, "am", "đăng đat") == ["Đặng Đình Đạt"]


def test_a_number_is_found_with_and_without_its_dashes(cast: Cast) -> None:
    job = cast.small_job(cast.client(cast.am), cast.am)
    for words in (job.number, job.number.replace("-", ""), job.number.lower()[:6]):
        assert job.number in _labels(cast, "am", words)


def test_all_words_must_begin_something(cast: Cast) -> None:
    cast.client(cast.am)
    assert _labels(cast, "am", "bep khong") == []
    assert _labels(cast, "am", "ua") == []


def test_what_one_may_not_see_is_not_found(cast: Cast) -> None:
    job = cast.small_job(cast.client(cast.am), cast.am)
    assert _labels(cast, "am2", job.number) == []
    assert _labels(cast, "creative", "bep") == []
    assert job.number in _labels(cast, "owner", job.number)


def test_another_agency_finds_nothing_of_ours(cast: Cast) -> None:
    cast.client(cast.am)
    rival = Cast("rival")
    assert _labels(rival, "owner", "bep lua") == []
    assert SearchEntry.objects.count() == SearchWord.objects.count() == 0
    enter(cast.agency.id)
    assert SearchEntry.objects.exists()


def test_a_changed_name_is_found_and_the_old_one_no_more(cast: Cast) -> None:
    client = cast.client(cast.am)
    client.name = "Nhà Rông"
    client.save()
    index([client])
    assert _labels(cast, "am", "nha rong") == ["BLU"]
    assert "BLU" not in _labels(cast, "am", "bep")


def test_the_page_and_the_palette_show_what_is_found(cast: Cast) -> None:
    cast.client(cast.am)
    browser = Browser()
    browser.force_login(cast.user("am"))
    assert 'data-record="client" data-number="BLU"' in browser.get("/search/?q=bep").content.decode()
