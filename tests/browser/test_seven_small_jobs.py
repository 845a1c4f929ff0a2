"""Story 3 by hand on a phone, in Vietnamese: message to money through the pages alone."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import log_in

JOBS = ("5tr", "9tr", "3tr6", "12tr5", "7.250.000", "4.444.444", "4.444.444")


def send(page: Page, verb: str) -> None:
    """Press the form's one main button and wait until the browser has gone on."""
    with page.expect_navigation():
        page.locator(f"form[data-command={verb}] button.main").first.click()


def meet(page: Page) -> str:
    page.goto("/clients/new/")
    page.fill("[name=code]", "LUA")
    page.fill("[name=name]", "Bếp Lửa Hồng")
    page.fill("[name=company_name]", "Công ty TNHH Bếp Lửa Hồng")
    page.fill("[name=tax_code]", "0100109106")
    page.fill("[name=address]", "21 phố Lò Rèn")
    send(page, "create_client")
    address = page.url
    page.goto(address + "contacts/new/")
    page.fill("[name=full_name]", "Phạm Thị Thu")
    page.fill("[name=self_word]", "em")
    page.fill("[name=call_word]", "chị")
    send(page, "add_contact")
    return address


def small_job(page: Page, client: str, number: int, amount: str) -> None:
    page.goto("/jobs/small/")
    page.select_option("[name=client]", client.rstrip("/").rsplit("/", 1)[1])
    page.select_option("[name=contact]", label="Phạm Thị Thu (LUA)")
    page.fill("[name=name]", f"Việc lẻ số {number}")
    page.fill("[name=amount]", amount)
    page.fill("[name=due_on]", "2026-11-30")
    page.fill("[name=text]", "ok em")
    if number == 1:
        page.click("details.more summary")
        page.fill("[name=own_cost_amount]", "2tr")
        page.fill("[name=external_cost_amount]", "1tr2")
        page.locator("form[data-command=open_small_job] button.main").click()
        expect(page.locator("[data-refusal=floor]")).to_be_visible()
        expect(page.locator("[name=amount]")).to_have_value(amount)
        page.fill("[name=alone_reason]", "Khách quen, dịp khai trương")
    send(page, "open_small_job")
    expect(page.locator(f"[data-number=LUA-26-{number:04d}]")).to_have_attribute("data-stage", "order")


def test_from_a_message_to_money_in_the_bank(phone: Page) -> None:
    log_in(phone, "solo@one.example")
    client = meet(phone)
    for number, amount in enumerate(JOBS, 1):
        small_job(phone, client, number, amount)
    expect(phone.locator("[data-number=LUA-26-0007]")).to_be_attached()

    phone.goto(client + "acceptance/")
    expect(phone.locator("[data-total=net]")).to_have_text("46.238.888")
    send(phone, "accept_job")

    phone.goto(client)
    send(phone, "request_invoice")
    expect(phone.locator("[data-figure=net]")).to_have_attribute("data-value", "46238888")
    expect(phone.locator("[data-figure=vat]")).to_have_attribute("data-value", "3699111")
    expect(phone.locator("[data-total=total] data")).to_have_attribute("data-value", "49937999")
    key = phone.locator("h1 [data-number]").get_attribute("data-number")
    assert key is not None
    invoice = phone.url

    send(phone, "confirm_draft")
    phone.fill("[name=number]", "77")
    phone.fill("[name=issued_on]", "2026-11-24")
    send(phone, "record_issue")
    expect(phone.locator("[data-field=legal_number]")).to_have_text(re.compile("1C26TYY 00000077"))

    phone.goto("/payments/")
    phone.fill("[name=amount]", "30tr")
    phone.fill("[name=received_on]", "2026-11-24")
    phone.fill("[name=memo]", f"CTY BEP LUA HONG TT {key}")
    send(phone, "record_payment")
    phone.goto(invoice)
    expect(phone.locator(".lead")).to_contain_text("19.937.999")


def test_what_was_typed_is_kept_when_a_form_is_refused_without_script(laptop: Page) -> None:
    log_in(laptop, "solo@one.example")
    laptop.goto("/clients/new/")
    laptop.fill("[name=code]", "Đ!")
    laptop.fill("[name=name]", "Tên đã gõ")
    laptop.evaluate("document.querySelector('form[data-command]').submit()")
    expect(laptop.locator("[data-refusal=code]")).to_be_visible()
    expect(laptop.locator("[name=name]")).to_have_value("Tên đã gõ")
