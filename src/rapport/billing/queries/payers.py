"""What earlier money has taught of who pays for whom, and how late."""

import uuid
from collections import defaultdict
from statistics import median

from rapport.billing.models import Allocation
from rapport.domain.matching.lines import Payer
from rapport.domain.matching.memo import read_memo

# Habits and names of the latest payments; older ones change nothing any more.
MOST_LEARNT_FROM = 5_000


def payers() -> list[Payer]:
    """
    Answer what is known of payers, a client each.

    An account counts as confirmed once a person has allocated money from it by hand. Names of senders whose money stands against a
    client's invoices are learnt, by whatever rule; they raise proposals only.
    """
    accounts: dict[uuid.UUID, set[str]] = defaultdict(set)
    names: dict[uuid.UUID, set[str]] = defaultdict(set)
    days: dict[uuid.UUID, list[int]] = defaultdict(list)
    rows = Allocation.objects.filter(undo=None).order_by("-payment__received_on", "-id").values_list(
        "invoice__client_id", "rule", "payment__received_on", "invoice__issuance__due_on", "payment__memo",
        "payment__bank_line__counterparty", "payment__bank_line__counterparty_account",
    )  # fmt: skip
    for client, rule, received_on, due_on, memo, counterparty, account in rows[:MOST_LEARNT_FROM]:
        if due_on:
            days[client].append((received_on - due_on).days)
        # Words of money recorded by hand are a person's, not the bank's.
        read = read_memo(memo if account is not None else "")
        names[client] |= {counterparty or "", read.sender} - {""}
        if rule == "person":
            accounts[client] |= {account or "", read.account} - {""}
    return [
        Payer(
            client=client, accounts=tuple(sorted(accounts[client])), aliases=tuple(sorted(names[client])),
            days_late=round(median(days[client])) if days[client] else None,
        )
        for client in {*accounts, *names, *days}
    ]  # fmt: skip
