"""What is certain without a person: rules one and two of "Decided" 16."""

import re
from collections.abc import Collection, Hashable

from rapport.domain.matching.lines import Certainty, MoneyIn, OpenItem
from rapport.domain.names import company_form

KEY = re.compile(r"(?<![A-Z0-9])RP\d{10}(?!\d)")


def keys_in(text: str) -> set[str]:
    """Answer our keys that stand intact in a memo, whatever the case of its letters."""
    return set(KEY.findall(text.upper()))


def certain_item(money: MoneyIn, items: Collection[OpenItem], *, known_accounts: dict[str, Hashable] | None = None) -> Certainty | None:
    """
    Answer the one open invoice that money certainly pays, or None.

    `key`: our key intact, one key only, of an open invoice, and the money not above what is open. `number`: symbol and number of
    one open invoice (or its full number, where the payer is known by account, tax code or name) and exactly its open amount.

    :param known_accounts: bank account of a payer → its client
    """
    keys = keys_in(money.memo)
    named = [item for item in items if item.key in keys]
    if len(keys) == 1 and len(named) == 1:
        return Certainty(named[0], "key") if money.amount <= named[0].open else None
    if keys:
        return None
    exact = [item for item in items if item.open == money.amount and _names(item, money, known_accounts or {})]
    return Certainty(exact[0], "number") if len(exact) == 1 else None


def _names(item: OpenItem, money: MoneyIn, known_accounts: dict[str, Hashable]) -> bool:
    words = re.findall(r"[A-Z0-9]+", money.memo.upper())
    has_symbol = bool(item.symbol) and item.symbol.upper() in words
    digits = item.number.lstrip("0")
    has_number = bool(digits) and any(word.isdigit() and word.lstrip("0") == digits for word in words)
    if has_symbol and has_number:
        return True
    has_full_number = bool(item.number) and item.number in words
    return has_full_number and payer_is_known(item, money, known_accounts)


def payer_is_known(item: OpenItem, money: MoneyIn, known_accounts: dict[str, Hashable]) -> bool:
    """Answer whether the sender is this invoice's client: by account, by tax code in the words, or by name."""
    if money.counterparty_account and known_accounts.get(money.counterparty_account) == item.client:
        return True
    if item.tax_code and item.tax_code in re.findall(r"\d+", money.memo):
        return True
    sender = company_form(money.counterparty)
    return bool(sender) and any(company_form(name) == sender for name in item.payer_names)
