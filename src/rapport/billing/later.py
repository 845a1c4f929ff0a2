"""What the worker does for the bank: it reads large statements, and posts the lines of long ones, a few in each transaction."""

import uuid

from rapport.billing.commands.import_statement import POST, ImportRefused, keep_lines
from rapport.billing.commands.post_statement import post_some
from rapport.billing.commands.record_payment import allocate_what_is_certain
from rapport.billing.models import BankStatement, Invoice, Payment, Posting
from rapport.billing.queries.unapplied import waiting
from rapport.journal.models import File
from rapport.journal.notices import notify
from rapport.journal.search import ids_found
from rapport.journal.storage import path_of
from rapport.kit import clock, later
from rapport.kit.refusal import Words
from rapport.kit.tongues import say


def read_large_statement(statement: str) -> None:
    """Read a file that was too large for a request; what is refused stands on the statement, and its sender is told."""
    posting = Posting.objects.select_for_update().get(statement=uuid.UUID(statement))
    kept = _statement(statement)
    if kept.format or posting.refused:
        return
    file = File.objects.filter(kind="bank_statement", subject_id=kept.id).latest("at")
    try:
        keep_lines(kept, path_of(file.stored_as).read_bytes(), posting.year)
    except ImportRefused as refused:
        posting.refused = refused.code
        posting.save(update_fields=["refused"])
        _tell(kept, say("%(file)s was not imported: %(why)s", "Chưa nhập được %(file)s: %(why)s", file=kept.file_name, why=refused.message))
        return
    later.enqueue(POST, agency_id=kept.agency_id, statement=statement)


def post_statement(statement: str) -> None:
    """Do one step and enqueue the next with the same transaction, until all is posted."""
    kept, now = _statement(statement), clock.now()
    if post_some(kept, by=kept.by, today=clock.day_of(now, kept.by.agency), now=now):
        later.enqueue(POST, agency_id=kept.agency_id, statement=statement)
    elif not kept.posting.refused:
        _tell(
            kept,
            say("%(file)s is imported: %(n)s new lines", "Đã nhập xong %(file)s: %(n)s dòng mới", file=kept.file_name, n=kept.new_count),
        )


def match_waiting(invoice: str) -> None:
    """Allocate money that came before its invoice was issued, where its words make it certain now."""
    issued = Invoice.objects.select_related("issuance__by__agency").get(id=uuid.UUID(invoice))
    by, now = issued.issuance.by, clock.now()
    paid = list(waiting(Payment.objects.filter(id__in=ids_found(issued.number, "payment"))).select_related("bank_line", "account"))
    for payment in paid:
        allocate_what_is_certain([payment], by=by, today=clock.day_of(now, by.agency), now=now)


def _statement(statement: str) -> BankStatement:
    return BankStatement.objects.select_related("account", "by__agency", "posting").get(id=uuid.UUID(statement))


def _tell(kept: BankStatement, words: Words) -> None:
    notify(
        [kept.by], event="statement", kind="bank_statement", subject_id=kept.id, words=words, by=kept.by, now=clock.now(), also_self=True
    )
