"""Statements made up for the tests, in the layouts of many banks: the truth is made first, then written as the bank would."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from rapport.domain.statements.lines import Statement

NAMES = ("CONG TY TNHH AN PHU", "NGUYỄN VĂN BÌNH", "CTY CP QUẢNG CÁO SAO MAI", "TRAN THI HOA", "Công ty Đất Việt", "LE QUANG KE TOAN")
WORDS = (
    "Thanh toan HD 0012/2024", "chuyển tiền đợt 2 hợp đồng quảng cáo", "MBVCB.6988288617.227295.TT tien hang.CT tu 0011 toi 0022 tai VCB",
    "Phi dich vu SMS thang 5", "tong cong ty An Phu tra tien, dot 1/3", "FT24138947261 Tra luong T4", "Nhập lãi tiền gửi", "TT 50% gia tri hop dong so 12.345",
)  # fmt: skip


@dataclass(frozen=True)
class Truth:
    """One movement as it happened, with the balance behind it."""

    day: date
    amount: Decimal
    balance: Decimal
    reference: str
    name: str
    memo: str


@dataclass(frozen=True)
class Style:
    """How a bank writes: days, thousands and decimals, the delimiter, whether newest come first."""

    day: str = "%d/%m/%Y"
    thousands: str = ","
    decimals: str = ""
    delimiter: str = ";"
    is_newest_first: bool = False
    places: int = 0
    zero: str = ""

    def money(self, amount: Decimal) -> str:
        written = f"{abs(amount):,.{self.places}f}"
        whole, _mark, part = written.partition(".")
        return ("-" if amount < 0 else "") + whole.replace(",", self.thousands) + (f"{self.decimals}{part}" if part else "")


VIETNAMESE, ENGLISH, GERMAN = Style(thousands="."), Style(decimals=".", places=2, delimiter=","), Style("%d.%m.%Y", ".", ",", ";", False, 2)
type Column = tuple[str, Callable[[Truth, Style, int], str]]


def out(truth: Truth, style: Style, _number: int) -> str:
    return style.money(-truth.amount) if truth.amount < 0 else style.zero


def into(truth: Truth, style: Style, _number: int) -> str:
    return style.money(truth.amount) if truth.amount > 0 else style.zero


def signed(truth: Truth, style: Style, _number: int) -> str:
    return style.money(truth.amount)


def unsigned(truth: Truth, style: Style, _number: int) -> str:
    return style.money(abs(truth.amount))


def balance(truth: Truth, style: Style, _number: int) -> str:
    return style.money(truth.balance)


def day(truth: Truth, style: Style, _number: int) -> str:
    return truth.day.strftime(style.day)


def flag(debit: str, credit: str) -> Callable[[Truth, Style, int], str]:
    return lambda truth, _style, _number: credit if truth.amount > 0 else debit


def day_with_time(truth: Truth, style: Style, number: int) -> str:
    return f"{truth.day.strftime(style.day)} {8 + number % 9:02}:{number % 60:02}:07"


def day_and_reference(truth: Truth, style: Style, _number: int) -> str:
    return f"{truth.day.strftime(style.day)} {truth.reference}"


def number_of(_truth: Truth, _style: Style, number: int) -> str:
    return str(number)


def of(name: str) -> Callable[[Truth, Style, int], str]:
    return lambda truth, _style, _number: str(getattr(truth, name))


def fixed(text: str) -> Callable[[Truth, Style, int], str]:
    return lambda _truth, _style, _number: text


def account_of_other(_truth: Truth, _style: Style, number: int) -> str:
    return f"19{number * 7919 % 100000000:08}"


@dataclass(frozen=True)
class Bank:
    """A layout: what stands above the table, its columns, what stands below."""

    name: str
    columns: tuple[Column, ...]
    style: Style = VIETNAMESE
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    opening: str = ""
    balances: bool = True


@dataclass
class Written:
    """A statement as text, and the truth in the order of its lines."""

    text: str
    truths: list[Truth]
    extra: dict[str, int] = field(default_factory=dict)


BANKS = (
    Bank(
        "techcombank",
        (("Ngày giao dịch/Transaction Date", day), ("Đối tác/Remitter", of("name")), ("NH Đối tác/Remitter Bank", fixed("VCB")),
         ("Diễn giải/Details", of("memo")), ("Số bút toán/Transaction No", of("reference")), ("Nợ TKTT/Debit", out), ("Có TKTT/Credit", into),
         ("Số dư/Balance", balance)),
        Style(thousands=","), ("SAO KÊ TÀI KHOẢN/ACCOUNT STATEMENT", "Số tài khoản/Account No: 19031234567018", "Loại tiền/Currency: VND"),
        opening="Số dư đầu kỳ/Opening balance",
    ),
    Bank(
        "mb",
        (("STT", number_of), ("Ngày giao dịch", day_with_time), ("Số bút toán", of("reference")), ("Phát sinh nợ", out), ("Phát sinh có", into),
         ("Số dư", balance), ("Nội dung", of("memo")), ("Đơn vị thụ hưởng/Đơn vị chuyển", of("name")), ("Tài khoản đối ứng", account_of_other),
         ("Ngân hàng đối tác", fixed("BIDV"))),
        Style(thousands=","), ("NGÂN HÀNG TMCP", "Tài khoản: 0680123456789"),
    ),
    Bank("acb", (("Ngày hiệu lực", day), ("Ngày GD", day), ("Số GD", of("reference")), ("Diễn giải", of("memo")), ("Tiền rút ra", out),
                 ("Tiền gửi vào", into), ("Số dư", balance)), Style(thousands=".")),
    Bank("vpbank", (("STT/No.", number_of), ("Ngày giao dịch/Transaction date", day), ("Mã giao dịch/Trans ID", of("reference")),
                    ("Ghi nợ/Debit", out), ("Ghi có/Credit", into), ("Số dư sau giao dịch/Balance", balance), ("Diễn giải/Description", of("memo"))),
         Style(thousands=",", zero="0"), below=("Tổng cộng",)),
    Bank("sacombank", (("Ngày giao dịch", day), ("Ngày hiệu lực", day), ("Mô tả", of("memo")), ("Ghi nợ", out), ("Ghi có", into), ("Số dư", balance)),
         Style("%d-%m-%Y", is_newest_first=True)),
    Bank("tpbank", (("Số tham chiếu", of("reference")), ("Thời gian giao dịch", day_with_time), ("Nội dung giao dịch", of("memo")),
                    ("Số tiền giao dịch", signed), ("Số dư", balance)), Style(thousands=",", is_newest_first=True)),
    Bank("vietcombank", (("STT/No.", number_of), ("Ngày/TNX Date / Số CT/Doc No", day_and_reference), ("Số tiền ghi nợ/Debit", out),
                         ("Số tiền ghi có/Credit", into), ("Số dư/Balance", balance), ("Nội dung chi tiết/Transactions in detail", of("memo"))),
         Style(thousands=",", decimals=".", places=2), opening="Số dư đầu kỳ/Opening balance"),
    Bank("bidv", (("STT", number_of), ("Ngày hiệu lực", day), ("Ngày giao dịch", day_with_time), ("Mã GDV", fixed("12A")), ("Số REF", of("reference")),
                  ("Phát sinh nợ", out), ("Phát sinh có", into), ("Số dư", balance), ("Diễn giải", of("memo"))), Style(thousands=",", decimals=".", places=2)),
    Bank("vietinbank", (("STT", number_of), ("Ngày hạch toán", day_with_time), ("Mô tả giao dịch", of("memo")), ("Nợ", out), ("Có", into),
                        ("Số dư lũy kế", balance), ("Số tài khoản đối ứng", account_of_other), ("Tên tài khoản đối ứng", of("name")),
                        ("Số giao dịch", of("reference"))), Style("%d-%m-%Y", thousands=",")),
    Bank("agribank", (("Ngày", day), ("Số CT", of("reference")), ("Nội dung", of("memo")), ("Thu", into), ("Chi", out), ("Tồn/Số dư", balance)),
         Style(thousands=" ")),
    Bank("hsbc", (("Date", day), ("Transaction Details", of("memo")), ("Deposits", into), ("Withdrawals", out), ("Balance", balance)),
         Style("%d-%b-%Y", decimals=".", places=2, delimiter=",")),
    Bank("scb", (("Transaction Date", day), ("Value Date", day), ("Description", of("memo")), ("Dr/Cr", flag("DR", "CR")), ("Amount", unsigned),
                 ("Reference", of("reference"))), ENGLISH, balances=False),
    Bank("chase", (("Details", flag("DEBIT", "CREDIT")), ("Posting Date", day), ("Description", of("memo")), ("Amount", signed), ("Type", fixed("ACH")),
                   ("Balance", balance), ("Check or Slip #", fixed(""))), Style("%m/%d/%Y", "", ".", ",", True, 2)),
    Bank("us", (("Date", day), ("Description", of("memo")), ("Amount", signed), ("Running Bal.", balance)), Style("%m/%d/%Y", ",", ".", ",", False, 2)),
    Bank("sparkasse", (("Auftragskonto", fixed("DE12500105170648489890")), ("Buchungstag", day), ("Valutadatum", day), ("Buchungstext", fixed("GUTSCHRIFT")),
                       ("Verwendungszweck", of("memo")), ("Beguenstigter/Zahlungspflichtiger", of("name")), ("Betrag", signed), ("Waehrung", fixed("EUR"))),
         Style("%d.%m.%y", "", ",", ";", True, 2), balances=False),
    Bank("french", (("Date", day), ("Libellé", of("memo")), ("Débit euros", lambda t, s, n: f"-{out(t, s, n)}" if t.amount < 0 else ""),
                    ("Crédit euros", into)), Style("%d/%m/%Y", " ", ",", ";", False, 2), balances=False),
    Bank("ing", (("Datum", day), ("Naam / Omschrijving", of("name")), ("Rekening", fixed("NL20INGB0001234567")), ("Tegenrekening", account_of_other),
                 ("Code", fixed("GT")), ("Af Bij", flag("Af", "Bij")), ("Bedrag (EUR)", unsigned), ("Mutatiesoort", fixed("Online bankieren")),
                 ("Mededelingen", of("memo"))), Style("%Y%m%d", "", ",", ";", True, 2), balances=False),
    Bank("unsigned", (("Ngày", day), ("Số tiền", unsigned), ("Số dư cuối", balance), ("Nội dung", of("memo"))), Style(thousands="."),
         opening="Số dư đầu kỳ"),
    Bank("iso", (("created", day), ("id", of("reference")), ("amount", signed), ("currency", fixed("USD")), ("description", of("memo"))),
         Style("%Y-%m-%d", "", ".", ",", False, 2), balances=False),
)  # fmt: skip


def truths(count: int = 40, *, seed: int = 1, year: int = 2024, unit: int = 1000, start: int = 50_000_000) -> list[Truth]:
    """Make movements of about a month, in and out, never one of nothing."""
    chance = random.Random(seed)
    found: list[Truth] = []
    running, at = Decimal(start), date(year, 3, 1)
    for number in range(count):
        at += timedelta(days=chance.randint(0, 2))
        amount = Decimal(chance.randint(1, 90_000) * unit) / (100 if unit == 1 else 1)
        amount = amount if chance.random() < 0.55 or running - amount < 0 else -amount
        running += amount
        found.append(Truth(at, amount, running, f"FT24{seed:02}{number:06}", chance.choice(NAMES), f"{chance.choice(WORDS)} {number}"))
    return found


def written(bank: Bank, movements: Sequence[Truth], *, drop_empty: bool = False, repeat: int = 0) -> Written:
    """Write a statement as the bank would: cells quoted where they must be, newest first where it does so."""
    style = bank.style
    ordered = list(reversed(movements)) if style.is_newest_first else list(movements)

    def row(cells: Sequence[str]) -> str:
        kept = [cell for cell in cells if cell or not drop_empty]
        return style.delimiter.join(_quoted(cell, style.delimiter) for cell in kept)

    header = row([heading for heading, _write in bank.columns])
    lines = [*bank.above, header]
    oldest = movements[0]
    if bank.opening:
        cells = [""] * len(bank.columns)
        place = next(at for at, (_heading, write) in enumerate(bank.columns) if write is balance)
        cells[0 if place else 1], cells[place] = bank.opening, style.money(oldest.balance - oldest.amount)
        lines.append(row(cells))
    for number, truth in enumerate(ordered, 1):
        if repeat and number > 1 and number % repeat == 1:
            lines.append(header)
        lines.append(row([write(truth, style, number) for _heading, write in bank.columns]))
    return Written("\n".join([*lines, *bank.below]) + "\n", ordered)


def _quoted(cell: str, delimiter: str) -> str:
    return f'"{cell}"' if delimiter in cell and delimiter in ",;\t" else cell


def usual(bank: Bank, *, seed: int = 1, year: int = 2024) -> list[Truth]:
    """Make the movements that fit the money of a bank."""
    if bank.style.places:
        return truths(seed=seed, year=year, unit=1, start=60_000)
    return truths(seed=seed, year=year)


def assert_read(statement: Statement, made: Written, *, lines: int | None = None) -> None:
    """Compare every line with the truth, and the number of lines and rows skipped with the file."""
    assert [(line.date, line.amount) for line in statement.lines] == [(truth.day, truth.amount) for truth in made.truths]
    total = len(made.text.rstrip("\n").split("\n")) if lines is None else lines
    assert len(statement.lines) + len(statement.skipped) == total
    assert not [skipped for skipped in statement.skipped if skipped.reason == "unreadable"]
    assert len({line.key for line in statement.lines}) == len(statement.lines)


def with_columns(bank: Bank, columns: Sequence[Column]) -> Bank:
    return replace(bank, columns=tuple(columns))
