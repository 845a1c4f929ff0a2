"""QIF: Quicken's interchange format, one letter at the head of each line."""

import re
from decimal import Decimal

from rapport.domain.statements.amounts import decimal_mark, read_written
from rapport.domain.statements.days import WrittenDay, day_of, is_month_first, read_day
from rapport.domain.statements.keys import Keys
from rapport.domain.statements.lines import Problem, Skipped, Statement, StatementAccount, StatementLine, StatementRefused
from rapport.domain.statements.years import years_of

LOOKS_LIKE = re.compile(r"^!(?:Type|Account|Option|Clear)\b", re.IGNORECASE | re.MULTILINE)
BANK_TYPES = ("bank", "cash", "ccard", "oth a", "oth l")
APOSTROPHE = re.compile(r"['’]\s*")
type Record = dict[str, str]


def looks_like(text: str) -> bool:
    """Say whether a text is QIF, by a line such as `!Type:Bank`."""
    return LOOKS_LIKE.search(text[:20_000]) is not None


def read_qif(text: str, *, year: int | None = None, name: str = "") -> Statement:
    """
    Read QIF; `line` counts the records of bank, cash and card accounts; other lists (securities, categories) are told as skipped.

    :raises StatementRefused: `no_lines`, `year`
    """
    records, skipped = _records(text)
    days = [(_day(record.get("D", "")), record) for _account, record in records]
    known = [day for day, _record in days if day]
    month_first = is_month_first(known)
    years = iter(years_of(known, [], year, name, is_month_first=month_first) if known else [])
    mark = decimal_mark([record.get("T", "") for _account, record in records])
    keys, lines, problems = Keys(), [], []
    for count, (account, record) in enumerate(records, 1):
        written = _day(record.get("D", ""))
        day = day_of(written, is_month_first=month_first, year=next(years)) if written else None
        amount = _amount(record, mark)
        if day is None or amount is None:
            skipped.append(Skipped(count, "unreadable", " | ".join(record.values())[:300]))
            problems.append(Problem("unreadable", count, "no day" if day is None else "no amount"))
            continue
        line = StatementLine(
            line=count, account=account, date=day, value_date=None, amount=amount, currency="", balance=None, reference=record.get("N", ""),
            counterparty=record.get("P", ""), counterparty_account="", memo=record.get("M", "") or record.get("P", ""),
        )  # fmt: skip
        lines.append(keys.keyed(line))
    if not lines:
        raise StatementRefused("no_lines", "no record with day and amount in this file")
    accounts = [StatementAccount(account, "", None, None) for account in dict.fromkeys(line.account for line in lines)]
    return Statement("qif", "qif", tuple(accounts), tuple(lines), tuple(skipped), tuple(problems))


def _records(text: str) -> tuple[list[tuple[str, Record]], list[Skipped]]:
    records: list[tuple[str, Record]] = []
    skipped: list[Skipped] = []
    section, account = "bank", ""
    record: Record = {}
    for raw in [*text.split("\n"), "^"]:
        line = raw.strip()
        if line.startswith("!"):
            section = line[1:].partition(":")[2].strip().lower() or line[1:].split(":")[0].strip().lower()
            record = {}
        elif line.startswith("^"):
            if section == "account":
                account = record.get("N", account)
            elif record and any(section.startswith(kind) for kind in BANK_TYPES):
                records.append((account, record))
            elif record:
                skipped.append(Skipped(0, "header", f"{section}: {' | '.join(record.values())}"[:300]))
            record = {}
        elif line:
            # A split's own lines repeat letters; the record's come first.
            record.setdefault(line[0], line[1:].strip())
    return records, skipped


def _day(text: str) -> WrittenDay | None:
    # 1/ 2'15 and 12/31' 99: an apostrophe stands before the years of this century.
    return read_day(APOSTROPHE.sub("/", text).replace(" ", ""))


def _amount(record: Record, mark: str) -> Decimal | None:
    written = read_written(record.get("T") or record.get("U") or "", mark)
    return written.value if written else None
