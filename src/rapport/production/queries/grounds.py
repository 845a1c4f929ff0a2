"""On what an accepted line stands: the contract, the client's order, or the framework of its day."""

import uuid
from collections.abc import Sequence

from rapport.clients.queries.terms import framework_numbers
from rapport.production.models import AcceptanceLine


def contracts_of(lines: Sequence[AcceptanceLine]) -> dict[uuid.UUID, str]:
    """
    Answer for each line, by its id, the number of its order's contract, else of the client's own order, else of the framework; "" where
    none is. One query beside the lines with their orders, contracts and minutes.
    """
    named = {line.id: _named(line) for line in lines}
    days = {
        line.id: (line.acceptance.client_id, line.order.in_effect_on if line.order else line.completed_on)
        for line in lines
        if not named[line.id]
    }
    frameworks = framework_numbers(set(days.values()))
    return {line.id: named[line.id] or frameworks[days[line.id]] for line in lines}


def _named(line: AcceptanceLine) -> str:
    order = line.order
    if order is None:
        return ""
    return str(order.contract.number if order.contract is not None else order.client_order_number)
