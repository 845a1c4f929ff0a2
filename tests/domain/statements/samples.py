"""Statements of invented accounts in the layouts of many banks: the same movements, written as each bank writes them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Act:
    """One movement as it truly was."""

    on: date
    amount: int
    words: str
    reference: str
    name: str = ""


ACTS = (
    Act(date(2026, 1, 5), 108_000_000, "CONG TY TNHH BEP LUA TT RP2026000123", "FT26005123", "CONG TY TNHH BEP LUA"),
    Act(date(2026, 1, 5), -2_500_000, "Thanh toan tien in, HD 00000045", "FT26005777", "IN AN SAO MAI"),
    Act(date(2026, 1, 13), 9_720_000, "Tra tien anh mon moi \"dot 1\"", "FT26013009", "NUOC MAM LANG CHAI"),
    Act(date(2026, 1, 20), -11_000, "Phi quan ly tai khoan", "FT26020001"),
    Act(date(2026, 2, 3), 2_500_000, "Hoan tien in", "FT26034002", "IN AN SAO MAI"),
)  # fmt: skip
OPENING = 50_000_000


def balances() -> list[int]:
    """The balance after each movement."""
    running, found = OPENING, []
    for act in ACTS:
        running += act.amount
        found.append(running)
    return found


def dotted(value: int | Decimal) -> str:
    return f"{abs(int(value)):,}".replace(",", ".")


def with_commas(value: int, decimals: str = "") -> str:
    return f"{abs(value):,}{decimals}"


def vn(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def quoted(cells: list[str], divider: str) -> str:
    written = [f'"{cell.replace(chr(34), chr(34) * 2)}"' if any(sign in cell for sign in (divider, '"', "\n")) else cell for cell in cells]
    return divider.join(written)


def debit_credit_balance(divider: str = ",", *, newest_first: bool = False) -> str:
    """Two columns of money and a balance, with what stands around the table (the way of most Vietnamese banks)."""
    rows = [
        [str(place), f"{vn(act.on)} 10:15:00", act.reference, act.words, dotted(act.amount) if act.amount < 0 else "",
         dotted(act.amount) if act.amount > 0 else "", dotted(balance)]
        for place, (act, balance) in enumerate(zip(ACTS, balances(), strict=True), 1)
    ]  # fmt: skip
    rows = rows[::-1] if newest_first else rows
    head = ["STT", "Ngày giao dịch", "Số bút toán", "Nội dung", "Phát sinh nợ", "Phát sinh có", "Số dư"]
    debit = sum(-act.amount for act in ACTS if act.amount < 0)
    credit = sum(act.amount for act in ACTS if act.amount > 0)
    lines = [
        ["NGÂN HÀNG TMCP SÔNG QUÊ", "", "", "", "", "", ""],
        ["Số tài khoản: 1903 5566 7788", "", "", "Loại tiền: VND", "", "", ""],
        ["Từ ngày 01/01/2026 đến ngày 28/02/2026", "", "", "", "", "", ""],
        ["Số dư đầu kỳ", "", "", "", "", "", dotted(OPENING)],
        head, *rows,
        ["", "", "", "Cộng phát sinh", dotted(debit), dotted(credit), ""],
        ["", "", "", "Số dư cuối kỳ", "", "", dotted(balances()[-1])],
        ["", "", "", "", "", "", ""],
        ["Trang 1/1", "", "", "", "", "", ""],
    ]  # fmt: skip
    return "\n".join(quoted(line, divider) for line in lines) + "\n"


def signed_amounts() -> str:
    """One signed column, English heads, ISO days, decimals."""
    rows = [
        [act.on.isoformat(), act.reference, act.name, act.words, f"{'-' if act.amount < 0 else ''}{with_commas(act.amount, '.00')}", "VND"]
        for act in ACTS
    ]
    head = ["Transaction Date", "Reference No", "Counterparty Name", "Description", "Amount", "Currency"]
    return "\r\n".join(quoted(line, ",") for line in [head, *rows])


def flagged(credit: str = "C", debit: str = "D") -> str:
    """One unsigned column and a column that says the side."""
    rows = [[f"{act.on:%d-%b-%Y}", act.words, with_commas(act.amount), credit if act.amount > 0 else debit] for act in ACTS]
    return "\n".join(quoted(line, ";") for line in [["Date", "Narrative", "Amount", "D/C"], *rows])


def unsigned_with_balance() -> str:
    """One unsigned column, no side: only the balances say which way the money went."""
    rows = [[vn(act.on), act.words, with_commas(act.amount), with_commas(balance)] for act, balance in zip(ACTS, balances(), strict=True)]
    opening = ["", "Opening balance", "", with_commas(OPENING)]
    return "\n".join(quoted(line, "\t") for line in [["Ngày", "Diễn giải", "Số tiền", "Số dư"], opening, *rows])


def without_years() -> str:
    rows = [
        [f"{act.on:%d/%m}", act.words, dotted(act.amount) if act.amount < 0 else "", dotted(act.amount) if act.amount > 0 else ""]
        for act in ACTS
    ]
    return "\n".join(quoted(line, ";") for line in [["Ngày", "Nội dung", "Nợ", "Có"], *rows])


def piped_with_dropped_cells() -> str:
    """Text taken from a PDF: empty cells are gone, the head comes again on each page, a footer is glued into the last cell."""
    head = "STT |Ngày GD |Diễn giải |Ghi nợ |Ghi có |Số dư"
    lines = ["SAO KÊ TÀI KHOẢN 1903556677", f"Số dư đầu kỳ: {dotted(OPENING)}", head]
    for place, (act, balance) in enumerate(zip(ACTS, balances(), strict=True), 1):
        footer = " Trang 1/2" if place == 3 else ""
        lines.append(f"{place} |{vn(act.on)} |{act.words} |{dotted(act.amount)} |{dotted(balance)}{footer}")
        lines += [head] if place == 3 else []
    return "\n".join(lines)


LAYOUTS = {
    "debit, credit and balance": debit_credit_balance(), "the same, newest first": debit_credit_balance(newest_first=True),
    "the same with semicolons": debit_credit_balance(";"), "the same with strokes": debit_credit_balance("|"), "signed amounts": signed_amounts(),
    "a column of sides": flagged(), "sides in Vietnamese": flagged("Có", "Nợ"), "sides as CR and DR": flagged("CR", "DR"),
    "only balances tell": unsigned_with_balance(), "a PDF's text": piped_with_dropped_cells(),
}  # fmt: skip
