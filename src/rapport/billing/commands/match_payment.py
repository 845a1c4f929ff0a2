import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from rapport.billing.commands.allocate_payment import BY_HAND, AllocationRefused, allocate
from rapport.billing.models import Allocation, Invoice, Payment
from rapport.kit.command import command
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.kit.values import Money
from rapport.people.access import require
from rapport.people.models import Member


class MatchRefused(Refused):
    """A payment that is not matched with several invoices."""

    codes = ("no_parts", "twice", *AllocationRefused.codes)


@dataclass(frozen=True)
class MatchedPart:
    """What of the payment stands against one invoice; as much as fits unless an amount is given."""

    invoice: Invoice
    amount: Money | None = None


@command
def match_payment(
    *, payment: Payment, parts: Sequence[MatchedPart], new_id: uuid.UUID | None = None, by: Member, today: date, now: datetime
) -> Allocation:
    """
    Put one payment against several invoices at once: all of them, or none. Answers the first of the allocations.

    :raises MatchRefused: `no_parts`; `twice` the same invoice
    :raises AllocationRefused: as for one invoice
    """
    require(by, "bank.update")
    if not parts:
        raise MatchRefused("no_parts", say("Choose at least one invoice.", "Hãy chọn ít nhất một hóa đơn."), field="parts")
    if len({part.invoice.id for part in parts}) != len(parts):
        raise MatchRefused("twice", say("Choose each invoice only once.", "Mỗi hóa đơn chỉ chọn một lần."), field="parts")
    # In order of ids, so that two who match over the same invoices never wait for each other in a ring.
    made: list[Allocation] = []
    for part in sorted(parts, key=lambda part: part.invoice.id):
        own_id = None if made else new_id
        made.append(
            allocate(payment=payment, invoice=part.invoice, amount=part.amount, rule=BY_HAND, new_id=own_id, by=by, today=today, now=now)
        )
    return made[0]
