"""Every page: nothing for axe to find, no code in place of words, no sideways scroll at any width, no error in the console, for several people."""

import re
from collections.abc import Iterator

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from rapport.kit.pages import ROUTES
from tests.browser.conftest import log_in, opened

# Just above a step of the layout (40 and 60 rem) there is the least room for it.
WIDTHS = (360, 390, 641, 961, 1440, 1920)
RECORDS = ("clients", "jobs", "quotes", "contracts", "invoices", "payments", "approvals")
# A name from the code, or the beginning of an id.
CODE = re.compile(r"\b[a-z]+_[a-z_]+\b|\b[0-9a-f]{8}-[0-9a-f]{4}-")
PARTIAL = frozenset({"rail"})
FORMS = ("jobs/new/", "clients/new/", "contracts/new/", "payments/new/")


def lists() -> list[str]:
    """Every page that shows something and whose address has no part of a record in it."""
    shown = [row for row in ROUTES.values() if row.methods == ("GET",) and "<" not in row.pattern and row.name not in PARTIAL]
    return [f"/{row.pattern}" for row in shown if not row.pattern.endswith(".pdf")] + ["/jobs/small/", "/search/?q=a"]


def addresses(page: Page) -> list[str]:
    """What this person reaches: every list, the first record of each kind with its rooms, a few forms."""
    found = [address for address in lists() if page.request.get(address).ok]
    found += [f"/{form}" for form in FORMS if page.request.get(f"/{form}").ok]
    for name in RECORDS:
        text = page.request.get(f"/{name}/").text()
        found += re.findall(rf'href="(/{name}/[0-9a-f-]{{36}}/)"', text)[:1]
    jobs = [address for address in found if re.fullmatch(r"/jobs/[0-9a-f-]{36}/", address)]
    return list(dict.fromkeys(found + [f"{job}costs/" for job in jobs if page.request.get(f"{job}costs/").ok]))


def prefer(page: Page, language: str, theme: str) -> None:
    page.goto("/settings/")
    page.select_option("form[data-command=set_preferences] [name=language]", language)
    page.select_option("form[data-command=set_preferences] [name=theme]", theme)
    with page.expect_navigation():
        page.locator("form[data-command=set_preferences] button.main").click()


# What stands beyond the window though nothing scrolls there: the page cuts it off.
CUT = """() => [...document.querySelectorAll("main :is(td, th, input, select, textarea, button, a, p, h1, h2, summary, dd, label)")]
  .filter((it) => it.checkVisibility() && !it.closest(".scroll, .tabs, .vh, .thread"))
  .map((it) => it.getBoundingClientRect()).some((at) => at.width > 1 && (at.right > innerWidth + 1 || at.left < -1))"""


def sideways(page: Page) -> list[int]:
    """The widths at which this page is wider than its window, or something of it is out of reach."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if page.evaluate("document.documentElement.scrollWidth > innerWidth") or page.evaluate(CUT):
            found.append(width)
    return found


@pytest.fixture
def screen(browser: Browser, base: str) -> Iterator[Page]:
    yield from opened(browser, base, 1440)


@pytest.mark.parametrize(("language", "theme", "width"), [("vi", "light", 1440), ("en", "dark", 390)])
def test_axe_finds_nothing_and_words_stand_for_codes_on_any_page(screen: Page, language: str, theme: str, width: int) -> None:
    log_in(screen, "owner@demo.example")
    prefer(screen, language, theme)
    faults = []
    screen.set_viewport_size({"width": width, "height": 900})
    for address in addresses(screen):
        screen.goto(address)
        assert screen.locator("body").get_attribute("lang") == language
        faults += [(address, "code", found) for found in CODE.findall(screen.locator("main").inner_text())]
        faults += [(address, fault["id"], fault["nodes"][0]["html"][:120]) for fault in Axe().run(screen)["violations"]]
    prefer(screen, "vi", "auto")
    assert faults == []


@pytest.mark.parametrize("email", ["solo@one.example", "finance@demo.example", "producer@demo.example", "auditor@demo.example"])
def test_no_page_scrolls_sideways_or_complains_for_anybody(screen: Page, email: str) -> None:
    log_in(screen, email)
    wide = {}
    for address in addresses(screen):
        screen.goto(address)
        if found := sideways(screen):
            wide[address] = found
    assert wide == {}


def test_on_paper_stands_all_that_was_found_and_nothing_to_click(screen: Page) -> None:
    log_in(screen, "owner@demo.example")
    screen.set_viewport_size({"width": 794, "height": 1123})
    screen.emulate_media(media="print")
    for address in ("/profit/", "/jobs/", "/clients/"):
        screen.goto(address)
        assert screen.locator("th, td").last.is_visible()
        assert screen.evaluate(CUT.replace(".scroll, ", "")) is False, address
        assert screen.locator(".rail, .acts, form").locator("visible=true").count() == 0
    screen.emulate_media(media="screen")


@pytest.mark.parametrize("width", [390, 961])
def test_a_form_opened_in_its_page_is_within_reach(screen: Page, width: int) -> None:
    log_in(screen, "owner@demo.example")
    screen.set_viewport_size({"width": width, "height": 844})
    cut = []
    for address in addresses(screen):
        screen.goto(address)
        screen.evaluate("document.querySelectorAll('main details').forEach((it) => { it.open = true; })")
        screen.wait_for_load_state("networkidle")
        if screen.evaluate(CUT):
            cut.append(address)
    assert cut == []


def test_cards_keep_the_roles_of_their_tables(screen: Page) -> None:
    log_in(screen, "director@demo.example")
    screen.set_viewport_size({"width": 390, "height": 844})
    screen.goto("/jobs/")
    table = screen.get_by_role("table").first
    assert table.get_by_role("row").count() > 2
    assert table.get_by_role("rowheader").count() > 1


def test_a_quotes_sheet_stands_whole_on_a_laptop_and_in_cards_on_a_phone(screen: Page) -> None:
    log_in(screen, "owner@demo.example")
    screen.goto(draft_of(screen))
    assert screen.evaluate("(([sheet]) => sheet.scrollWidth - sheet.clientWidth)(document.querySelectorAll('.scroll'))") <= 0
    screen.set_viewport_size({"width": 390, "height": 844})
    assert screen.evaluate("(([sheet]) => sheet.scrollWidth - sheet.clientWidth)(document.querySelectorAll('.scroll'))") <= 0
    empty = screen.locator(".sheet tbody tr:not([data-id]):visible")
    assert empty.count() == 1
    empty.locator("th input").fill("Một dòng nữa")
    assert screen.locator(".sheet tbody tr:not([data-id]):visible").count() == 2


def draft_of(page: Page) -> str:
    """The first quote whose sheet one may still type into."""
    found = re.findall(r'href="(/quotes/[0-9a-f-]{36}/)"', page.request.get("/quotes/").text())
    return next(address for address in found if 'data-command="set_lines"' in page.request.get(address).text())


SMALL = """() => [...document.querySelectorAll("main :is(a, button, summary, input, select, textarea):not([type=hidden])")]
  .filter((it) => it.checkVisibility() && !it.closest("p:not(.acts, .row), td p, figcaption, .vh, .notice, .timeline li, .thread, li > p"))
  .map((it) => [it, it.closest("label, th, td") ?? it].map((one) => one.getBoundingClientRect()).concat(it))
  .filter(([own, around, it]) => Math.max(own.height, it.matches("a.plain, [type=checkbox], [type=radio], td *, th *") ? around.height : 0) < 32)
  .map(([own, , it]) => it.outerHTML.slice(0, 90))"""
ZOOMED = """() => [...document.querySelectorAll("main :is(input, select, textarea):not([type=hidden], [type=checkbox], [type=radio], [type=file])")]
  .filter((it) => it.checkVisibility() && parseFloat(getComputedStyle(it).fontSize) < 16).map((it) => it.name)"""


# What can be done with a row, and no phone shows it.
HIDDEN = """() => [...document.querySelectorAll("main td :is(form, details, a[data-command])")]
  .filter((it) => !it.checkVisibility() && !it.parentElement.closest("details:not([open])")).map((it) => it.outerHTML.slice(0, 90))"""


def test_on_a_phone_a_thumb_hits_what_acts_and_no_input_makes_the_page_jump(screen: Page) -> None:
    log_in(screen, "solo@one.example")
    screen.set_viewport_size({"width": 390, "height": 844})
    small, zoomed, hidden = {}, {}, {}
    for address in addresses(screen):
        screen.goto(address)
        if found := screen.evaluate(SMALL):
            small[address] = found[:3]
        if lost := screen.evaluate(HIDDEN):
            hidden[address] = lost[:3]
        if names := screen.evaluate(ZOOMED):
            zoomed[address] = names
        bars = screen.evaluate(
            "() => { scrollTo(0, 1e6); const end = document.querySelector('main').getBoundingClientRect(), bar = document.querySelector('.rail').getBoundingClientRect(); return [...document.querySelectorAll('main :is(a, button, input)')].filter((it) => it.checkVisibility() && it.getBoundingClientRect().bottom > bar.top).length; }"
        )
        assert bars == 0, address
    assert hidden == {}
    assert zoomed == {}
    assert small == {}
