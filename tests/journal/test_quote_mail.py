"""A quote by mail: the PDF that was frozen, in the words of the two people."""

from decimal import Decimal

import pytest

from rapport.clients.models import Contact
from rapport.jobs.commands.open_job import open_job
from rapport.jobs.models import Job
from rapport.journal.models import File, Mail
from rapport.proposals.commands.draft_quote import draft_quote
from rapport.proposals.commands.send_quote import SendRefused, send_quote
from rapport.proposals.commands.set_lines import LineInput, set_lines
from rapport.proposals.later import mail_quote
from rapport.proposals.models import QuoteLine, QuoteVersion
from tests.cast import NOW, TODAY, Cast


def _version(cast: Cast, email: str) -> tuple[QuoteVersion, Contact]:
    client = cast.client(cast.am)
    contact = cast.contact(client, cast.am)
    contact.email = email
    contact.save()
    job = open_job(client=client, name="Bộ ảnh", lane=Job.Lane.J, by=cast.am, today=TODAY)
    quote = draft_quote(job=job, by=cast.am, today=TODAY)
    line = LineInput(text="Bộ ảnh", way=QuoteLine.Way.OWN, unit_amount=Decimal(20_000_000), unit_cost_amount=Decimal(2_000_000))
    version = quote.versions.get()
    set_lines(version=version, lines=[line], by=cast.am, today=TODAY)
    return version, contact


def test_the_worker_sends_the_pdf_in_the_words_of_the_two(cast: Cast) -> None:
    version, contact = _version(cast, "thu@bep-lua.example")
    send_quote(version=version, contact=contact, is_mailed=True, by=cast.am, today=TODAY, now=NOW)
    mail_quote(str(version.id))
    mail = Mail.objects.get()
    assert mail.to == ["thu@bep-lua.example"]
    assert mail.body.startswith("Dạ em chào chị Thu,")
    assert File.objects.get(id=mail.attachments[0]).content_type == "application/pdf"


def test_without_an_address_nothing_is_sent(cast: Cast) -> None:
    version, contact = _version(cast, "")
    with pytest.raises(SendRefused) as refused:
        send_quote(version=version, contact=contact, is_mailed=True, by=cast.am, today=TODAY, now=NOW)
    assert refused.value.code == "no_email"
    version.refresh_from_db()
    assert version.sent_on is None
