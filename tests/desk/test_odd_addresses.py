"""What is typed into an address ends in a page or in a plain refusal, never in a fault of ours."""

from decimal import Decimal

import pytest
from django.test import Client as Browser

from rapport.domain.figures import grouped
from tests.cast import Cast


@pytest.fixture
def browser(cast: Cast) -> Browser:
    found = Browser()
    found.force_login(cast.user("owner"))
    return found


@pytest.mark.parametrize(
    "address",
    ["/time/?week=0001-01-01", "/time/?week=9999-12-31", "/settings/roles/new/?like=%00", "/match/?q=%00", "/bank/?q=%00", "/jobs/?q=%00"],
)
def test_a_day_at_the_end_of_time_and_a_nul_are_no_fault(browser: Browser, address: str) -> None:
    assert browser.get(address).status_code == 200


def test_a_version_that_is_no_plain_number_is_not_there_or_the_newest(cast: Cast, browser: Browser) -> None:
    job = cast.small_job(cast.client(cast.am), cast.am)
    quote = job.quotes.get()
    for wanted in ("²", "9" * 30, "x", "1"):
        assert browser.get(f"/quotes/{quote.id}/documents/quote.pdf", {"v": wanted}).status_code == 200
    assert browser.get(f"/quotes/{quote.id}/documents/quote.pdf", {"v": "99"}).status_code == 404


def test_a_field_of_no_plain_number_is_refused(cast: Cast, browser: Browser) -> None:
    job = cast.small_job(cast.client(cast.am), cast.am)
    version = job.quotes.get().versions.get()
    assert browser.post(f"/versions/{version.id}/lines/", {"seen.²": "1"}).status_code == 422


def test_a_number_of_any_length_is_written() -> None:
    assert grouped(Decimal(10) ** 60, "en").count(",") == 20
