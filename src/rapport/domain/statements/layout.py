"""What the columns of a table hold, and how they write it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rapport.domain.statements.headers import Heading, heading_words
from rapport.domain.statements.vocabulary import LAYOUTS

SINGLE = ("number", "date", "value_date", "time", "debit", "credit", "amount", "side", "balance", "reference", "counterparty",
          "counterparty_account", "account", "currency", "fee")  # fmt: skip
# A second column of the moment is not another day.
MOMENTS = ("date time", "datetime", "time stamp", "timestamp", "thoi gian", "ngay gio")
STRICT_SIDE = re.compile(
    r"\b(debit|credit|dr|cr|drcr|crdr|no|co|d|c|dc|cd|cdtdbtind|af|bij|soll|haben|sign|dau|direction|chieu|thu chi|tang giam|in out)\b|^$"
)
MOVED = ("debit", "credit", "amount")
MONEY_ROLES = ("debit", "credit", "amount", "balance", "fee")


@dataclass(frozen=True)
class Layout:
    """
    The role of each column, by place.

    :param party: `sender` or `receiver` where the columns name only one of them, and so the side of every line
    :param header_width: how many cells the header row has, with empty ones behind the last heading
    :param is_day_first: its headings are of a language that never writes the month first, or say so; `is_month_first`: they say that
    :param senders: where a counterparty, or its account, has two columns, the one of who sent; `receivers` has the other
    :param is_strict_side: the column `side` is headed as such (Nợ/Có, D/C), and not only as a type
    :param is_currency_headed: the heading of the amounts names their currency; a column beside tells that of the order, or of the original
    :param side_words: what the side column writes for credit (True) and debit (False) beyond the usual words
    """

    roles: tuple[str, ...]
    has_glued_reference: bool = False
    currency: str = ""
    party: str = ""
    name: str = "columns"
    mark: str = "."
    header_width: int = 0
    is_day_first: bool = False
    is_month_first: bool = False
    senders: dict[str, int] = field(default_factory=dict)
    receivers: dict[str, int] = field(default_factory=dict)
    side_words: dict[str, bool] = field(default_factory=dict)
    is_strict_side: bool = False
    is_currency_headed: bool = False
    places: dict[str, tuple[int, ...]] = field(init=False)

    def __post_init__(self) -> None:
        places: dict[str, tuple[int, ...]] = {}
        for index, role in enumerate(self.roles):
            places[role] = (*places.get(role, ()), index)
        object.__setattr__(self, "places", places)

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.roles)

    def has(self, *roles: str) -> bool:
        """Say whether any of these roles has a column."""
        return any(role in self.places for role in roles)

    def with_role(self, index: int, role: str) -> "Layout":
        """Answer the layout with another role in one column."""
        return replace(self, roles=(*self.roles[:index], role, *self.roles[index + 1 :]))

    def widened(self, width: int) -> "Layout":
        """Answer the layout with unnamed columns behind its own."""
        return replace(self, roles=self.roles + ("",) * (width - len(self.roles)))


def layout_of(headings: Sequence[Heading], texts: Sequence[str]) -> Layout:
    """
    Give each column its role. Where two headings claim one that can be only once, the surer takes it, then the first.

    A second column of days is the value date; of other second claims nothing is made.
    """
    roles = [""] * len(headings)
    for role in {heading.role for heading in headings} - {""}:
        claims = [index for index, heading in enumerate(headings) if heading.role == role]
        if role not in SINGLE:
            for index in claims:
                roles[index] = role
            continue
        best = max(claims, key=lambda index: (headings[index].strength, -index))
        roles[best] = role
        if role == "reference":
            # The others speak where the surest one is empty.
            for index in claims:
                roles[index] = roles[index] or "reference_2"
    if "value_date" not in roles:
        days = [index for index, heading in enumerate(headings) if heading.role == "date"]
        spare = [] if any(heading_words(texts[index]) in MOMENTS for index in days) else [index for index in days if not roles[index]]
        if spare:
            roles[spare[0]] = "value_date"
    if "date" not in roles and "value_date" in roles:
        roles[roles.index("value_date")] = "date"
    parties = {heading.party for heading in headings if heading.party}
    is_strict_side = any(role == "side" and STRICT_SIDE.search(heading_words(text)) for role, text in zip(roles, texts, strict=True))
    return Layout(
        tuple(roles),
        # N and C stand for Nợ and Có only under a heading that says so.
        side_words={"n": False} if is_strict_side else {},
        has_glued_reference="reference" not in roles and any(heading.second for heading in headings),
        currency=_currency(headings, roles),
        is_currency_headed=any(heading.currency and roles[index] in MOVED for index, heading in enumerate(headings)),
        party=parties.pop() if len(parties) == 1 else "",
        name=_layout_name(texts),
        is_strict_side=is_strict_side,
        is_day_first=any(heading.is_foreign for heading in headings),
        is_month_first=any(heading.is_month_first for heading in headings),
        senders=_sides(headings, "sender"),
        receivers=_sides(headings, "receiver"),
    )


def _currency(headings: Sequence[Heading], roles: Sequence[str]) -> str:
    """Answer the currency that a heading of amounts names, else that of a balance or a fee."""
    named = ((heading.currency, role) for heading, role in zip(headings, roles, strict=True) if heading.currency)
    return next((currency for currency, role in sorted(named, key=lambda pair: pair[1] not in MOVED) if role in MONEY_ROLES), "")


def _sides(headings: Sequence[Heading], party: str) -> dict[str, int]:
    """Answer the columns of who sent, or who received, where the table has both."""
    found: dict[str, int] = {}
    for role in ("counterparty", "counterparty_account"):
        if {heading.party for heading in headings if heading.role == role} >= {"sender", "receiver"}:
            found[role] = next(index for index, heading in enumerate(headings) if (heading.role, heading.party) == (role, party))
    return found


def _layout_name(texts: Sequence[str]) -> str:
    words = " | ".join(heading_words(text) for text in texts)
    return next((name for name, phrases in LAYOUTS if all(phrase in words for phrase in phrases)), "columns")
