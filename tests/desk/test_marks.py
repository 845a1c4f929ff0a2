"""The marks of `docs/surfaces.md` on every page: whoever drives the pages by machine finds body, records, commands, inputs, figures."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from django.test import Client as Browser

from rapport.kit.command import REGISTRY
from rapport.kit.pages import ROUTES
from tests.access.whole_matrix import address
from tests.access.world import World, world
from tests.cast import Cast

# What sends and is no command: the way out.
PLAIN = {"/logout/"}
SHOWN_BY = ("owner", "finance")
RECORDS = {
    "client": "client", "job": "job", "quote": "quote", "invoice": "invoice", "payment": "payment", "acceptance": "acceptance",
    "approval": "approval", "partner": "partner", "person": "member", "role": "role",
}  # fmt: skip
LISTS = ("clients", "jobs", "quotes", "invoices", "payments")


class Marks(HTMLParser):
    """What stands on one page: the body's marks, each form with its inputs, each row, each figure."""

    def __init__(self) -> None:
        super().__init__()
        self.body: dict[str, str] = {}
        self.forms: list[tuple[dict[str, str], set[str]]] = []
        self.records: list[dict[str, str]] = []
        self.figures: list[dict[str, str]] = []
        self.open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "body":
            self.body = found
        elif tag == "form":
            self.forms.append((found, set()))
            self.open = True
        elif self.open and "name" in found and tag in ("input", "select", "textarea", "button"):
            self.forms[-1][1].add(found["name"])
        if "data-record" in found:
            self.records.append(found)
        if "data-figure" in found:
            self.figures.append(found)

    def handle_endtag(self, tag: str) -> None:
        self.open = self.open and tag != "form"


@pytest.fixture
def seen(db: None) -> Iterator[dict[str, Marks]]:
    """Every page that several people reach, read."""
    whole: World = world()
    found = {}
    for login in SHOWN_BY:
        browser = Browser()
        browser.force_login(Cast("demo").user(login))
        for name, route in ROUTES.items():
            if "GET" not in route.methods or route.pattern.endswith(".pdf") or name in ("rail", "file"):
                continue
            answer = browser.get(address(route.pattern, whole.own))
            if answer.status_code == 200:
                found[f"{name} as {login}"] = page = Marks()
                page.feed(answer.content.decode())
    yield found


def test_every_page_carries_the_marks_of_the_surfaces(seen: dict[str, Marks]) -> None:
    assert len(seen) > len(SHOWN_BY) * 20
    faults = []
    for name, page in seen.items():
        if not page.body.get("data-page") or page.body.get("lang") != "vi":
            faults.append((name, "body"))
        for form, inputs in page.forms:
            faults += [(name, fault) for fault in faults_of(form, inputs)]
        faults += [(name, str(row)) for row in page.records if not row["data-record"]]
        faults += [(name, str(row)) for row in page.figures if not re.fullmatch(r"-?\d*(\.\d+)?", row["data-value"])]
    assert sorted(set(faults)) == []
    # A record's page says which record it is; a row of a list says it by id and number.
    for name, kind in RECORDS.items():
        assert [row for row in seen[f"{name} as owner"].records if row["data-record"] == kind and row.get("data-id")] != [], name
    for name in LISTS:
        rows = [row for row in seen[f"{name} as owner"].records if row["data-record"] == name.removesuffix("s")]
        assert rows != [], name
        assert [row for row in rows if not row.get("data-id") or not row.get("data-number")] == [], name


def faults_of(form: dict[str, str], inputs: set[str]) -> list[str]:
    """What sends names its command, and its inputs are that command's arguments."""
    if form.get("method", "get").lower() == "get" or form.get("action") in PLAIN:
        return []
    verb = form.get("data-command")
    if verb not in REGISTRY:
        return [f"{form.get('action')}: no command"]
    known = {*REGISTRY[verb].arguments, "csrfmiddlewaretoken", "next", "form_version", "seen"}
    return [f"{verb}: {name}" for name in sorted({name.split(".")[0] for name in inputs} - known)]
