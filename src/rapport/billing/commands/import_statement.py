import hashlib
import uuid
from datetime import date, datetime

from rapport.billing.commands.record_payment import allocate_what_is_certain, keep_payments
from rapport.billing.models import BankLine, BankStatement, Payment
from rapport.domain.matching.lines import BankLine as Movement
from rapport.domain.statements.lines import Problem, Statement, StatementLine, StatementRefused
from rapport.journal.search import index
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.readers.statement_files import Wanted, read_statement
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.kit.values import Upload
from rapport.people.access import require
from rapport.people.models import Member, OwnBankAccount


class ImportRefused(Refused):
    """A statement that is not imported; nothing of it is kept."""

    codes = ("file_type", "dtd", "too_large", "broken", "other_account", "currency", "no_lines", "year", "mapping", "encrypted")


WORDS = {
    "file_type": say("This file cannot be read as a bank statement.", "Không đọc được tệp này như sao kê ngân hàng."),
    "no_lines": say("No movement of money stands in this file.", "Tệp này không có giao dịch nào."),
    "year": say("The days in this file have no year: say which.", "Ngày trong tệp không có năm: hãy ghi năm."),
    "mapping": say(
        "The columns of this file do not explain themselves: give them headings first.",
        "Các cột trong tệp không có tiêu đề rõ: hãy thêm tiêu đề.",
    ),
    "encrypted": say("The file has a password: save it without one.", "Tệp có mật khẩu: hãy lưu lại không mật khẩu."),
    "dtd": say("The file has parts that are not allowed (DTD).", "Tệp có phần không được phép (DTD)."),
    "too_large": say("The file is too large.", "Tệp quá lớn."),
}


@command
def import_statement(
    *,
    account: OwnBankAccount,
    file: Upload,
    year: int | None = None,
    new_id: uuid.UUID | None = None,
    by: Member,
    today: date,
    now: datetime,
) -> BankStatement:
    """
    Import a bank statement of one of our accounts, in any format that `rapport statement` reads; a line here already is left out.

    Money in becomes payments; what is certain is allocated, all else stays to be matched. Money out is kept as lines alone.

    :param year: of days that the file writes without one
    :raises ImportRefused: `file_type` for no statement, `dtd`, `too_large`, `broken`, `encrypted`, `no_lines`; `year` or `mapping` where
        the file does not say enough; `other_account` or `currency` than the file's
    """
    require(by, "bank.create")
    statement = _read(file, year)
    numbers = ({line.account for line in statement.lines} | {item.account for item in statement.accounts}) - {""}
    # Many exports name no account at all: then it is the one that was chosen.
    if numbers and not any(_same_account(number, account.number) for number in numbers):
        raise ImportRefused(
            "other_account",
            say("This file is of account %(number)s.", "Tệp này của tài khoản %(number)s.", number=", ".join(sorted(numbers))),
            field="account",
        )
    lines = [line for line in statement.lines if not numbers or _same_account(line.account, account.number)]
    if any(line.currency not in ("", account.currency) for line in lines):
        raise ImportRefused(
            "currency", say("The file's currency is not the account's.", "Loại tiền của tệp khác tài khoản."), field="account"
        )
    # One import of an account at a time: two overlapping files would both find a line missing.
    OwnBankAccount.objects.select_for_update().get(id=account.id)
    known = set(BankLine.objects.filter(account=account, key__in=[line.key for line in lines]).values_list("key", flat=True))
    fresh = list({line.key: line for line in lines if line.key not in known}.values())
    own = next((item for item in statement.accounts if not numbers or _same_account(item.account, account.number)), None)
    kept = BankStatement.objects.create(
        agency_id=by.agency_id, id=new_id or fresh_id(), account=account, file_name=file.name, sha256=hashlib.sha256(file.content).hexdigest(),
        format=statement.profile, opening_amount=own.opening if own else None, closing_amount=own.closing if own else None,
        line_count=len(lines), new_count=len(fresh), problems=[_told(problem) for problem in statement.problems], imported_at=now, by=by,
    )  # fmt: skip
    rows = BankLine.objects.bulk_create([_line(line, kept, account, by) for line in fresh], batch_size=500)
    paid = [_payment(row, by) for row in rows if row.amount > 0]
    if paid:
        keep_payments(paid, by=by)
        index(paid)
        gone = [_movement(row) for row in rows if row.amount <= 0]
        allocate_what_is_certain(paid, by=by, today=today, now=now, money_out=gone)
    return kept


def _read(file: Upload, year: int | None) -> Statement:
    try:
        return read_statement(file.content, Wanted(name=file.name, year=year))
    except StatementRefused as refused:
        code = "file_type" if refused.code == "unknown_format" else refused.code
        raise ImportRefused(code, WORDS.get(code, WORDS["file_type"]), field="year" if code == "year" else "file") from refused


def _told(problem: Problem) -> dict[str, object]:
    return {"code": problem.code, "line": problem.line, "message": problem.message}


def _line(line: StatementLine, statement: BankStatement, account: OwnBankAccount, by: Member) -> BankLine:
    return BankLine(
        agency_id=by.agency_id, statement=statement, account=account, key=line.key, booked_on=line.date, value_on=line.value_date,
        amount=line.amount, currency=line.currency, reference=line.reference, counterparty=line.counterparty,
        counterparty_account=line.counterparty_account, memo=line.memo,
    )  # fmt: skip


def _payment(line: BankLine, by: Member) -> Payment:
    """Money in becomes a payment."""
    return Payment(
        agency_id=by.agency_id, account=line.account, received_on=line.booked_on, amount=line.amount, memo=line.memo, by=by, bank_line=line
    )


def _movement(line: BankLine) -> Movement:
    return Movement(
        id=line.id, amount=line.amount, memo=line.memo, counterparty=line.counterparty, counterparty_account=line.counterparty_account,
        on=line.booked_on, reference=line.reference, currency=line.currency or line.account.currency,
    )  # fmt: skip


def _same_account(one: str, other: str) -> bool:
    """Compare account numbers as banks write them: an IBAN ends with the number, leading zeros and spaces do not count."""
    plain_one, plain_other = (number.replace(" ", "").replace("-", "").lstrip("0").upper() for number in (one, other))
    return bool(plain_one) and (plain_one == plain_other or plain_one.endswith(plain_other) or plain_other.endswith(plain_one))
