import uuid
from collections.abc import Sequence
from datetime import date, datetime

from rapport.billing.commands.record_payment import Certain, allocate_certain, allocate_what_is_certain, keep_payments, what_is_certain
from rapport.billing.models import BankLine, BankStatement, Payment, Posting
from rapport.billing.queries.unapplied import waiting
from rapport.domain.matching.lines import BankLine as Movement
from rapport.journal.search import index
from rapport.people.models import Member

PAYMENTS_AT_A_TIME, ALLOCATIONS_AT_A_TIME = 200, 10


def post_at_once(lines: Sequence[BankLine], *, by: Member, today: date, now: datetime) -> None:
    """Make payments of the money in among a few lines, and allocate what is certain, all lines weighed together."""
    paid = _payments_of([line for line in lines if line.amount > 0], by)
    if paid:
        allocate_what_is_certain(paid, by=by, today=today, now=now, money_out=[_movement(line) for line in lines if line.amount <= 0])


def post_some(statement: BankStatement, *, by: Member, today: date, now: datetime) -> bool:
    """
    Do the next step of the background work on a statement and answer whether more is left; called with a transaction for each step.

    First lines become payments, then all are weighed together once, then what is certain is allocated, a few at a time. Two at once
    wait for each other; a step that is repeated after a crash finds what is left to do.
    """
    posting = Posting.objects.select_for_update().get(statement=statement)
    if posting.finished_at or posting.refused:
        return False
    # Lines that an earlier file has left without payments belong to the same account and are posted along.
    left = BankLine.objects.filter(account_id=statement.account_id, amount__gt=0, payment=None).order_by("id")
    lines = list(left.select_related("account")[:PAYMENTS_AT_A_TIME])
    if lines:
        _payments_of(lines, by)
        return True
    if posting.planned is None:
        posting.planned = [part.plain for part in _weighed(statement, by)]
    else:
        done = posting.allocated_count + ALLOCATIONS_AT_A_TIME
        for raw in posting.planned[posting.allocated_count : done]:
            allocate_certain(Certain.of(raw), by=by, today=today, now=now)
        posting.allocated_count = min(done, len(posting.planned))
    is_over = posting.allocated_count == len(posting.planned)
    posting.finished_at = now if is_over else None
    posting.save(update_fields=["planned", "allocated_count", "finished_at"])
    return not is_over


def _payments_of(lines: Sequence[BankLine], by: Member) -> list[Payment]:
    paid = [
        Payment(
            agency_id=by.agency_id, account=line.account, received_on=line.booked_on, amount=line.amount, memo=line.memo, by=by, bank_line=line
        )
        for line in lines
    ]  # fmt: skip
    if paid:
        keep_payments(paid, by=by)
        index(paid)
    return paid


def _weighed(statement: BankStatement, by: Member) -> list[Certain]:
    own = BankLine.objects.filter(statement=statement)
    paid = list(waiting(Payment.objects.filter(bank_line__in=own)).select_related("bank_line", "account").order_by("number"))
    gone = [_movement(line) for line in own.filter(amount__lte=0).select_related("account")]
    return what_is_certain(paid, by=by, money_out=gone) if paid else []


def _movement(line: BankLine) -> Movement:
    identity: uuid.UUID = line.id
    return Movement(
        id=identity, amount=line.amount, memo=line.memo, counterparty=line.counterparty, counterparty_account=line.counterparty_account,
        on=line.booked_on, reference=line.reference, currency=line.currency or line.account.currency,
    )  # fmt: skip
