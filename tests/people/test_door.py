"""The door: password, second factor, recovery codes, a new password by mail, limits on tries."""

import base64
import hashlib
import hmac
import re
import struct
import time
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client as Browser

from rapport.people.models import User
from tests.cast import Cast

PASSWORD = "rapport-demo"
LOGIN = "am@demo.example"


@pytest.fixture(autouse=True)
def _fresh_limits(db: None) -> None:
    cache.clear()


def _code(secret: str) -> str:
    """The six digits of RFC 6238 at this moment."""
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at : at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def _log_in(browser: Browser, password: str = PASSWORD) -> Any:
    return browser.post("/login/", {"login": LOGIN, "password": password})


def _turn_on(browser: Browser) -> str:
    _log_in(browser)
    # What concerns the access itself asks for the password once more.
    page = browser.get("/account/2fa/totp/activate/", follow=True).content.decode()
    assert "Xác nhận là bạn" in page
    browser.post("/account/reauthenticate/", {"password": PASSWORD, "next": "/account/2fa/totp/activate/"})
    page = browser.get("/account/2fa/totp/activate/").content.decode()
    secret = re.search(r'<code class="fig">([A-Z2-7]+)</code>', page)[1]  # type: ignore[index]
    assert browser.post("/account/2fa/totp/activate/", {"code": _code(secret)}).status_code == 302
    return secret


def test_a_second_factor_is_asked_for_at_the_door_and_a_wrong_code_does_not_open(cast: Cast) -> None:
    secret = _turn_on(Browser())
    browser = Browser()
    assert "/2fa/authenticate/" in _log_in(browser)["Location"]
    assert browser.get("/today/").status_code == 302
    refused = browser.post("/account/2fa/authenticate/", {"code": "000000"})
    assert "Mã không đúng." in refused.content.decode()
    cache.clear()
    browser.post("/account/2fa/authenticate/", {"code": _code(secret)})
    assert browser.get("/today/").status_code == 200


def test_a_recovery_code_opens_once(cast: Cast) -> None:
    owner = Browser()
    _turn_on(owner)
    codes = re.findall(r'<li class="fig">([\w-]+)</li>', owner.get("/account/2fa/recovery-codes/").content.decode())
    assert len(codes) == 10
    for expected in (200, 302):
        browser = Browser()
        _log_in(browser)
        browser.post("/account/2fa/authenticate/", {"code": codes[0]})
        assert browser.get("/today/").status_code == expected


def test_a_forgotten_password_is_set_anew_by_a_link_that_works_once(
    cast: Cast,
) -> None:
    browser = Browser()
    browser.post("/account/password/reset/", {"email": LOGIN})
    (letter,) = mail.outbox
    assert letter.subject == "Đặt lại mật khẩu Rapport"
    link = re.search(r"http://testserver(/\S+)", str(letter.body))[1]  # type: ignore[index]
    page = browser.get(link)
    form = page["Location"]
    assert browser.post(form, {"password1": "mat-khau-moi-2026", "password2": "mat-khau-moi-2026"}).status_code == 302
    assert _log_in(Browser()).status_code == 200
    assert _log_in(Browser(), "mat-khau-moi-2026").status_code == 302
    again = Browser()
    assert "đã dùng hoặc quá hạn" in again.get(link, follow=True).content.decode()


def test_an_unknown_address_gets_the_same_answer_and_no_mail(cast: Cast) -> None:
    known = Browser().post("/account/password/reset/", {"email": LOGIN})
    unknown = Browser().post("/account/password/reset/", {"email": "nobody@nowhere.example"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert len(mail.outbox) == 1


def test_too_many_tries_shut_the_door_for_a_while_even_for_the_right_password(cast: Cast) -> None:
    for _try in range(5):
        _log_in(Browser(), "wrong")
    assert _log_in(Browser()).status_code != 302


@pytest.mark.parametrize("room", ["signup", "email", "login"])
def test_rooms_of_the_library_that_are_not_ours_stay_shut(cast: Cast, room: str) -> None:
    assert Browser().get(f"/account/{room}/").status_code == 404


def test_a_revoked_login_is_out_at_the_next_click(cast: Cast) -> None:
    browser = Browser()
    _log_in(browser)
    assert browser.get("/today/").status_code == 200
    User.objects.filter(email=LOGIN).update(is_active=False)
    assert browser.get("/today/").status_code == 302


DOORS = ("/login/", "/account/password/reset/", "/account/password/reset/done/")
INSIDE = (
    "/account/2fa/", "/account/2fa/totp/activate/", "/account/reauthenticate/", "/account/password/change/", "/account/2fa/recovery-codes/",
    "/account/2fa/recovery-codes/generate/", "/account/2fa/totp/deactivate/",
)  # fmt: skip
ENGLISH = re.compile(r"\b(the|your|you|password|sign|log in|code|codes|address|continue|confirm|authenticator|please)\b", re.IGNORECASE)


def _visible(page: str) -> str:
    body = re.sub(r"(?s)^.*?<body|<script.*?</script>|<nav.*?</nav>|<dialog.*?</dialog>", "", page)
    return " ".join(re.sub(r"<[^>]*>", " ", body).split())


def test_every_page_of_the_door_reads_in_vietnamese(cast: Cast) -> None:
    """Also those whose views a library brings along: no English is left on them."""
    inside = Browser()
    _turn_on(inside)
    pages = {address: Browser().get(address, follow=True) for address in DOORS} | {
        address: inside.get(address, follow=True) for address in INSIDE
    }
    for address, answer in pages.items():
        assert answer.status_code == 200, address
        assert ENGLISH.findall(_visible(answer.content.decode())) == [], address


def test_pages_of_access_speak_the_language_that_the_person_chose(cast: Cast) -> None:
    browser = Browser(headers={"Accept-Language": "en-US"})
    assert 'lang="en"' in browser.get("/login/").content.decode()
    browser.force_login(cast.user("am"))
    browser.get("/settings/")
    assert 'lang="vi"' in browser.get("/account/password/change/").content.decode()
    browser.post("/preferences/", {"language": "en"})
    browser.get("/settings/")
    assert 'lang="en"' in browser.get("/account/password/change/").content.decode()
    browser.post("/logout/")
    assert 'lang="en"' in browser.get("/login/").content.decode()
