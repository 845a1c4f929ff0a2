"""What matching looks at (open items, bank lines, payers, settings) and what it answers (allocations, proposals)."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

LARGEST = Decimal(10) ** 15


def checked(amount: Decimal) -> Decimal:
    """Answer an amount that can be matched. ValueError unless it is a finite number below 10¹⁵."""
    if not amount.is_finite() or abs(amount) >= LARGEST:
        raise ValueError("amount")
    return amount


@dataclass(frozen=True)
class OpenItem:
    """
    An issued invoice that is open.

    :param key: our number (`RP2026000123`) · symbol and number: the provider's · contracts: numbers of what it was billed under
    :param open: in units of `currency`; an item open for nothing or less takes no money
    :param client: whose it is; equal for invoices of one client
    :param net: its part without VAT, of which tax may be withheld; unknown: the whole
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
    issued_on: date | None = None
    contracts: tuple[str, ...] = ()
    net: Decimal | None = None
    currency: str = "VND"

    def __post_init__(self) -> None:
        checked(self.open)
        checked(self.open if self.net is None else self.net)


@dataclass(frozen=True)
class BankLine:
    """A line of a bank statement: money in is positive, money out negative; the words with it, who sent it."""

    id: Hashable
    amount: Decimal
    memo: str = ""
    counterparty: str = ""
    counterparty_account: str = ""
    on: date | None = None
    reference: str = ""
    currency: str = "VND"

    def __post_init__(self) -> None:
        checked(self.amount)


@dataclass(frozen=True)
class Payer:
    """
    What is known of who pays for a client.

    :param accounts: bank accounts that a person has confirmed · names: names of senders that a person has confirmed
    :param aliases: names learnt from earlier money, confirmed by nobody: they raise a proposal, never make it certain
    :param days_late: the client's habit: median days from due day to payment, negative when early
    """

    client: Hashable
    accounts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    tax_codes: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    days_late: int | None = None


@dataclass(frozen=True)
class Settings:
    """
    How far matching goes.

    :param fee_most: the largest fee that banks keep of a transfer, in units of its currency
    :param withheld: shares of an item's net amount that a payer may keep back as tax
    :param subset_most: the most invoices that one transfer is searched to pay without naming them
    :param search_most: the most of a client's open items among which subsets are searched
    :param proposals_most: the most proposals for one line · least: the lowest probability that is shown
    """

    fee_most: Decimal = Decimal(110_000)
    withheld: tuple[Decimal, ...] = (Decimal("0.1"), Decimal("0.05"), Decimal("0.02"), Decimal("0.01"))
    subset_most: int = 5
    search_most: int = 60
    proposals_most: int = 5
    least: float = 0.01


@dataclass(frozen=True)
class Part:
    """So much of a line stands against one item."""

    item: OpenItem
    amount: Decimal


@dataclass(frozen=True)
class Allocation:
    """What is certain: a whole line pays one item, by the rule `key`, `number` or `account`."""

    line: BankLine
    item: OpenItem
    amount: Decimal
    rule: str


@dataclass(frozen=True)
class Proposal:
    """
    What a line may be.

    `kind`: `one` item in full · `many` items in full · `part` of an item, or of the last of many · `short`: in full but for a fee or
    withheld tax · `over`: more than is open, the rest stays unapplied · `reversal` of the line `reverses` · `refund`: money that
    pays no invoice. Reasons are codes, the strongest first; `probability` lies between 0 and 1.
    """

    line: BankLine
    kind: str
    parts: tuple[Part, ...]
    probability: float
    reasons: tuple[str, ...]
    reverses: Hashable = None


@dataclass(frozen=True)
class Outcome:
    """Everything that matching answers, in the order of the lines' days, proposals of a line the likeliest first."""

    allocations: tuple[Allocation, ...]
    proposals: tuple[Proposal, ...]
