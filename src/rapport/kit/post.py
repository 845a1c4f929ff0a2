"""Post: mail leaves through `RAPPORT_SMTP=host:port`; where that is unset, each mail is a file in `$RAPPORT_DATA/mail`."""

import os
import smtplib
from collections.abc import Sequence
from email.message import EmailMessage as Letter
from email.message import Message
from email.utils import make_msgid

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from rapport.kit import clock
from rapport.kit.paths import data_folder

SENDER = os.environ.get("RAPPORT_MAIL_FROM", "Rapport <rapport@localhost>")
TIMEOUT = 10


def deliver(letter: Letter | Message) -> None:
    """
    Hand one letter over, or write it as a file.

    :raises OSError, smtplib.SMTPException: the server cannot be reached, or refuses
    """
    address = os.environ.get("RAPPORT_SMTP")
    if not address:
        _keep(letter)
        return
    host, _, port = address.rpartition(":") if ":" in address else (address, "", "25")
    with smtplib.SMTP(host, int(port), timeout=TIMEOUT) as server:
        user, password = os.environ.get("RAPPORT_SMTP_USER"), os.environ.get("RAPPORT_SMTP_PASSWORD")
        if user and password:
            server.starttls()
            server.login(user, password)
        server.send_message(letter)


def _keep(letter: Letter | Message) -> None:
    folder = data_folder() / "mail"
    folder.mkdir(parents=True, exist_ok=True)
    # The same letter on a second try is the same file.
    mark = "".join(sign for sign in str(letter["Message-ID"] or make_msgid()) if sign.isalnum())
    (folder / f"{clock.now():%Y%m%d}-{mark[:60]}.eml").write_bytes(letter.as_bytes())


class Post(BaseEmailBackend):
    """Django's own mails (a new password) take the same way."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            deliver(message.message())
        return len(email_messages)
