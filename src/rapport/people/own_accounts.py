"""
A further bank account of ours needs a second person: whoever could add one alone could send our clients' money anywhere.

People asks here; approvals, the room above, says who may answer and keeps the question (as for rights, `second_person`).
"""

from collections.abc import Callable
from datetime import date, datetime

from rapport.people.models import Member, OwnBankAccount
from rapport.people.second_person import Outcome

type Gate = Callable[[OwnBankAccount, str, Member, datetime], Outcome]
_gate: list[Gate] = []


def set_gate(gate: Gate) -> None:
    """
    Say how a second person is asked; called once, when approvals is ready.

    :param gate: (account, reason of the only decider or "", who acts, now) → how it stands
    """
    _gate[:] = [gate]


def put(account: OwnBankAccount, alone_reason: str, by: Member, now: datetime) -> Outcome:
    """Put an account that waits to a second person; answer how it stands."""
    return _gate[0](account, alone_reason, by, now)


def confirm(account: OwnBankAccount) -> None:
    """Let an account stand from now on; one that is to be used first takes the place of the other."""
    if account.is_default:
        others = OwnBankAccount.objects.filter(legal_entity=account.legal_entity_id, is_waiting=False)
        others.exclude(id=account.id).update(is_default=False)
    account.is_waiting = False
    account.save(update_fields=["is_waiting"])


def drop(account: OwnBankAccount, today: date) -> None:
    """Close an account that a second person did not want; it never stood on any paper."""
    account.closed_on, account.is_waiting, account.is_default = today, False, False
    account.save(update_fields=["closed_on", "is_waiting", "is_default"])
