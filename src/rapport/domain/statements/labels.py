"""What stands around the table: account, currency, balances, totals, and the days that the statement covers."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from rapport.domain.statements.amounts import read_written
from rapport.domain.statements.cells import Cell, day_in, text_of
from rapport.domain.statements.days import WrittenDay
from rapport.domain.statements.letters import flat
from rapport.domain.statements.vocabulary import CURRENCIES, CURRENCY_WORDS

GAP = r"[\s:;|=\-.,()/'’]*"
ACCOUNT = re.compile(
    r"(?:so tai khoan|tai khoan so|so tk|stk|account (?:number|no|num|#)|acct no|a/c no|account|tai khoan|iban|(?:auftrags|giro)?konto(?:nummer|nr)?|rekening(?:nummer)?"
    r"|(?:numero (?:de )?)?compte|(?:numero (?:de )?)?cuenta|(?:numero (?:do |di )?)?conto?|conta|(?:numer )?rachun(?:ek|ku)|cislo uctu|ucet|szamlaszam|hesap no|口座番号|账号|계좌번호|номер счета|счет|tagesgeld)"
    rf"(?:[\s/]*(?:account|number|no|nr|so|iban|acct)\b|\.|\|)*{GAP}(?P<value>[a-z]{{2}}\d{{2}}[a-z0-9 ]{{10,32}}|[\dx*][\dx* .\-]{{3,30}}[\dx*]|\d{{4,}}[a-z]\d{{2,}})"
)
CURRENCY = re.compile(
    rf"(?:loai tien(?: te)?|tien te|don vi(?: tinh| tien te)?|dvt|nguyen te|currency(?: code)?|ccy|wahrung|waehrung|bewertet in|devise|compte tenu en|divisa|moneda|moeda|waluta|mena|munt)"
    rf"(?:[\s/]*(?:currency|ccy|unit|te))*{GAP}(?P<value>[a-z]{{3,7}})\b"
)
BESIDE_ACCOUNT = re.compile(r"\d{3} ?[(\[\-–|,;] ?([A-Z]{3})(?![A-Za-z])")
OPENING = re.compile(
    r"so du (?:dau(?! tu\b)|ban dau|ky truoc|truoc|dau ky|mang sang)|du dau ky|opening (?:ledger )?balance|beginning balance|starting balance|"
    r"(?:balance )?brought forward|previous balance|\bb/f\b|saldo (?:anterior|inicial|iniziale|poczatkowe)|anfangs(?:saldo|bestand)|alter (?:konto)?saldo|beginsaldo|"
    r"(?:ancien solde|solde (?:initial|precedent))|pocatecni zustatek|nyito ?egyenleg|ingaende saldo|openingbalance|期初余额|上期余额|繰越残高|前月繰越|이월잔액|входящий остаток"
)
CLOSING = re.compile(
    r"so du (?:cuoi|hien tai|chuyen sang)|du cuoi ky|closing (?:ledger )?balance|ending balance|(?:balance )?carried forward|\bc/f\b|endsaldo|eindsaldo|"
    r"(?:letzter |neuer |aktueller )?kontostand|schlusssaldo|saldo (?:final|finale|koncowe|actual|do dia|atual|disponivel|em conta)|s a l d o|nouveau solde|solde (?:final|au)\b|"
    r"konecny zustatek|zaro ?egyenleg|utgaende saldo|closingbalance|laatste saldo|期末余额|исходящий остаток"
)
DEBITS = re.compile(
    r"(?:tong|cong)[\w\s()/]{0,24}\b(?:no|rut|chi|tien ra|giam)\b|total[\w\s]{0,16}(?:debits?|withdrawals?|paid out|payments?)\b|debit total"
)
CREDITS = re.compile(
    r"(?:tong|cong)[\w\s()/]{0,24}\b(?:co|gui|thu|tien vao|tang)\b|total[\w\s]{0,16}(?:credits?|deposits?|paid in|receipts?)\b|credit total"
)
TOTAL = re.compile(
    r"^\W*(?:tong|cong|total|grand total|sum|summe|subtotal|sub-total|daily total|day total)\b(?:\W|\d|cong|so|doanh so|phat sinh|trong ky|giao dich|tien|transactions?|amount|page|trang|(?:trong |cuoi |het )?ngay|of|for|the|day|daily|date)*$|\b(?:tong cong|cong phat sinh|(?:cong|tong) doanh so|tong phat sinh|tong so tien|tong so|grand total|totals?)\b"
)
# Thousands may be divided by spaces or apostrophes; DR behind a balance makes it negative.
AMOUNT_IN = re.compile(
    r"[+\-−(]?(?:\d{1,3}(?:[ '’\u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?(?![\d.,])|\d[\d.,]*\d|\d)\)?-?(?:\s?(?:CR|DR|Cr|Dr)\b)?"
)
MOST_TEXT = 1000
DAY_IN = re.compile(r"\d{1,4}[/.\-]\d{1,2}[/.\-]\d{1,4}")
NAMED_DAY_IN = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)?[ \-](?:[^\W\d_]{3,9}\.?|th[aá]ng \d{1,2}(?: n[aă]m)?),?[ \-]\d{4}|\b[^\W\d_]{3,9}\.? \d{1,2},? \d{4}", re.IGNORECASE
)  # fmt: skip
OF_ANOTHER = re.compile(r"gegenkonto|contrapart|tiers|nguoi|huong|remitter|beneficiary|partner|offset")


@dataclass
class Labels:
    """What the lines around a table say; what is not said is empty."""

    account: str = ""
    currency: str = ""
    opening: Decimal | None = None
    closing: Decimal | None = None
    debits: Decimal | None = None
    credits: Decimal | None = None
    days: list[WrittenDay] = field(default_factory=list)


def account_in(cells: Sequence[Cell]) -> str:
    """Answer the number of the account that a line names as the statement's; empty where it names none."""
    return account_named(cells)[1]


def account_named(cells: Sequence[Cell]) -> tuple[str, str]:
    """Answer what a line writes before the number of the statement's account, and that number; both empty where it names none."""
    line = _line(cells)
    for found in ACCOUNT.finditer(flat(line)):
        before = flat(line)[max(0, found.start() - 24) : found.start("value")]
        value = "".join(line[found.start("value") : found.end("value")].split())
        if sum(letter.isdigit() for letter in value) >= 4 and not OF_ANOTHER.search(before) and not DAY_IN.fullmatch(value):
            return line[: found.start("value")], value.strip(".-").upper()
    return "", ""


def read_labels(rows: Iterable[Sequence[Cell]], mark: str) -> Labels:
    """Read the lines around a table, an amount beside its label or under it; the first of two equal labels stands."""
    labels = Labels()
    above: Sequence[Cell] = ()
    for cells in rows:
        line = _line(cells)
        plain = flat(line)
        labels.account = labels.account or account_in(cells)
        currency = CURRENCY.search(plain)
        if currency and not labels.currency:
            word = currency["value"]
            labels.currency = word.upper() if word.upper() in CURRENCIES else CURRENCY_WORDS.get(word, "")
        elif labels.account and not labels.currency and (beside := BESIDE_ACCOUNT.search(line)) and beside[1] in CURRENCIES:
            labels.currency = beside[1]
        _amounts(labels, line, plain, mark)
        if above:
            _under(labels, above, cells, mark)
        above = cells if not AMOUNT_IN.search(line) else ()
        labels.days += [
            day
            for found in (*DAY_IN.finditer(line), *NAMED_DAY_IN.finditer(line.replace(" | ", ", ")))
            if (day := day_in(found[0])) and day.year
        ]
    return labels


def _amounts(labels: Labels, line: str, plain: str, mark: str) -> None:
    marks = sorted(
        (found.start(), found.end(), name)
        for name, pattern in (("opening", OPENING), ("closing", CLOSING), ("debits", DEBITS), ("credits", CREDITS))
        for found in pattern.finditer(plain)
    )
    for place, (_start, end, name) in enumerate(marks):
        until = marks[place + 1][0] if place + 1 < len(marks) else len(line)
        amount = _first_amount(line[end:until], mark)
        if amount is not None and getattr(labels, name) is None:
            setattr(labels, name, amount)


def _first_amount(text: str, mark: str) -> Decimal | None:
    text = DAY_IN.sub(" ", text)
    for found in AMOUNT_IN.finditer(text):
        written = read_written(found[0], mark)
        if written is not None:
            return written.value
    return None


def _under(labels: Labels, above: Sequence[Cell], cells: Sequence[Cell], mark: str) -> None:
    for label, cell in zip(above, cells, strict=False):
        if len(text_of(label)) > MOST_TEXT or len(text_of(cell)) > MOST_TEXT:
            continue
        plain = flat(text_of(label))
        written = read_written(text_of(cell), mark)
        if written is None or not plain:
            continue
        for name, pattern in (("opening", OPENING), ("closing", CLOSING), ("debits", DEBITS), ("credits", CREDITS)):
            if pattern.search(plain) and getattr(labels, name) is None:
                setattr(labels, name, written.value)


def _line(cells: Sequence[Cell]) -> str:
    return unicodedata.normalize("NFC", " | ".join(text[:MOST_TEXT] for cell in cells[:MOST_TEXT] if (text := text_of(cell)))[:MOST_TEXT])
