"""Lists: sorting, filtering, paging and totals by the address alone; a column is there for those who may see it; CSV is text."""

import csv
import io
import re
from typing import Any

import pytest
from django.test import Client as Browser

from rapport.kit.tables import page
from rapport.kit.tables.sheet import safe
from tests.cast import Cast


@pytest.fixture
def browser(cast: Cast) -> Browser:
    found = Browser()
    found.force_login(cast.user("am"))
    return found


@pytest.fixture
def jobs(cast: Cast) -> list[Any]:
    first, second = cast.client(cast.am), cast.client(cast.am, "ACE")
    return [
        cast.small_job(first, cast.am, 9_000_000),
        cast.small_job(first, cast.am, 3_000_000),
        cast.small_job(second, cast.am, 6_000_000),
    ]


def _numbers(browser: Browser, address: str) -> list[str]:
    return re.findall(r'<tr data-record="\w+" data-id="[\w-]+" data-number="([^"]+)"', browser.get(address).content.decode())


def test_a_list_is_sorted_by_a_column_both_ways(browser: Browser, jobs: list[Any]) -> None:
    nine, three, six = (job.number for job in jobs)
    assert _numbers(browser, "/jobs/?sort=contracted") == [three, six, nine]
    assert _numbers(browser, "/jobs/?sort=-contracted") == [nine, six, three]
    assert _numbers(browser, "/jobs/?sort=number") == [six, nine, three]


def test_the_head_says_how_the_list_is_sorted_and_turns_it_round(browser: Browser, jobs: list[Any]) -> None:
    words = browser.get("/jobs/?sort=-contracted&client=").content.decode()
    head = re.search(r'<th scope="col" class="num" aria-sort="descending"><a class="plain" href="([^"]+)"', words)
    assert head is not None
    assert head[1] == "?sort=contracted"


def test_filters_and_words_leave_out_the_rest_and_stay_in_every_address(browser: Browser, jobs: list[Any]) -> None:
    nine, three, _six = jobs
    narrowed = f"/jobs/?client={nine.client_id}&q=bo+anh&sort=number"
    assert _numbers(browser, narrowed) == [nine.number, three.number]
    words = browser.get(narrowed).content.decode()
    assert '<input id="q" type="search" name="q" value="bo anh">' in words
    assert f"?q=bo+anh&amp;client={nine.client_id}&amp;sort=-contracted" in words
    assert 'data-total="contracted" data-value="12000000"' in words
    assert _numbers(browser, "/jobs/?q=khong+co") == []


def test_the_total_is_of_all_pages_and_a_page_holds_its_rows(browser: Browser, jobs: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "ROWS_A_PAGE", 2)
    nine, three, six = (job.number for job in jobs)
    assert _numbers(browser, "/jobs/?sort=contracted") == [three, six]
    assert _numbers(browser, "/jobs/?sort=contracted&page=2") == [nine]
    assert 'data-total="contracted" data-value="18000000"' in browser.get("/jobs/?page=2").content.decode()
    assert 'href="?sort=contracted&amp;page=2" rel="next"' in browser.get("/jobs/?sort=contracted").content.decode()


@pytest.mark.parametrize("address", ["/jobs/?sort=password", "/jobs/?client=nobody&stage=x&page=900", "/jobs/?sort=--number&q=%00"])
def test_what_an_address_asks_and_the_list_does_not_know_is_not_asked(browser: Browser, jobs: list[Any], address: str) -> None:
    assert browser.get(address).status_code == 200


def test_a_column_is_not_there_for_those_who_lack_its_right_nor_sorted_by(cast: Cast, jobs: list[Any]) -> None:
    designer = Browser()
    designer.force_login(cast.user("creative"))
    words = designer.get("/jobs/?sort=margin_share").content.decode()
    assert "margin_share" not in words
    assert "margin_share" in _as(cast, "owner").get("/jobs/").content.decode()


def test_csv_is_what_the_reader_sees_of_all_pages(cast: Cast, browser: Browser, jobs: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "ROWS_A_PAGE", 1)
    answer = browser.get("/jobs/?sort=contracted&as=csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="jobs.csv"'
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0][0] == "Mã job"
    assert [row[0] for row in rows[1:]] == [jobs[1].number, jobs[2].number, jobs[0].number]
    assert "3000000" in rows[1]
    outsider = _as(cast, "creative").get("/jobs/?as=csv").content.decode("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(outsider)))) == 1


@pytest.mark.parametrize("name", ["=1+1", "+84 909", "-2+3", "@SUM(A1)", "  =cmd|' /C calc'!A0", "＝1"])
def test_text_that_begins_like_a_formula_is_no_formula_in_csv(cast: Cast, browser: Browser, name: str) -> None:
    client = cast.client(cast.am)
    client.name = name
    client.save()
    rows = list(csv.reader(io.StringIO(browser.get("/clients/?as=csv").content.decode("utf-8-sig"))))
    assert rows[1][0] == f"'{name}"
    assert safe("Bếp Lửa − món mới") == "Bếp Lửa − món mới"


@pytest.mark.parametrize("address", ["clients", "jobs", "quotes", "contracts", "invoices", "payments"])
def test_every_list_sorts_by_each_of_its_columns_and_takes_each_of_its_filters(cast: Cast, jobs: list[Any], address: str) -> None:
    browser = _as(cast, "owner")
    words = browser.get(f"/{address}/?q=").content.decode()
    for sort in re.findall(r'href="(\?sort=[^"&]+)"', words):
        assert browser.get(f"/{address}/{sort}").status_code == 200, sort
    for name, options in re.findall(r'<select id="by-\w+" name="(\w+)">(.*?)</select>', words, re.DOTALL):
        for value in re.findall(r'value="([^"]+)"', options):
            assert browser.get(f"/{address}/?{name}={value}").status_code == 200, (name, value)


def _as(cast: Cast, login: str) -> Browser:
    found = Browser()
    found.force_login(cast.user(login))
    return found
