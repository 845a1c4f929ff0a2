"""The whole sweep, `make axe`: every page × two widths × two themes × two languages for several people; axe, console, security policy."""

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import log_in
from tests.browser.test_pages import addresses, prefer

WIDTHS = (1440, 390)
THEMES = ("light", "dark")


def swept(page: Page, address: str) -> list[tuple[str, int, str, str, str]]:
    """What axe finds on one page in both widths and both themes, the page loaded once."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for theme in THEMES:
            page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
            found += [(address, width, theme, fault["id"], fault["nodes"][0]["html"][:140]) for fault in Axe().run(page)["violations"]]
    return found


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    "email", ["owner@demo.example", "am@demo.example", "finance@demo.example", "producer@demo.example", "solo@one.example"]
)
def test_axe_the_console_and_the_security_policy_find_nothing(browser: Browser, base: str, email: str, language: str) -> None:
    # Without motion: a colour on its way from one theme to the other has no contrast of its own.
    context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=base, reduced_motion="reduce")
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
    page.on("console", lambda message: wrong.append(f"{page.url}: {message.text}") if message.type in ("error", "warning") else None)
    log_in(page, email)
    prefer(page, language, "auto")
    try:
        faults = [fault for address in addresses(page) for fault in swept(page, address)]
    finally:
        prefer(page, "vi", "auto")
        context.close()
    assert faults == []
    assert wrong == []
