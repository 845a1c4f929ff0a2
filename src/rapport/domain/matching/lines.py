"""What matching looks at, money that came in and what is open, and what it answers."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class OpenItem:
    """
    An issued invoice that is open.

    :param key: our number (`RP2026000123`) · symbol and number: the provider's · contract: the number of its contract
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
    contract: str = ""


@dataclass(frozen=True)
class MoneyIn:
    """Money that moved: its amount (negative: it went out), the words with it, who sent it."""

    amount: Decimal
    memo: str = ""
    counterparty: str = ""
    counterparty_account: str = ""
    on: date | None = None


@dataclass(frozen=True)
class Known:
    """
    What is known of payers.

    :param accounts: a bank account that a person has confirmed → its client
    :param aliases: a name under which a client was seen to pay → its client
    :param habits: client → days after the due day on which it usually pays
    """

    accounts: Mapping[str, Hashable] = field(default_factory=dict)
    aliases: Mapping[str, Hashable] = field(default_factory=dict)
    habits: Mapping[Hashable, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Settings:
    """
    :param fee_most: đồng by which a transfer may be short for the bank's fee
    :param withheld_percents: taxes that payers keep back of an amount
    :param subset_most: invoices that one transfer may pay together, `subset_pool` of a client's that are tried
    :param least_likely: what is less likely is not proposed
    """

    fee_most: Decimal = Decimal(66_000)
    withheld_percents: tuple[Decimal, ...] = (Decimal(10), Decimal(5), Decimal(2))
    subset_most: int = 4
    subset_pool: int = 40
    proposals_most: int = 5
    least_likely: float = 0.01


@dataclass(frozen=True)
class Certainty:
    """The one invoice that money certainly pays, and by which rule: `key`, `number` or `only`."""

    item: OpenItem
    rule: str


@dataclass(frozen=True)
class Proposal:
    """
    Invoices that money may pay: how much of each, how likely (0 to 1), and the reasons by name.

    :param reverses: for money that went out again: the place of the line that it takes back
    """

    parts: tuple[tuple[OpenItem, Decimal], ...]
    probability: float
    reasons: tuple[str, ...]
    reverses: int | None = None

    @property
    def item(self) -> OpenItem:
        """The invoice of a proposal over one; the first of several."""
        return self.parts[0][0]

    @property
    def amount(self) -> Decimal:
        """What it would allocate in all."""
        return sum((amount for _item, amount in self.parts), Decimal(0))


@dataclass(frozen=True)
class Matched:
    """The answer for one line: what is certain, else what is proposed, the likeliest first."""

    certain: Certainty | None = None
    proposals: tuple[Proposal, ...] = ()
