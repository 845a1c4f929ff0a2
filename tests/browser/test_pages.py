"""The main pages: nothing for axe to find, no sideways scroll, in both themes, both languages, phone and laptop."""

import re

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import log_in

LISTS = (
    "today",
    "clients",
    "jobs",
    "quotes",
    "contracts",
    "approvals",
    "invoices",
    "payments",
    "bank",
    "match",
    "profit",
    "settings",
    "jobs/small",
)
RECORDS = ("clients", "jobs", "quotes", "invoices", "payments")


def addresses(page: Page) -> list[str]:
    found = [f"/{name}/" for name in LISTS]
    for name in RECORDS:
        page.goto(f"/{name}/")
        records = re.findall(rf'href="(/{name}/[0-9a-f-]{{36}}/)"', page.content())
        found += records[:1]
    jobs = [address for address in found if re.fullmatch(r"/jobs/[0-9a-f-]{36}/", address)]
    return found + [address + "costs/" for address in jobs]


def prefer(page: Page, language: str, theme: str) -> None:
    page.goto("/settings/")
    page.select_option("form[data-command=set_preferences] [name=language]", language)
    page.select_option("form[data-command=set_preferences] [name=theme]", theme)
    with page.expect_navigation():
        page.locator("form[data-command=set_preferences] button").click()


@pytest.mark.parametrize(("language", "theme"), [("vi", "light"), ("en", "dark")])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(laptop: Page, language: str, theme: str) -> None:
    log_in(laptop, "director@demo.example")
    prefer(laptop, language, theme)
    faults = []
    for address in addresses(laptop):
        laptop.set_viewport_size({"width": 1440, "height": 900})
        laptop.goto(address)
        assert laptop.locator("body").get_attribute("lang") == language
        for violation in Axe().run(laptop)["violations"]:
            faults.append((address, violation["id"], violation["nodes"][0]["html"][:120]))
        laptop.set_viewport_size({"width": 390, "height": 844})
        if laptop.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults.append((address, "scrolls sideways at 390"))
    assert faults == []
