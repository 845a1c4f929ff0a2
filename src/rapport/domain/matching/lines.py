"""What matching looks at: money that came in, and what is open."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class OpenItem:
    """
    An issued invoice that is open.

    :param key: our number (`RP2026000123`) · symbol and number: the provider's
    :param client: whose it is; equal for invoices of one client
    """

    id: Hashable
    key: str
    symbol: str
    number: str
    open: Decimal
    client: Hashable
    tax_code: str = ""
    payer_names: tuple[str, ...] = ()
    due_on: date | None = None


@dataclass(frozen=True)
class MoneyIn:
    """Money that came in: its amount, the words with it, who sent it."""

    amount: Decimal
    memo: str = ""
    counterparty: str = ""
    counterparty_account: str = ""
    on: date | None = None


@dataclass(frozen=True)
class Certainty:
    """The one invoice that money certainly pays, and by which rule: `key` or `number`."""

    item: OpenItem
    rule: str


@dataclass(frozen=True)
class Proposal:
    """An invoice that money may pay: how much of it, how likely (0–100, for the order alone), and the reasons by name."""

    item: OpenItem
    amount: Decimal
    score: int
    reasons: tuple[str, ...]
