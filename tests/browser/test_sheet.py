"""The sheet of a quote by keyboard, by paste from Excel, and with two people in it; the small job that reads its message."""

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import log_in

ROWS = "STT\tHạng mục\tĐVT\tSL\tĐơn giá\tThành tiền\r\n" + "".join(
    f"{place}\tHạng mục số {place}\tbộ\t{place}\t1.000.000\t{place}.000.000\r\n" for place in range(1, 20)
)
PASTE = """text => { const held = new DataTransfer(); held.setData("text/plain", text);
document.activeElement.dispatchEvent(new ClipboardEvent("paste", {clipboardData: held, bubbles: true, cancelable: true})); }"""


def cell(page: Page, row: int, name: str) -> str:
    return page.input_value(f"[name='lines.{row}.{name}']")


def here(page: Page) -> str:
    return str(page.evaluate("document.activeElement.name"))


def saved(page: Page) -> None:
    """Save the sheet and wait for the page that comes after it."""
    with page.expect_navigation():
        page.click("form[data-command=set_lines] button.main")


def draft(page: Page) -> str:
    """A fresh draft on a job of the demo, begun by its account manager."""
    log_in(page, "am@demo.example")
    page.goto("/clients/")
    client = page.locator("tr[data-record=client] th a").first.get_attribute("href") or ""
    page.goto(f"/jobs/new/?client={client.split('/')[2]}&lane=J&name=Bảng%20giá")
    page.click("form[data-command=open_job] button.main")
    page.wait_for_selector("[data-record=job]")
    page.goto(f"{page.url.split('?')[0]}quotes/new/")
    page.click("form[data-command=draft_quote] button.main")
    page.wait_for_selector("table.sheet")
    return page.url


def test_twenty_lines_are_typed_and_pasted_by_keyboard_alone(laptop: Page) -> None:
    draft(laptop)
    laptop.focus("[name='lines.0.text']")
    laptop.keyboard.type("Thiết kế logo")
    laptop.select_option("[name='lines.0.way']", "own")
    laptop.focus("[name='lines.0.unit_amount']")
    laptop.keyboard.type("12tr5")
    laptop.keyboard.press("Enter")
    assert here(laptop) == "lines.1.unit_amount"
    laptop.keyboard.press("ArrowUp")
    laptop.keyboard.press("ArrowLeft")
    assert here(laptop) == "lines.0.unit"
    laptop.focus("[name='lines.1.text']")
    laptop.evaluate(PASTE, ROWS)
    # The heads name the columns: the client's own count and sums stay out.
    assert [cell(laptop, 19, name) for name in ("text", "way", "quantity", "unit", "unit_amount")] == [
        "Hạng mục số 19", "own", "19", "bộ", "1.000.000",
    ]  # fmt: skip
    expect(laptop.locator("#reckoning [data-total=net]")).to_have_attribute("value", "202500000")
    with laptop.expect_navigation():
        laptop.keyboard.press("Control+Enter")
    assert laptop.locator("tr[data-record=quote_line]").count() == 20
    laptop.click("tr[data-record=quote_line] >> nth=3 >> [data-drops]")
    saved(laptop)
    assert laptop.locator("tr[data-record=quote_line]").count() == 19


def test_two_people_in_one_cell_choose_side_by_side(laptop: Page, browser: Browser, base: str) -> None:
    address = draft(laptop)
    for row, name in ((0, "Phim"), (1, "Ảnh")):
        laptop.fill(f"[name='lines.{row}.text']", name)
        laptop.select_option(f"[name='lines.{row}.way']", "own")
        laptop.fill(f"[name='lines.{row}.unit_amount']", "20tr")
    saved(laptop)
    other = browser.new_context(base_url=base, locale="vi-VN").new_page()
    log_in(other, "director@demo.example")
    other.goto(address)
    other.fill("[name='lines.0.quantity']", "7")
    other.fill("[name='lines.1.text']", "Ảnh món")
    saved(other)
    other.context.close()
    laptop.fill("[name='lines.0.quantity']", "9")
    laptop.fill("[name='lines.1.text']", "Ảnh quán")
    laptop.click("form[data-command=set_lines] button.main")
    expect(laptop.locator("[data-clash]")).to_have_count(2)
    laptop.click("[data-clash='lines.0.quantity'] [data-takes=mine]")
    laptop.click("[data-clash='lines.1.text'] [data-takes=theirs]")
    saved(laptop)
    assert (cell(laptop, 0, "quantity"), cell(laptop, 1, "text")) == ("9", "Ảnh món")


def test_a_pasted_message_fills_what_it_says_and_asks_what_it_does_not(phone: Page) -> None:
    log_in(phone, "solo@one.example")
    phone.goto("/jobs/small/")
    phone.fill("[name=text]", "Em ơi làm giúp chị 3 poster Noel nhé, 5tr9, 31/12. ok em")
    expect(phone.locator("[name=amount]")).to_have_value("5900000")
    expect(phone.locator("[name=name]")).to_have_value("3 poster Noel")
    # Another message takes back what the first had proposed, and what is typed by hand stays.
    phone.fill("[name=name]", "Poster Giáng sinh")
    phone.fill("[name=text]", "báo giá cũ 9tr, giúp chị 5tr thôi")
    expect(phone.locator("[name=amount]")).to_have_value("")
    phone.click("#read [data-fills=amount] >> nth=1")
    assert (phone.input_value("[name=amount]"), phone.input_value("[name=name]")) == ("5000000", "Poster Giáng sinh")


def test_a_message_of_another_client_chooses_that_client_and_its_people(phone: Page) -> None:
    log_in(phone, "am@demo.example")
    phone.goto("/jobs/small/")
    others = phone.locator("[name=client] option:not(:checked)")
    name, value = others.first.inner_text(), others.first.get_attribute("value")
    phone.fill("[name=text]", f"bên {name} chốt 2 poster, 5tr9")
    expect(phone.locator("[name=client]")).to_have_value(value or "")
    expect(phone.locator("#read [data-fills=client]")).to_have_count(0)
    # Nothing in it: the client that stood there before stands there again.
    phone.fill("[name=text]", "chốt 2 poster, 5tr9")
    expect(phone.locator("[name=client]")).not_to_have_value(value or "")
