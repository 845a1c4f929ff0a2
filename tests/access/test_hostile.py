"""What somebody with bad intent tries: other sites' forms, addresses to be led away to, names of files, sums read out of pages."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client as Browser

from rapport.billing.commands.record_payment import record_payment
from rapport.cli.calling import call
from rapport.config import urls  # noqa: F401 (declares the routes)
from rapport.jobs.models import Evidence
from rapport.journal.models import Event, File
from rapport.journal.storage import path_of
from rapport.kit.ids import fresh_id
from rapport.kit.pages import ROUTES
from rapport.kit.values import Upload, file_name
from tests.access.world import PICTURE
from tests.cast import NOW, TODAY, Cast

AWAY = (
    "https://evil.example/",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "http:evil.example",
    "\thttps://evil.example",
)


def logged_in(cast: Cast, login: str, **more: Any) -> Browser:
    browser = Browser(**more)
    browser.force_login(cast.user(login))
    return browser


def test_a_form_of_another_site_does_nothing(cast: Cast) -> None:
    browser = logged_in(cast, "am", enforce_csrf_checks=True)
    for route in ROUTES.values():
        if route.command and "<" not in route.pattern:
            assert browser.post(f"/{route.pattern}", {"code": "EVL", "name": "x"}).status_code == 403, route.name
    assert Browser(enforce_csrf_checks=True).post("/login/", {"login": "am@demo.example", "password": "rapport-demo"}).status_code == 403


def test_a_login_gets_a_session_of_its_own(db: None) -> None:
    browser = Browser()
    browser.get("/login/")
    session = browser.session
    session["planted"] = 1
    session.save()
    browser.cookies["sessionid"] = session.session_key
    browser.post("/login/", {"login": "am@demo.example", "password": "rapport-demo"})
    assert browser.cookies["sessionid"].value != session.session_key
    assert browser.get("/today/").status_code == 200


@pytest.mark.parametrize("away", AWAY)
def test_nobody_is_led_away(cast: Cast, away: str) -> None:
    answer = Browser().post(f"/login/?next={away}", {"login": "am@demo.example", "password": "rapport-demo", "next": away})
    assert answer["Location"] == "/today/"
    sent = logged_in(cast, "am").post("/preferences/", {"language": "en", "next": away}, headers={"Referer": "https://evil.example/"})
    assert (sent.status_code, sent["Location"]) == (303, "/settings/")
    swapped = logged_in(cast, "am").post("/preferences/", {"theme": "dark", "next": away}, headers={"HX-Request": "true"})
    assert swapped["HX-Redirect"] == "/settings/"


def test_a_header_cannot_be_added_by_what_is_typed(cast: Cast) -> None:
    for headers in ({}, {"HX-Request": "true"}):
        answer = logged_in(cast, "am").post("/preferences/", {"theme": "dark", "next": "/a\r\nX-Evil: 1/ế"}, headers=headers)
        assert "X-Evil" not in answer.headers
        assert "%0D%0AX-Evil" in (answer.headers.get("Location") or answer.headers["HX-Redirect"])


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("../../etc/passwd", "passwd"), ("C:\\Windows\\cmd.exe", "cmd.exe"), ("a\r\nX-Evil: 1.png", "aX-Evil: 1.png"), ("..", "file"), ("", "file"),
        ("\u202egnp.exe", "gnp.exe"), ("\x00.png", "png"), ("Báo giá.pdf", "Báo giá.pdf"), ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
    ],
)  # fmt: skip
def test_a_file_keeps_the_last_part_of_its_name_and_no_marks(typed: str, kept: str) -> None:
    assert file_name(typed) == kept


def test_a_file_is_only_ever_handed_over_never_shown(cast: Cast) -> None:
    client = cast.client(cast.am)
    job = cast.small_job(client, cast.am, file=Upload('ok".png', PICTURE))
    file = File.objects.get(kind="evidence", subject_id=Evidence.objects.get(job=job).id)
    answer = logged_in(cast, "am").get(f"/files/{file.id}/")
    assert b"".join(answer) == PICTURE
    assert answer["Content-Disposition"].startswith("attachment;")
    assert (answer["X-Content-Type-Options"], answer["Content-Type"]) == ("nosniff", "image/png")
    assert path_of(file.stored_as).resolve().is_relative_to(Path(path_of("")).resolve())
    assert logged_in(cast, "am2").get(f"/files/{file.id}/").status_code == 404


def test_an_id_sent_before_answers_only_the_same_form_of_the_same_person(cast: Cast) -> None:
    new_id = str(fresh_id())
    first = {"code": "ABC", "name": "Một", "new_id": new_id}
    made = call("create_client", "am@demo.example", first)
    assert call("create_client", "am@demo.example", first) == made
    assert call("create_client", "am@demo.example", first | {"name": "Hai"})["refused"] == "taken"
    assert call("create_client", "kam@demo.example", first)["refused"] == "taken"
    assert call("add_contact", "am@demo.example", {"client": "ABC", "full_name": "A", "new_id": new_id})["ok"]


def test_a_password_is_nowhere_in_the_journal(cast: Cast) -> None:
    typed = {
        "full_name": "Người Mới",
        "email": "moi@demo.example",
        "roles": ["creative"],
        "alone_reason": "một người quyết",
        "password": "kín-như-bưng-9",
    }
    assert call("add_member", "owner@demo.example", typed)["ok"]
    assert "password" not in Event.objects.get(verb="add_member", arguments__email="moi@demo.example").arguments


def test_a_name_that_the_database_cannot_keep_is_nobody_s(cast: Cast) -> None:
    browser = logged_in(cast, "owner")
    assert browser.get("/jobs/new/?client=%00").status_code == 200
    assert call("hold_job", "owner@demo.example", {"job": "a\x00b", "reason": "x"})["refused"] in ("not_found", "arguments")


def test_a_figure_of_papers_only_opens_on_no_job(cast: Cast) -> None:
    job = cast.small_job(cast.client(cast.am), cast.am)
    assert logged_in(cast, "am").get(f"/profit/job/{job.id}/net/").status_code == 404


def test_money_of_nobody_yet_can_be_allocated_from_its_page(cast: Cast) -> None:
    payment = record_payment(amount=Decimal(1_000_000), received_on=TODAY, memo="CT lạ", by=cast.finance, today=TODAY, now=NOW)
    browser = logged_in(cast, "finance")
    assert browser.get(f"/payments/{payment.id}/allocations/new/").status_code == 200
    assert browser.post(f"/payments/{payment.id}/allocations/new/", {"amount": "abc"}).status_code == 422
