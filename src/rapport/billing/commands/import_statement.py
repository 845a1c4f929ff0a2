import hashlib
import uuid
from collections.abc import Sequence
from datetime import date, datetime

from rapport.billing.commands.post_statement import post_at_once
from rapport.billing.models import BankLine, BankStatement, Posting
from rapport.domain.statements.lines import Problem, Statement, StatementLine, StatementRefused
from rapport.journal.commands.attach import attach
from rapport.kit import later
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.readers.statement_files import Wanted, looks_like_rows, read_statement
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.kit.values import Upload
from rapport.people.access import require
from rapport.people.models import Member, OwnBankAccount


class ImportRefused(Refused):
    """A statement that is not imported; no line of it is kept."""

    codes = ("file_type", "dtd", "too_large", "broken", "other_account", "currency", "no_lines", "year", "mapping", "encrypted")


WORDS = {
    "file_type": say(
        "This file cannot be read as a bank statement.",
        "Không nhận ra sao kê ngân hàng trong tệp này: hãy tải lại từ ngân hàng, dạng CSV hoặc Excel.",
    ),
    "no_lines": say("No movement of money stands in this file.", "Tệp này không có giao dịch nào."),
    "year": say("The days in this file have no year: say which.", "Ngày trong tệp không có năm: hãy ghi năm."),
    "mapping": say(
        "The columns of this file do not explain themselves: give them headings first.",
        "Các cột trong tệp không có tiêu đề rõ: hãy thêm tiêu đề.",
    ),
    "encrypted": say("The file has a password: save it without one.", "Tệp có mật khẩu: hãy lưu lại không mật khẩu."),
    "dtd": say("The file has parts that are not allowed (DTD).", "Tệp có phần không được phép (DTD): hãy lưu lại dạng CSV hoặc Excel."),
    "too_large": say("The file is too large.", "Tệp quá lớn."),
    "broken": say("The file is broken.", "Tệp bị hỏng: hãy tải lại từ ngân hàng."),
    "other_account": say("The file belongs to another account.", "Tệp của tài khoản khác."),
    "currency": say("The file's currency is not the account's.", "Loại tiền của tệp khác tài khoản."),
}
# What a request reads and posts at once; what is larger is left to the background worker.
AT_ONCE_BYTES, AT_ONCE_LINES = 256 * 1024, 40
START_BYTES = 64 * 1024
READ, POST = "billing.read_statement", "billing.post_statement"


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

    Money in becomes payments; what is certain is allocated, all else stays to be matched. Money out is kept as lines alone. Many
    lines are posted by the background worker, a few at a time; a very large file is read there, too, and then refused there.

    :param year: of days that the file writes without one
    :raises ImportRefused: `file_type` for no statement, `dtd`, `too_large`, `broken`, `encrypted`, `no_lines`; `year` or `mapping` where
        the file does not say enough; `other_account` or `currency` than the file's
    """
    require(by, "bank.create")
    kept = BankStatement(
        agency_id=by.agency_id, id=new_id or fresh_id(), account=account, file_name=file.name, by=by, imported_at=now,
        sha256=hashlib.sha256(file.content).hexdigest(),
    )  # fmt: skip
    if len(file.content) > AT_ONCE_BYTES:
        return _left_to_the_worker(kept, file, year)
    rows = keep_lines(kept, file.content, year)
    if len(rows) > AT_ONCE_LINES or _waits_for_the_worker(account):
        Posting.objects.create(agency_id=by.agency_id, statement=kept, year=year)
        later.enqueue(POST, agency_id=by.agency_id, statement=str(kept.id))
    else:
        post_at_once(rows, by=by, today=today, now=now)
    return kept


def keep_lines(kept: BankStatement, content: bytes, year: int | None) -> list[BankLine]:
    """
    Read a file, keep its statement and the lines that are not here yet; answer these.

    :raises ImportRefused: as `import_statement`
    """
    account = kept.account
    statement = _read(content, kept.file_name, year)
    lines, numbers = _of_account(statement, account)
    # One import of an account at a time: two overlapping files would both find a line missing.
    OwnBankAccount.objects.select_for_update().get(id=account.id)
    known = set(BankLine.objects.filter(account=account, key__in=[line.key for line in lines]).values_list("key", flat=True))
    fresh = list({line.key: line for line in lines if line.key not in known}.values())
    own = next((item for item in statement.accounts if not numbers or _same_account(item.account, account.number)), None)
    kept.format, kept.line_count, kept.new_count = statement.profile, len(lines), len(fresh)
    kept.opening_amount, kept.closing_amount = (own.opening, own.closing) if own else (None, None)
    kept.problems = [_told(problem) for problem in statement.problems]
    kept.save()
    return BankLine.objects.bulk_create([_line(line, kept) for line in fresh], batch_size=500)


def _of_account(statement: Statement, account: OwnBankAccount) -> tuple[Sequence[StatementLine], set[str]]:
    """Answer the lines of one account, and the numbers of accounts that the file names: many exports name none at all."""
    numbers = ({line.account for line in statement.lines} | {item.account for item in statement.accounts}) - {""}
    if numbers and not any(_same_account(number, account.number) for number in numbers):
        raise ImportRefused(
            "other_account",
            say("This file is of account %(number)s.", "Tệp này của tài khoản %(number)s.", number=", ".join(sorted(numbers))),
            field="account",
        )
    lines = [line for line in statement.lines if not numbers or _same_account(line.account, account.number)]
    if any(line.currency not in ("", account.currency) for line in lines):
        raise ImportRefused("currency", WORDS["currency"], field="account")
    return lines, numbers


def _left_to_the_worker(kept: BankStatement, file: Upload, year: int | None) -> BankStatement:
    """Keep a large file for the worker, once its beginning looks like a statement."""
    start = file.content[:START_BYTES]
    if b"<!DOCTYPE" in start and b"<html" not in start[:1024].lower():
        raise ImportRefused("dtd", WORDS["dtd"], field="file")
    if looks_like_rows(start):
        _check_start(start[: start.rfind(b"\n") + 1], file.name, year)
    kept.save(force_insert=True)
    Posting.objects.create(agency_id=kept.agency_id, statement=kept, year=year)
    attach(kind="bank_statement", subject_id=kept.id, upload=file, by=kept.by)
    later.enqueue(READ, agency_id=kept.agency_id, statement=str(kept.id))
    return kept


def _check_start(start: bytes, name: str, year: int | None) -> None:
    """Refuse where it was sent what cannot be read from its first whole lines; what only its end could explain is left to the worker."""
    try:
        _read(start, name, year)
    except ImportRefused as refused:
        if refused.code in ("file_type", "no_lines", "year", "mapping", "encrypted") and b"\x00" not in start:
            raise


def _waits_for_the_worker(account: OwnBankAccount) -> bool:
    """Lines of an earlier file come first: the same file again continues what a crash has left."""
    return BankLine.objects.filter(account=account, amount__gt=0, payment=None).exclude(statement__posting=None).exists()


def _read(content: bytes, name: str, year: int | None) -> Statement:
    try:
        return read_statement(content, Wanted(name=name, year=year))
    except StatementRefused as refused:
        code = "file_type" if refused.code == "unknown_format" else refused.code
        raise ImportRefused(code, WORDS.get(code, WORDS["file_type"]), field="year" if code == "year" else "file") from refused


def _told(problem: Problem) -> dict[str, object]:
    return {"code": problem.code, "line": problem.line, "message": problem.message}


def _line(line: StatementLine, statement: BankStatement) -> BankLine:
    return BankLine(
        agency_id=statement.agency_id, statement=statement, account=statement.account, key=line.key, booked_on=line.date,
        value_on=line.value_date, amount=line.amount, currency=line.currency, reference=line.reference, counterparty=line.counterparty,
        counterparty_account=line.counterparty_account, memo=line.memo,
    )  # fmt: skip


def _same_account(one: str, other: str) -> bool:
    """Compare account numbers as banks write them: an IBAN ends with the number, leading zeros and spaces do not count."""
    plain_one, plain_other = (number.replace(" ", "").replace("-", "").lstrip("0").upper() for number in (one, other))
    return bool(plain_one) and (plain_one == plain_other or plain_one.endswith(plain_other) or plain_other.endswith(plain_one))
