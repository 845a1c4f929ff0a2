"""A real Rapport for the browser: its own data folder, its own cluster, the demo tour, a fixed morning."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start Rapport as `make run` does, and stop it with all that it started; or take one that runs: `RAPPORT_RUNNING=http://…`."""
    if running := os.environ.get("RAPPORT_RUNNING"):
        yield running
        return
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder: Path = tmp_path_factory.mktemp("rapport")
    environment = os.environ | {
        "PORT": str(port), "RAPPORT_DATA": str(folder), "RAPPORT_NOW": "2026-11-24T09:00:00+07:00", "RAPPORT_DB_ROLE": "app",
    }  # fmt: skip
    environment.pop("DATABASE_URL", None)
    process = subprocess.Popen([sys.executable, "-m", "rapport.cli", "run"], env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = []
    for line in process.stdout:
        said.append(line)
        if line.startswith("READY"):
            break
    else:
        pytest.fail("Rapport did not start: " + "".join(said))
    yield f"http://127.0.0.1:{port}"
    process.send_signal(signal.SIGTERM)
    process.wait(30)
    process.stdout.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def phone(browser: Browser, base: str) -> Iterator[Page]:
    """A phone in a Vietnamese hand; an error in its console fails the test."""
    yield from opened(browser, base, 390)


@pytest.fixture
def laptop(browser: Browser, base: str) -> Iterator[Page]:
    yield from opened(browser, base, 1440)


def opened(browser: Browser, base: str, width: int) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": width, "height": 844}, base_url=base, locale="vi-VN")
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "console",
        lambda message: wrong.append(message.text) if message.type == "error" and not re.search("409|422", message.text) else None,
    )
    yield page
    context.close()
    assert wrong == []


def log_in(page: Page, email: str) -> None:
    page.goto("/login/")
    page.fill("[name=login]", email)
    page.fill("[name=password]", "rapport-demo")
    page.click("main button")
    page.wait_for_url("**/today/")
