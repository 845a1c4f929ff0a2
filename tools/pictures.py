"""Take pictures of the main pages: 1440 and 390 px, light and dark, Vietnamese and English, into `pictures/`."""

import os
import re
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

PAGES = (
    "today", "clients", "client", "client/acceptance", "jobs", "job", "job/costs", "jobs/small", "quotes", "quote", "contracts", "contract",
    "approvals", "invoices", "invoice", "payments", "payment", "bank", "match", "profit", "notices", "settings", "search", "palette",
)  # fmt: skip
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def main() -> int:
    """Take every picture of a running Rapport: `python tools/pictures.py http://127.0.0.1:8000 [EMAIL] [PAGE …]`."""
    base = sys.argv[1]
    email = sys.argv[2] if len(sys.argv) > 2 else "solo@one.example"
    wanted = sys.argv[3:] or list(PAGES)
    folder = Path(os.environ.get("PICTURES", "pictures"))
    folder.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for language in ("vi", "en"):
            for theme in ("light", "dark"):
                _take(browser, base, email, wanted, folder, language, theme)
        browser.close()
    return 0


def _take(browser: Browser, base: str, email: str, wanted: list[str], folder: Path, language: str, theme: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.on("console", lambda message: print(f"console {message.type}: {message.text}") if message.type == "error" else None)
    page.goto(f"{base}/login/")
    page.fill("[name=login]", email)
    page.fill("[name=password]", os.environ.get("RAPPORT_DEMO_PASSWORD", "rapport-demo"))
    page.click("main button")
    page.goto(f"{base}/settings/")
    form = page.locator("form[data-command=set_preferences]")
    form.locator("[name=language]").select_option(language)
    form.locator("[name=theme]").select_option(theme)
    with page.expect_navigation():
        form.locator("button.main").click()
    for name in wanted:
        page.goto(base + ("/today/" if name == "palette" else _address(page, base, name)))
        for width in (1440, 390):
            page.set_viewport_size({"width": width, "height": 900})
            # The menu's counts come after the page.
            page.wait_for_load_state("networkidle")
            if name == "palette" and width == 1440:
                page.keyboard.press("Control+k")
                page.keyboard.type("a")
                page.locator("#palette-found a").first.wait_for()
            page.screenshot(path=folder / f"{name.replace('/', '-')}-{width}-{theme}-{language}.png", full_page=True)
    context.close()


def _address(page: Page, base: str, name: str) -> str:
    """A list's own address, that of the first record on it, or of a room of that record (`job/costs`)."""
    kind, _, room = name.partition("/")
    lists = {"client": "clients", "job": "jobs", "quote": "quotes", "contract": "contracts", "invoice": "invoices", "payment": "payments"}
    if kind not in lists:
        return f"/{name}/"
    text = page.request.get(f"{base}/{lists[kind]}/").text()
    found = re.findall(rf'href="(/{lists[kind]}/[0-9a-f-]{{36}}/)"', text)
    return (found[0] if found else f"/{lists[kind]}/") + (f"{room}/" if room and found else "")


if __name__ == "__main__":
    raise SystemExit(main())
