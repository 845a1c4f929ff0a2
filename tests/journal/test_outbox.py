"""Mail: written with the command, sent by the worker, tried again until it is gone."""

import email
import email.header
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.core.mail import EmailMessage
from django.db import connection

from rapport.journal.models import Mail
from rapport.journal.outbox import MOST_TRIES, send_mail, write_mail
from rapport.kit import post
from rapport.kit.paths import data_folder
from tests.cast import NOW, Cast


class Postbox:
    """A mail server that keeps what it gets, or refuses it."""

    def __init__(self) -> None:
        self.letters: list[Any] = []
        self.refuses = False

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 (the server's own name)
        if self.refuses:
            return "451 try later"
        self.letters.append(email.message_from_bytes(envelope.content))
        return "250 taken"


@pytest.fixture
def postbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[Postbox]:
    box = Postbox()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    monkeypatch.setenv("RAPPORT_SMTP", f"127.0.0.1:{port}")
    yield box
    server.stop()


def _mail(cast: Cast) -> Mail:
    return write_mail(to=["thu@bep-lua.example"], subject="Báo giá\r\nBcc: all@evil.example", body="Dạ em gửi chị.", by=cast.am, now=NOW)


def _waiting() -> list[tuple[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute("select args->>'name', scheduled_at from procrastinate_jobs where args->>'name' = 'journal.send_mail' order by id")
        return list(cursor.fetchall())


def test_a_mail_reaches_a_real_server_with_its_words_intact(cast: Cast, postbox: Postbox) -> None:
    mail = _mail(cast)
    send_mail(str(mail.id))
    (letter,) = postbox.letters
    assert letter["Message-ID"] == mail.message_id
    assert str(email.header.make_header(email.header.decode_header(letter["Subject"]))) == "Báo giá Bcc: all@evil.example"
    assert letter["Bcc"] is None
    assert letter.get_payload(decode=True).decode().strip() == "Dạ em gửi chị."
    mail.refresh_from_db()
    assert mail.sent_at == NOW


def test_a_mail_is_sent_once_however_often_the_work_runs(cast: Cast, postbox: Postbox) -> None:
    mail = _mail(cast)
    send_mail(str(mail.id))
    send_mail(str(mail.id))
    assert len(postbox.letters) == 1


def test_a_refused_mail_waits_and_goes_later_under_the_same_id(cast: Cast, postbox: Postbox) -> None:
    mail = _mail(cast)
    postbox.refuses = True
    send_mail(str(mail.id))
    mail.refresh_from_db()
    assert (mail.sent_at, mail.tries) == (None, 1)
    assert "451" in mail.failure
    assert [name for name, at in _waiting() if at] == ["journal.send_mail"]
    postbox.refuses = False
    send_mail(str(mail.id))
    assert postbox.letters[0]["Message-ID"] == mail.message_id


def test_after_the_last_try_a_mail_rests_with_its_failure(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAPPORT_SMTP", "127.0.0.1:1")
    mail = _mail(cast)
    Mail.objects.filter(id=mail.id).update(tries=MOST_TRIES - 1)
    before = len(_waiting())
    send_mail(str(mail.id))
    assert len(_waiting()) == before
    mail.refresh_from_db()
    assert mail.failure


def test_without_a_server_each_mail_is_a_file(cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.delenv("RAPPORT_SMTP", raising=False)
    monkeypatch.setenv("RAPPORT_DATA", str(tmp_path))
    mail = _mail(cast)
    send_mail(str(mail.id))
    (file,) = (data_folder() / "mail").glob("*.eml")
    assert mail.message_id in file.read_text()


def test_mails_of_the_door_take_the_same_way(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.delenv("RAPPORT_SMTP", raising=False)
    monkeypatch.setenv("RAPPORT_DATA", str(tmp_path))
    assert post.Post().send_messages([EmailMessage("Mật khẩu mới", "Liên kết", "rapport@localhost", ["am@demo.example"])]) == 1
    assert len(list((data_folder() / "mail").glob("*.eml"))) == 1
