"""The hand: palette, shortcuts, neighbours of the list one came from, the way back; all of it rests while one types."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import log_in


def test_the_palette_finds_opens_and_gives_orders(laptop: Page) -> None:
    log_in(laptop, "solo@one.example")
    laptop.keyboard.press("Control+k")
    expect(laptop.locator("#find")).to_be_focused()
    laptop.keyboard.type("job: poster giang sinh")
    expect(laptop.locator("#palette-found a")).to_have_count(1)
    laptop.keyboard.press("Enter")
    laptop.wait_for_url(re.compile(r"/jobs/[0-9a-f-]{36}/"))
    laptop.keyboard.press("c")
    expect(laptop.locator("#find")).to_have_value("+")
    laptop.keyboard.type("ghi lien lac")
    expect(laptop.locator("#palette-found a")).to_have_count(1)
    laptop.keyboard.press("ArrowDown")
    laptop.keyboard.press("Enter")
    laptop.wait_for_url(re.compile(r"/touchpoints/new/"))


def test_shortcuts_go_to_places_and_rest_while_one_types(laptop: Page) -> None:
    log_in(laptop, "solo@one.example")
    laptop.locator("[data-key=j]").wait_for()
    laptop.keyboard.press("g")
    laptop.keyboard.press("j")
    laptop.wait_for_url("**/jobs/")
    laptop.keyboard.press("?")
    expect(laptop.locator("#keys")).to_be_visible()
    laptop.keyboard.press("Escape")
    expect(laptop.locator("#keys")).to_be_hidden()
    laptop.keyboard.press("j")
    expect(laptop.locator("tbody th a").first).to_be_focused()
    laptop.keyboard.press("o")
    laptop.wait_for_url(re.compile(r"/jobs/[0-9a-f-]{36}/"))
    laptop.goto("/clients/new/")
    laptop.focus("[name=name]")
    laptop.keyboard.type("c/?gj")
    expect(laptop.locator("[name=name]")).to_have_value("c/?gj")
    expect(laptop.locator("#palette")).to_be_hidden()


def test_a_record_knows_its_neighbours_in_the_list_one_came_from(laptop: Page) -> None:
    log_in(laptop, "solo@one.example")
    laptop.goto("/jobs/?sort=number")
    laptop.locator("tbody th a").nth(1).click()
    laptop.wait_for_url(re.compile(r"/jobs/[0-9a-f-]{36}/"))
    expect(laptop.locator(".crumb [data-walk=list]")).to_have_text(re.compile(r"^2 trong \d+$"))
    here = laptop.url
    laptop.keyboard.press("]")
    laptop.wait_for_url(lambda url: url != here)
    laptop.keyboard.press("[")
    laptop.wait_for_url(here)
    laptop.locator(".crumb [data-walk=list]").click()
    laptop.wait_for_url("**/jobs/?sort=number")


def test_presenting_begins_and_ends_on_the_page_of_the_client(laptop: Page) -> None:
    log_in(laptop, "solo@one.example")
    laptop.goto("/clients/")
    laptop.locator("tbody th a").first.click()
    laptop.locator("form[data-command=present_client] button").click()
    expect(laptop.locator(".presenting")).to_be_visible()
    expect(laptop.locator("[data-figure=margin_share]")).to_have_count(0)
    laptop.locator("form[data-command=end_presentation] button").click()
    expect(laptop.locator(".presenting")).to_have_count(0)
    expect(laptop.locator("[data-figure=margin_share]").first).to_be_visible()


def test_e_edits_the_row_one_stands_on_and_leaves_the_focus_there(laptop: Page) -> None:
    log_in(laptop, "solo@one.example")
    laptop.goto("/clients/?sort=name")
    laptop.keyboard.press("j")
    name = laptop.locator("tbody th a").first.inner_text()
    laptop.keyboard.press("e")
    field = laptop.locator("#edit [name=name]")
    expect(field).to_be_focused()
    expect(field).to_have_value(name)
    laptop.keyboard.press("Escape")
    expect(laptop.locator("tbody th a").first).to_be_focused()
    laptop.keyboard.press("e")
    expect(field).to_be_focused()
    laptop.locator("#edit [name=industry]").fill("Ẩm thực")
    with laptop.expect_navigation():
        laptop.keyboard.press("Control+Enter")
    laptop.wait_for_url("**/clients/?sort=name")
    expect(laptop.locator("tbody th a").first).to_be_focused()


def test_money_is_walked_and_matched_by_arrows_and_enter(laptop: Page) -> None:
    log_in(laptop, "finance@demo.example")
    laptop.goto("/match/")
    rows = laptop.locator(".match .lines > li")
    expect(rows.first).to_have_attribute("aria-current", "true")
    laptop.keyboard.press("ArrowDown")
    expect(rows.nth(1)).to_have_attribute("aria-current", "true")
    laptop.keyboard.press("ArrowUp")
    expect(rows.first).to_have_attribute("aria-current", "true")
    # Keys that somebody types into a field are the field's.
    laptop.locator(".match input:not([type=hidden])").first.focus()
    laptop.keyboard.press("ArrowDown")
    expect(rows.first).to_have_attribute("aria-current", "true")
    laptop.locator("body").evaluate("() => document.activeElement.blur()")
    proposal = laptop.locator(".fork > li:first-child form[data-command]")
    for place in range(1, rows.count()):
        if proposal.count():
            break
        laptop.keyboard.press("ArrowDown")
        expect(rows.nth(place)).to_have_attribute("aria-current", "true")
    before, offered = rows.count(), laptop.locator(".lines [aria-current] a").get_attribute("href")
    laptop.keyboard.press("Enter")
    expect(laptop.locator(f'.lines a[href="{offered}"]')).to_have_count(0)
    assert rows.count() < before
