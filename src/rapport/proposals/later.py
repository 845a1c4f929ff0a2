"""What follows a sent quote in the background: its PDF, and the mail that carries it."""

import uuid

from rapport.clients.queries.address import address_of
from rapport.journal.commands.attach import attach
from rapport.journal.outbox import write_mail
from rapport.kit import clock
from rapport.kit.values import Upload
from rapport.proposals.documents.quote import quote_pdf
from rapport.proposals.models import QuoteVersion


def mail_quote(version: str) -> None:
    """Set a sent version as PDF, keep it beside the quote, and post it to the contact it was sent to."""
    sent = QuoteVersion.objects.select_related("quote__job__client", "quote__job__legal_entity", "sent_to", "sent_by", "agency").get(
        id=uuid.UUID(version)
    )
    contact, sender = sent.sent_to, sent.sent_by
    if contact is None or sender is None or not contact.email:
        return
    language = sent.quote.language
    name = f"{sent.quote.number}-v{sent.position}"
    file = attach(kind="quote", subject_id=sent.quote_id, upload=Upload(f"{name}.pdf", quote_pdf(sent, language)), by=sender)
    job = sent.quote.job
    subject = f"Quotation {name}: {job.name}" if language == "en" else f"Báo giá {name}: {job.name}"
    write_mail(to=[contact.email], subject=subject, body=_body(sent, language), by=sender, now=clock.now(), kind="quote",
               subject_id=sent.quote_id, files=[file])  # fmt: skip


def _body(sent: QuoteVersion, language: str) -> str:
    contact, sender, job = sent.sent_to, sent.sent_by, sent.quote.job
    assert contact is not None
    assert sender is not None
    if language == "en":
        return f"Dear {contact.full_name},\n\nPlease find attached our quotation for {job.name}.\n\n{sender.full_name}\n{job.legal_entity.name}\n"
    address = address_of(contact, sender)
    if not address.is_known:
        return f"Kính gửi {address.call},\n\n{job.legal_entity.name} xin gửi báo giá cho việc {job.name}.\n\n{sender.full_name}\n"
    return (
        f"{address.opening} chào {address.call},\n\n"
        f"{address.self_word[:1].upper()}{address.self_word[1:]} gửi {address.call} báo giá cho việc {job.name}, chi tiết trong tệp đính kèm.\n\n"
        f"{sender.full_name}\n{job.legal_entity.name}\n"
    )
