"""MT940 and MT942 in the dialects of their banks: tags cut apart, lines read, balances followed from block to block."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from rapport.domain.statements.grid import lines_of
from rapport.domain.statements.keys import Keys
from rapport.domain.statements.lines import Problem, Skipped, Statement, StatementAccount, StatementLine, StatementRefused
from rapport.domain.statements.mt940_details import read_details, supplement, told

TAG = re.compile(r"^\{?(?:\d:\s*)?:(NS|\d{2}[A-Z]?):(.*)$", re.DOTALL)
LONE_COLON = re.compile(r"^:\s*$")
END = re.compile(r"^-\s*+(?:\}.*|XXX)?\s*$")
BLOCKS = re.compile(r"\{[1235]:[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")
BALANCE = re.compile(r"^(?P<side>[CD])?\s*+(?P<day>\d{6})?\s*+(?P<currency>[A-Z]{3})?\s*+(?P<amount>[\d.,]+)\s*$")
MOVEMENT = re.compile(
    r"""^\s*+(?P<value>\d{6})\s*+(?P<entry>\d{4})?\s*+
    (?P<side>R[CD]|[ER]?[CD])(?P<funds>[A-Z])?\s*+
    (?P<amount>\d[\d.,]*|,\d+)\s*+
    (?P<kind>[A-Z][A-Z0-9 ]{3})?
    (?P<reference>[^\n]*?)(?://(?P<bank>[^\n]*))?
    (?:\n(?P<more>.*))?$""",
    re.VERBOSE | re.DOTALL,
)
SUM = re.compile(r"^(?P<count>\d*)\s*+(?P<currency>[A-Z]{3})\s*+(?P<amount>[\d.,]+)\s*$")
# Some banks write here which field of tag 86 has the reference.
ELSEWHERE = ("EREF", "PREF", "MARF", "KREF")
MOST_DIGITS, LONGEST_REFERENCE = 21, 16
LOOKS = re.compile(r"^[^\S\n]*+(?:\{\d:[^\n]*)?:(?:20|25|28C?|60[FM]?|61|62[FM]?|86|34F|940|NS):", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag with its text, and the number of the line that it stands on."""

    name: str
    text: str
    line: int


@dataclass
class _Block:
    """One message: what it says of its account until the next one begins."""

    account: str = ""
    currency: str = ""
    opening: Decimal | None = None
    closing: Decimal | None = None
    total: Decimal = Decimal(0)
    sums: dict[str, tuple[int, Decimal]] = field(default_factory=dict)
    lines: int = 0
    last: int = 1
    is_unread: bool = False


@dataclass
class _Message:
    block: _Block = field(default_factory=_Block)
    accounts: list[StatementAccount] = field(default_factory=list)
    lines: list[StatementLine] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    is_interim: bool = False
    waits: tuple[int, re.Match[str], date, date] | None = None
    details: list[str] = field(default_factory=list)
    closings: dict[tuple[str, str], Decimal] = field(default_factory=dict)


def looks_like_mt940(text: str) -> bool:
    """Say whether a text has the tags of an MT940 or MT942 at the beginning of its lines."""
    return len(set(LOOKS.findall(text[:20_000]))) >= 1 and bool(
        re.search(r"^[^\S\n]*+(?:\{\d:[^\n]*)?:(?:20|25|60[FM]?|61|62[FM]?|NS|940):", text[:20_000], re.MULTILINE)
    )


def read_mt940(text: str) -> Statement:
    """
    Read a file of MT940 or MT942 messages. A line is a tag 61; its day of booking is its entry date, else its value date.

    :raises StatementRefused: `unknown_format` where it has no tags, `no_lines` where no message is in it
    """
    message = _Message()
    for tag in tags_of(text):
        _take(tag, message)
    _close(message)
    if not message.lines and not message.accounts and not message.skipped:
        raise StatementRefused("unknown_format" if not looks_like_mt940(text) else "no_lines", "no account and no movement in this file")
    keys = Keys()
    lines = tuple(keys.keyed(line) for line in message.lines)
    profile = "MT942" if message.is_interim else "MT940"
    return Statement("mt940", profile, tuple(message.accounts), lines, tuple(message.skipped), tuple(message.problems))


def tags_of(text: str) -> Iterator[Tag]:
    """Cut a text into tags. What stands before the first tag or behind an end `-` is of the envelope, not of a tag."""
    name, parts, began, is_open, colon = "", [""], 0, False, ""
    for number, written in enumerate(lines_of(BLOCKS.sub("\n", text) if "{" in text else text), 1):
        if LONE_COLON.match(written):
            # A tag torn behind its first colon.
            colon = ":"
            continue
        line, colon = colon + re.sub(r"^\{4:\s*", "", written), ""
        found = TAG.match(line.lstrip("\x01\x03 \t"))
        if found and found[1] != "94":
            if is_open:
                yield Tag(name, "\n".join(parts), began)
            name, parts, began, is_open = found[1], [found[2]], number, True
        elif END.match(line) and is_open:
            yield Tag(name, "\n".join(parts), began)
            yield Tag("-", "", number)
            is_open = False
        elif is_open:
            parts.append(line)
    if is_open:
        yield Tag(name, "\n".join(parts), began)


def _take(tag: Tag, message: _Message) -> None:
    block = message.block
    if tag.name in ("86", "NS"):
        if message.waits:
            message.details.append(tag.text)
        return
    if tag.name == "61":
        _flush(message)
        block.last = tag.line
        _movement(tag, message)
        return
    if tag.name in ("20", "-"):
        _close(message)
    elif tag.name == "25":
        _flush(message)
        if block.account or block.lines:
            _close(message)
        message.block.account = _account(tag.text)
    elif tag.name[:2] in ("60", "62", "34", "90"):
        _flush(message)
        _balance(tag, message)
    message.is_interim = message.is_interim or tag.name[:2] in ("34", "13", "90")


def _account(text: str) -> str:
    first = text.strip().split("\n")[0].strip()
    return "".join(first.split())


def _balance(tag: Tag, message: _Message) -> None:
    block, text = message.block, tag.text.strip().split("\n")[0].strip()
    block.last = tag.line if not block.lines else block.last
    found = (SUM if tag.name.startswith("90") else BALANCE).match(text)
    amount = swift_amount(found["amount"]) if found else None
    if tag.name.startswith("34"):
        block.currency = block.currency or text[:3]
        return
    if found is None or amount is None:
        message.problems.append(Problem("unreadable", tag.line, f"the balance is not understood: {text[:60]}"))
        return
    block.currency = block.currency or found["currency"] or ""
    if tag.name.startswith("90"):
        block.sums[tag.name[2:]] = (int(found["count"] or 0), amount)
        return
    if found["side"] is None:
        message.problems.append(Problem("unreadable", tag.line, f"the balance has no side: {text[:60]}"))
        return
    value = amount if found["side"] == "C" else -amount
    if tag.name.startswith("60"):
        block.opening = value if block.opening is None else block.opening
    else:
        block.closing = value


def _movement(tag: Tag, message: _Message) -> None:
    found = MOVEMENT.match(tag.text.rstrip())
    days = _days(found) if found else None
    amount = swift_amount(found["amount"]) if found else None
    if found is None or days is None or amount is None:
        message.skipped.append(Skipped(tag.line, "unreadable", tag.text[:500]))
        message.problems.append(Problem("unreadable", tag.line, f"not understood: {tag.text[:120]}"))
        message.block.is_unread = True
        return
    value, booked, is_moved = days
    if is_moved:
        message.problems.append(Problem("day", tag.line, f"no calendar has the day {found['value']}: read as {value.isoformat()}"))
    message.waits, message.details = (tag.line, found, value, booked), []


def swift_amount(text: str) -> Decimal | None:
    """Read an amount with a comma before its decimals (`1234,5`, `100,`), also with a point or divided thousands; None for none."""
    if not re.fullmatch(r"\d*(?:[.,]\d*)?|\d{1,3}(?:\.\d{3})+(?:,\d*)?|\d{1,3}(?:,\d{3})+\.\d*", text) or not any(map(str.isdigit, text)):
        return None
    if len(text) > MOST_DIGITS:
        return None
    whole, mark, part = (
        (text.rpartition(",") if text.rfind(",") > text.rfind(".") else text.rpartition(".")) if re.search("[.,]", text) else (text, "", "")
    )
    return Decimal(f"{re.sub('[.,]', '', whole) or 0}{'.' if mark and part else ''}{part}")


def _days(found: re.Match[str]) -> tuple[date, date, bool] | None:
    year, month, day = (int(found["value"][at : at + 2]) for at in (0, 2, 4))
    year += 1900 if year >= 70 else 2000
    value, is_moved = _day(year, month, day)
    if value is None:
        return None
    if not found["entry"]:
        return value, value, is_moved
    month, day = int(found["entry"][:2]), int(found["entry"][2:])
    # The entry date has no year: the one nearest to the value date.
    near = [made for shift in (0, -1, 1) if (made := _day(year + shift, month, day)[0])]
    return (value, min(near, key=lambda made: abs(made - value)), is_moved) if near else (value, value, True)


def _day(year: int, month: int, day: int) -> tuple[date | None, bool]:
    """Make a day; of 30 February, on which banks with months of 30 days book, the last of the month."""
    try:
        return date(year, month, day), False
    except ValueError:
        if month == 2 and day in (29, 30):
            return date(year, 3, 1) - timedelta(days=1), True
        return None, False


def _flush(message: _Message) -> None:
    if message.waits is None:
        return
    line, found, value, booked = message.waits
    message.waits = None
    block = message.block
    amount = swift_amount(found["amount"])
    assert amount is not None
    # RC takes a credit back, RD a debit; EC and ED are expected ones of an MT942.
    is_in = found["side"] in ("C", "EC", "RD")
    signed = amount if is_in else -amount
    details = read_details("\n".join(message.details))
    # Sixteen places are the reference's; what some banks write behind them is of the words.
    stated = found["reference"][:LONGEST_REFERENCE].strip()
    reference = told(stated) or (details.reference if stated in ELSEWHERE else "") or told(found["bank"] or "")
    words, other = supplement(found["more"] or "")
    more = " ".join(f"{found['reference'][LONGEST_REFERENCE:]} {words}".split())
    memo = " ".join(text for text in (more if more not in details.memo else "", details.memo) if text)
    block.total += signed
    block.lines += 1
    message.lines.append(
        StatementLine(
            line, block.account, booked, value, signed, block.currency, None, reference or details.reference, details.name,
            details.account or other, memo,
        )
    )  # fmt: skip


def _close(message: _Message) -> None:
    _flush(message)
    block, message.block = message.block, _Block()
    if not (block.account or block.lines or block.opening is not None or block.is_unread):
        return
    message.accounts.append(StatementAccount(block.account, block.currency, block.opening, block.closing))
    if block.opening is not None and block.closing is not None and block.opening + block.total != block.closing:
        said = f"{block.opening} + {block.total} is not {block.closing}"
        message.problems.append(Problem("balance_mismatch", block.last, said))
    own = message.lines[len(message.lines) - block.lines :]
    message.problems += _sums(block, own)
    message.problems += _chained(message, block.last)


def _sums(block: _Block, own: Sequence[StatementLine]) -> Iterator[Problem]:
    for side, (count, stated) in block.sums.items():
        found = [abs(line.amount) for line in own if (line.amount > 0) == (side == "C")]
        if sum(found) != stated or (count and count != len(found)):
            yield Problem(
                "total_mismatch", block.last, f"{side}: the file states {count} of {stated}, there are {len(found)} of {sum(found)}"
            )


def _chained(message: _Message, line: int) -> Iterator[Problem]:
    """Compare the balance that a block opens with to the one that the block before it, of the same account, closed with."""
    last = message.accounts[-1]
    before = message.closings.get((last.account, last.currency))
    if before is not None and last.opening is not None and before != last.opening:
        yield Problem("balance_mismatch", line, f"the block before closes with {before}, this one opens with {last.opening}")
    if last.closing is not None:
        message.closings[last.account, last.currency] = last.closing
