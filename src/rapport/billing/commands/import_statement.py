import hashlib
import uuid
from datetime import date, datetime

from rapport.billing.commands.record_payment import take_in
from rapport.billing.models import BankLine, BankStatement, Payment
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.readers.camt import read_camt
from rapport.kit.readers.statement import Statement, StatementLine, StatementRefused
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.kit.values import Upload
from rapport.people.access import require
from rapport.people.models import Member, OwnBankAccount


class ImportRefused(Refused):
    """A statement that is not imported; nothing of it is kept."""

    codes = ("file_type", "dtd", "too_large", "broken", "other_account", "currency", "empty")


@command
def import_statement(
    *, account: OwnBankAccount, file: Upload, new_id: uuid.UUID | None = None, by: Member, today: date, now: datetime
) -> BankStatement:
    """
    Import a bank statement (camt.053, .052, .054) of one of our accounts; a line that is here already is left out.

    Money in becomes payments; what is certain is allocated, all else stays to be matched. Money out is kept as lines alone.

    :raises ImportRefused: `file_type` unless camt, `dtd`, `too_large`, `broken`, `empty`; `other_account` than the file's
    """
    require(by, "bank.create")
    statement = _read(file)
    numbers = {line.account for line in statement.lines} | {item.account for item in statement.accounts}
    if not any(_same_account(number, account.number) for number in numbers):
        raise ImportRefused(
            "other_account",
            say("This file is of account %(number)s.", "Tệp này của tài khoản %(number)s.", number=", ".join(sorted(numbers))),
            field="account",
        )
    lines = [line for line in statement.lines if _same_account(line.account, account.number)]
    if any(line.currency != account.currency for line in lines):
        raise ImportRefused(
            "currency", say("The file's currency is not the account's.", "Loại tiền của tệp khác tài khoản."), field="account"
        )
    # One import of an account at a time: two overlapping files would both find a line missing.
    OwnBankAccount.objects.select_for_update().get(id=account.id)
    known = set(BankLine.objects.filter(account=account, key__in=[line.key for line in lines]).values_list("key", flat=True))
    fresh = [line for line in lines if line.key not in known]
    own = next((item for item in statement.accounts if _same_account(item.account, account.number)), None)
    kept = BankStatement.objects.create(
        agency_id=by.agency_id, id=new_id or fresh_id(), account=account, file_name=file.name, sha256=hashlib.sha256(file.content).hexdigest(),
        format=statement.profile, opening_amount=own.opening if own else None, closing_amount=own.closing if own else None,
        line_count=len(lines), new_count=len(fresh), problems=[problem.__dict__ for problem in statement.problems], imported_at=now, by=by,
    )  # fmt: skip
    for line in fresh:
        _keep(line, kept, account, by, today, now)
    return kept


def _read(file: Upload) -> Statement:
    try:
        return read_camt(file.content)
    except StatementRefused as refused:
        code = "file_type" if refused.code == "unknown_format" else refused.code
        if not file.content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
            code = "file_type"
        raise ImportRefused(
            code, say("This file cannot be read as a bank statement (camt).", "Không đọc được tệp này như sao kê (camt)."), field="file"
        ) from refused


def _keep(line: StatementLine, statement: BankStatement, account: OwnBankAccount, by: Member, today: date, now: datetime) -> None:
    kept = BankLine.objects.create(
        agency_id=by.agency_id, statement=statement, account=account, key=line.key, booked_on=line.date, value_on=line.value_date,
        amount=line.amount, currency=line.currency, reference=line.reference, counterparty=line.counterparty,
        counterparty_account=line.counterparty_account, memo=line.memo,
    )  # fmt: skip
    if line.amount > 0:
        payment = Payment(agency_id=by.agency_id, account=account, received_on=line.date, amount=line.amount, memo=line.memo, by=by)
        take_in(payment, by=by, today=today, now=now, line=kept)


def _same_account(one: str, other: str) -> bool:
    """Compare account numbers as banks write them: an IBAN ends with the number, leading zeros and spaces do not count."""
    plain_one, plain_other = (number.replace(" ", "").replace("-", "").lstrip("0").upper() for number in (one, other))
    return bool(plain_one) and (plain_one == plain_other or plain_one.endswith(plain_other) or plain_other.endswith(plain_one))
