"""What a person is asked: open invoices that money may pay, the likeliest first, each with its reasons."""

from collections.abc import Collection, Hashable

from rapport.domain.matching.certain import keys_in, payer_is_known
from rapport.domain.matching.lines import MoneyIn, OpenItem, Proposal

POINTS = {"key": 60, "amount": 30, "payer": 30, "number": 25, "part": 5}


def proposals(
    money: MoneyIn, items: Collection[OpenItem], *, known_accounts: dict[str, Hashable] | None = None, most: int = 5
) -> list[Proposal]:
    """
    Answer up to `most` open invoices that money may pay.

    Reasons: `key` our key · `number` the invoice's number in the words · `amount` exactly what is open · `payer` the client is
    known by account, tax code or name · `part` less than what is open. An amount alone is a reason, never a certainty.
    """
    keys = keys_in(money.memo)
    found = []
    for item in items:
        reasons = []
        if item.key in keys:
            reasons.append("key")
        if item.number and item.number.lstrip("0") and item.number.lstrip("0") in {word.lstrip("0") for word in money.memo.split()}:
            reasons.append("number")
        if item.open == money.amount:
            reasons.append("amount")
        if payer_is_known(item, money, known_accounts or {}):
            reasons.append("payer")
        if reasons and money.amount < item.open:
            reasons.append("part")
        if reasons:
            score = min(sum(POINTS[reason] for reason in reasons), 99)
            found.append(Proposal(item, min(money.amount, item.open), score, tuple(reasons)))
    return sorted(found, key=lambda proposal: (-proposal.score, str(proposal.item.key)))[:most]
