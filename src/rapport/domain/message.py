"""
A client's message read for a small job: how much, until when, what, by which way it came.

Nothing is guessed: what the message says once and plainly is *sure*; where it can be read in two ways every reading is offered and
none is sure, so that a person chooses.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rapport.domain.amounts import AmountRefused, read_amount
from rapport.domain.chat import CALLED, heads_of
from rapport.domain.deadline import Deadline, deadlines_in

LONGEST_NAME = 80
_MAIL_HEAD = re.compile(r"^(from|sent|to|cc|date|subject|từ|người gửi|đã gửi|đến|tới|ngày|chủ đề|tiêu đề)\s*:\s*(.*)$", re.I)
_SUBJECT = ("subject", "chủ đề", "tiêu đề")
_SENDER = ("from", "từ", "người gửi")
_AMOUNT = re.compile(
    r"(?<![\w.,/])(?P<n>\d[\d.,]*)\s*(?P<word>tỷ|ty|tỉ|triệu|trieu|tr|củ|nghìn|ngàn|ngan|k|m)(?P<tail>\d{1,3})?(?![a-zà-ỹ])(?P<half>\s*rưỡi)?"
    r"|(?<![\w.,/])(?P<plain>\d{1,3}(?:[.,]\d{3}){1,3}|\d{6,12})\s*(?P<mark>₫|đồng|đ|vnđ|vnd)?(?![\w/])",
    re.I,
)
_PER_UNIT = re.compile(r"\s*(/|mỗi|một|per)\s*\w", re.I)
_WITH_VAT = re.compile(r"(gồm|có|đã)\s+(cả\s+)?(vat|thuế)|incl\w*\.?\s+(of\s+)?vat|with vat", re.I)
_ABOUT = re.compile(r"(khoảng|tầm|cỡ|dưới|tối đa|about|around|max|up to|under|-|–|đến|tới)\s*$", re.I)
_YES = re.compile(r"\b(ok|oke|okie|okay|chốt|đồng ý|duyệt|nhất trí|triển khai|làm đi|yes|agreed?|approved?|go ahead|confirmed?)\b|👍", re.I)
_HOUR = re.compile(r"\d{1,2}[:h]\d{2}(\s*[AP]M)?", re.I)
_HELLO = re.compile(
    r"^(((dear|hi|hello|chào|gửi|alo)\b[^,.!\n]{0,30}[,.!]|([\wÀ-ỹ]+\s+)?(ơi|à)\b)[\s,.!]*)+|^(ok|oke|okie|okay|yes|ừ|dạ|vâng)\b[\s,.!]*",
    re.I,
)
_WHOM = r"(?:bên (?:anh|chị|em)|ben (?:anh|chi|em)|anh|chị|chi|em|mình|minh|bạn|ban|team|bọn em|us|you|me|a|c|e|m|b)"
_DO = r"(?:làm luôn|lam luon|làm|lam|thiết kế|thiet ke|chụp|chup|quay|viết|viet|dựng|dung|triển khai|trien khai)"
# What is asked for stands behind the asking: "em thiết kế giúp chị …", "anh muốn đặt …", "please proceed with …".
_ASKING = re.compile(
    rf"^(?:{_WHOM}\s+)?(?:(?:{_DO}\s+)?(?:giúp|giup|dùm|dum|hộ)|nhờ|nho|cần|can|muốn|muon|cho|please|could you|can you|we need|need|gửi|gui)\s+"
    rf"(?:{_WHOM}\s+)*(?:(?:làm|lam|thêm|them|đặt|dat|báo giá|bao gia|to|proceed with)\s+(?:the\s+)?)?|^(?:{_WHOM}\s+)(?:làm|lam|lo)\s+|^(?:làm|lam) (?:luôn|luon)\s+",
    re.I,
)
# The same in the middle of a sentence, where only the clear words count.
_ASKED = re.compile(rf"\b(?:{_DO}\s+)?(?:giúp|giup|dùm|dum)\s+(?:{_WHOM}\s+)+(?:(?:làm|lam|thêm|them)\s+)?", re.I)
_ENDS = re.compile(
    r"[,.;!?\n]|\s(trước|deadline|hạn|xong|giá|với giá|budget|ngân sách|giao|chốt|nhé|nha|nhá|ạ|before|by|for|at|until|gửi|trong|vào|kịp|tầm|khoảng)\b",
    re.I,
)


@dataclass(frozen=True)
class Price:
    """An amount as the message says it. `doubt`: "" · vat (with VAT) · unit (of one piece) · about (a range, a limit) · unit_word."""

    amount: Decimal
    says: str
    doubt: str = ""


@dataclass(frozen=True)
class Message:
    """
    What a message proposes.

    :param prices: every amount in it · deadlines: every day in it
    :param what: a name for the job, "" where nothing is left after the greeting
    :param sender: the address of a mail's sender · is_mail: it has a mail's heads
    :param says_yes: a word of agreement is in it
    """

    prices: Sequence[Price]
    deadlines: Sequence[Deadline]
    what: str
    sender: str
    is_mail: bool
    says_yes: bool

    @property
    def price(self) -> Price | None:
        """The one price where there is no doubt."""
        meant = [price for price in self.prices if price.doubt != "unit_word"]
        return meant[0] if len({price.amount for price in meant}) == 1 and not any(price.doubt for price in meant) else None

    @property
    def deadline(self) -> Deadline | None:
        """The one day where there is no doubt."""
        days = {deadline.on for deadline in self.deadlines}
        return self.deadlines[0] if len(days) == 1 and not any(one.is_doubtful for one in self.deadlines) else None


def read_message(text: str, read_on: date) -> Message:
    """
    Read a pasted chat or mail of any shape; days count from the day of the line that says them, where its head has one.

    :param read_on: the day of reading
    """
    text = unicodedata.normalize("NFC", text)[:20_000]
    subject, sender, is_mail = "", "", False
    body: list[tuple[str, date]] = []
    said_on = read_on
    for line in text.splitlines():
        head = _MAIL_HEAD.match(line.strip())
        if head:
            name = head[1].casefold()
            is_mail = is_mail or name in _SENDER + _SUBJECT
            subject = re.sub(r"^((re|fwd?|trả lời)\s*:\s*)+", "", head[2], flags=re.I) if name in _SUBJECT else subject
            sender = next(iter(re.findall(r"[\w.+-]+@[\w.-]+\.\w+", head[2])), sender) if name in _SENDER else sender
            continue
        said = heads_of(line, read_on)
        if said:
            said_on = said[0].at.date()
            line = _after_head(line)
        body.append((line, said_on))
    words = "\n".join(line for line, _on in body)
    days = [one for line, on in body for one in deadlines_in(line, on) if one.on >= read_on]
    return Message(tuple(_prices(words)), tuple(_once(days)), subject.strip()[:LONGEST_NAME] or _what(words), sender, is_mail,
                   bool(_YES.search(words)))  # fmt: skip


def _after_head(line: str) -> str:
    """What follows the head of a chat's line: after the first colon that ends a name, or nothing."""
    match = re.match(r"^(\[[^\]]*\][^:]*:|[^:]*\d{1,2}[:h]\d{2}[^:]*?[-–][^:]*:)\s*(.*)$", line.strip())
    return match[2] if match else ""


def _prices(text: str) -> Iterator[Price]:
    for match in _AMOUNT.finditer(text):
        says = match[0].strip()
        try:
            amount = _amount(match)
        except AmountRefused:
            continue
        lower = re.search(r"(?<![\w.,/])(\d[\d.,]*)\s*[-–]\s*$", text[: match.start()]) if match["word"] else None
        if lower:
            # "10-12tr" is a range of millions.
            with suppress(AmountRefused):
                yield Price(read_amount(f"{lower[1]}{match['word']}"), f"{lower[1]}{match['word']}", "about")
        if amount > 0:
            yield Price(amount, says, _doubt(match, text, amount))


def _amount(match: re.Match[str]) -> Decimal:
    if match["plain"]:
        # A row of digits with nothing about money is a phone or a code, unless it is round.
        if match["plain"].startswith("0") or not (match["mark"] or re.search(r"[.,]", match["plain"]) or match["plain"].endswith("000")):
            raise AmountRefused("format")
        return read_amount(match["plain"])
    amount = read_amount(f"{match['n'].rstrip('.,')}{match['word']}{match['tail'] or ''}")
    if match["half"]:
        amount += read_amount(f"1{match['word']}") / 2
    return amount


def _doubt(match: re.Match[str], text: str, amount: Decimal) -> str:
    before, after = text[: match.start()], text[match.end() :]
    word = (match["word"] or "").casefold()
    # "4k" is a picture, "3m" a length as often as money; a bare number may be a phone or a code.
    if (
        (word == "k" and amount < 100_000)
        or word == "m"
        or (match["plain"] and not match["mark"] and not re.search(r"[.,]", match["plain"]))
    ):
        return "unit_word"
    if match["plain"] and not match["mark"] and amount < 100_000:
        return "unit_word"
    if _PER_UNIT.match(after):
        return "unit"
    # "9 triệu 5" is 9,5 million, "9 triệu 5 banner" is not.
    if re.match(r"\s\d{1,3}\b(?![.,/]\d)", after) and word not in ("", "k"):
        return "about"
    if _ABOUT.search(before[-12:]) or re.match(r"\s*[-–]\s*\d", after):
        return "about"
    return "vat" if _WITH_VAT.search(after[:30]) else ""


def _what(text: str) -> str:
    """What is asked for, without greeting, price and day: behind words of asking, else the first thing that is said."""
    lines = [line.strip() for line in text.splitlines()]
    # In a copied chat the speaker stands above the hour.
    speakers = {place for place, line in enumerate(lines) for after in lines[place + 1 : place + 2] if _HOUR.fullmatch(after)}
    said = [_HELLO.sub("", CALLED.sub("", line)).strip() for place, line in enumerate(lines) if place not in speakers]
    parts = [part for line in said if not _HOUR.fullmatch(line) for part in _parts(line)]
    asked = [part[found.end() :] for part in parts if (found := _ASKING.match(part) or _ASKED.search(part)) and found[0]]
    return next((name for part in (*asked, *parts) if (name := _name(part))), "")


def _parts(line: str) -> list[str]:
    """The clauses of a line; a comma within a number parts nothing."""
    return [part.strip() for part in re.split(r"[,;!?]\s+|\.\s+", line) if part.strip()]


def _name(part: str) -> str:
    """What a clause names before its price, its day or another matter begins; "" where that is nothing but filling words."""
    cut = _ENDS.search(part)
    price = next((one for one in _AMOUNT.finditer(part) if not (one["word"] and len(one["n"]) < 3 and one["word"] in "kKmM")), None)
    name = part[: min([found.start() for found in (cut, price) if found], default=len(part))].strip(" -–:,")
    is_named = sum(letter.isalpha() for letter in name) >= 4 and any(len(word) > 2 for word in name.split()) and not _YES.fullmatch(name)
    return (name[0].upper() + name[1:])[:LONGEST_NAME] if is_named else ""


def _once(days: Sequence[Deadline]) -> Iterator[Deadline]:
    seen = set()
    for one in days:
        if one.on not in seen:
            seen.add(one.on)
            yield one
