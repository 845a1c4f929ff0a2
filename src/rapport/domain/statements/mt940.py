"""MT940 and MT942: statements of SWIFT and the dialects that banks made of them (SWIFT User Handbook, category 9)."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from rapport.domain.statements.keys import Keys
from rapport.domain.statements.lines import Problem, Skipped, Statement, StatementAccount, StatementLine, StatementRefused
from rapport.domain.statements.mt940_details import read_details

LOOKS_LIKE = re.compile(r"^(?:\{4:\s*)?:(?:20|25|28C?|60[FM]|61|62[FM]):", re.MULTILINE)
# Only tags of these messages: a wrapped time (`:26:37`) begins a line like one.
TAG = re.compile(r"^:(20|21|25P?|28C?|13D?|34F|60[FM]?|61|62[FM]?|64|65|86|90[CD]|NS):", re.MULTILINE)
# Some banks break the line between the colon of a tag and its number.
BROKEN_TAG = re.compile(r"^:\n(\d{2}[A-Z]?:)", re.MULTILINE)
MOVEMENT = re.compile(
    r"^(?P<year>\d{2})(?P<month>\d{2})(?P<day>\d{2})(?P<entry>\d{4})?\s*(?P<mark>R?[DC]|E[DC])(?P<funds>[A-Z])?\s*(?P<amount>\d[\d.]*,?\d*|,\d+)"
    r"(?P<kind>[A-Z][A-Z0-9 ]{3})?(?P<reference>(?:(?!//)[^\n])*)(?://(?P<bank>[^\n]*))?(?:\n(?P<details>.*))?$",
    re.DOTALL,
)
BALANCE = re.compile(r"^(?P<mark>[DC])(?P<day>\d{6})(?P<currency>[A-Z]{3})?(?P<amount>[\d.]*,?\d*)")
FLOOR = re.compile(r"^(?P<currency>[A-Z]{3})")
TOTAL = re.compile(r"^(?P<count>\d*)(?P<currency>[A-Z]{3})(?P<amount>[\d.,]+)")
NO_REFERENCE = frozenset({"NONREF", "NOREF", ""})
CENTURY_TURNS = 70
REFERENCE = 16


@dataclass
class _Message:
    """One statement of the file while it is read."""

    account: str = ""
    currency: str = ""
    opening: Decimal | None = None
    closing: Decimal | None = None
    lines: list[StatementLine] = field(default_factory=list)
    totals: dict[str, Decimal] = field(default_factory=dict)


def looks_like(text: str) -> bool:
    """Say whether a text is an MT940 or MT942, by its tags."""
    return LOOKS_LIKE.search(text) is not None


def read_mt940(text: str) -> Statement:
    """
    Read MT940 and MT942; a debit or a reversed credit is money out. `line` counts the tags `:61:` of the file.

    Balances that do not follow are `balance_mismatch`, stated totals that do not fit `total_mismatch`, a day that no calendar has
    is moved to the month's last (`invalid_day`).

    :raises StatementRefused: `no_lines`: neither movement nor balance
    """
    tags = _tags(BROKEN_TAG.sub(r":\1", text))
    messages: list[_Message] = []
    skipped: list[Skipped] = []
    problems: list[Problem] = []
    keys = Keys()
    count = 0
    for place, (tag, value) in enumerate(tags):
        if tag == "20" or not messages:
            messages.append(_Message())
        message = messages[-1]
        if tag == "61":
            count += 1
            line = _movement(count, value, _behind(tags, place), message, problems)
            if line is None:
                skipped.append(Skipped(count, "unreadable", value[:300]))
                problems.append(Problem("unreadable", count, "a movement that is not written as :61: is"))
            else:
                message.lines.append(line)
        else:
            _head(tag, value, message)
    if not any(message.lines or message.opening is not None for message in messages):
        raise StatementRefused("no_lines", "neither movement nor balance in this file")
    for message in messages:
        _check(message, count, problems)
    lines = [keys.keyed(line) for message in messages for line in message.lines]
    accounts = [StatementAccount(m.account, m.currency, m.opening, m.closing) for m in messages if m.lines or m.opening is not None]
    profile = "mt942" if any(tag in ("34F", "13D") for tag, _value in tags) else "mt940"
    return Statement("mt940", profile, tuple(accounts), tuple(lines), tuple(skipped), tuple(problems))


def _tags(text: str) -> list[tuple[str, str]]:
    found = list(TAG.finditer(text))
    if not found:
        return []
    ends = [match.start() for match in found[1:]] + [len(text)]
    return [(match[1], _trimmed(text[match.end() : end])) for match, end in zip(found, ends, strict=True)]


def _trimmed(value: str) -> str:
    lines = value.split("\n")
    # A message ends with a dash (or `-}`); what stands between two messages is envelope.
    for index, line in enumerate(lines[1:], 1):
        if line.strip() in ("-", "-}") or line.startswith("{1:"):
            return "\n".join(lines[:index]).strip("\n ")
    return value.strip("\n ")


def _behind(tags: Sequence[tuple[str, str]], place: int) -> list[tuple[str, str]]:
    """Answer the tags of details behind a movement."""
    found = []
    for tag, value in tags[place + 1 :]:
        if tag not in ("86", "NS"):
            break
        found.append((tag, value))
    return found


def _head(tag: str, value: str, message: _Message) -> None:
    if tag in ("25", "25P"):
        message.account = value.split("\n")[0].strip()
    elif tag in ("60F", "60M", "60"):
        message.opening, message.currency = _balance(value, message.currency)
    elif tag in ("62F", "62M", "62"):
        message.closing, message.currency = _balance(value, message.currency)
    elif tag == "34F" and (found := FLOOR.match(value)):
        message.currency = message.currency or found["currency"]
    elif tag in ("90D", "90C") and (total := TOTAL.match(value)):
        message.totals[tag] = _amount(total["amount"])
        message.currency = message.currency or total["currency"]


def _balance(value: str, currency: str) -> tuple[Decimal | None, str]:
    found = BALANCE.match(value)
    if not found or not found["amount"].strip(","):
        return None, currency
    amount = _amount(found["amount"])
    return (-amount if found["mark"] == "D" else amount), found["currency"] or currency


def _amount(text: str) -> Decimal:
    whole, _, part = text.replace(".", "").partition(",")
    return Decimal(f"{whole or 0}.{part}" if part else whole or 0)


def _movement(
    count: int, value: str, details: Sequence[tuple[str, str]], message: _Message, problems: list[Problem]
) -> StatementLine | None:
    found = MOVEMENT.match(value)
    if not found:
        return None
    year = int(found["year"])
    year += 1900 if year >= CENTURY_TURNS else 2000
    value_date = _day(year, int(found["month"]), int(found["day"]), count, problems)
    if value_date is None:
        return None
    booked = _entry(found["entry"], value_date, count, problems) or value_date
    amount = _amount(found["amount"])
    is_out = found["mark"] in ("D", "RC", "ED")
    # The customer's reference has 16 letters; what some banks write behind them is words.
    customer, bank = found["reference"][:REFERENCE].strip(), (found["bank"] or "").strip()
    told = read_details(details, " ".join(f"{found['reference'][REFERENCE:].strip()} {(found['details'] or '').strip()}".split()))
    return StatementLine(
        line=count, account=message.account, date=booked, value_date=value_date, amount=-amount if is_out else amount,
        currency=message.currency, balance=None, reference=next((text for text in (customer, bank) if text not in NO_REFERENCE), ""),
        counterparty=told.name, counterparty_account=told.account, memo=told.memo,
    )  # fmt: skip


def _day(year: int, month: int, day: int, count: int, problems: list[Problem]) -> date | None:
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    last = monthrange(year, month)[1]
    if day > last:
        problems.append(Problem("invalid_day", count, f"{day}/{month}/{year} is in no calendar; read as {last}/{month}/{year}"))
    return date(year, month, min(day, last))


def _entry(text: str | None, value_date: date, count: int, problems: list[Problem]) -> date | None:
    """The entry date has no year: it is the one nearest to the value date."""
    if not text:
        return None
    month, day = int(text[:2]), int(text[2:])
    year = value_date.year + (value_date.month == 12 and month == 1) - (value_date.month == 1 and month == 12)
    return _day(year, month, day, count, problems)


def _check(message: _Message, count: int, problems: list[Problem]) -> None:
    last = message.lines[-1].line if message.lines else count
    total = sum((line.amount for line in message.lines), Decimal(0))
    if message.opening is not None and message.closing is not None and message.opening + total != message.closing:
        problems.append(Problem("balance_mismatch", last, f"{message.opening} + {total} is not {message.closing}"))
    for tag, sign in (("90D", -1), ("90C", 1)):
        read = sum((sign * line.amount for line in message.lines if sign * line.amount > 0), Decimal(0))
        if tag in message.totals and message.totals[tag] != read:
            problems.append(Problem("total_mismatch", last, f":{tag}: states {message.totals[tag]}, read {read}"))
