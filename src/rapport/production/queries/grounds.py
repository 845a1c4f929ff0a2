"""On what an accepted line stands: the contract, the client's order, or the framework of its day."""

from rapport.clients.queries.terms import framework_number
from rapport.production.models import AcceptanceLine


def contract_of(line: AcceptanceLine) -> str:
    """Answer the number of the contract of a line's order, else of the client's own order, else of the framework; "" where none is."""
    order = line.order
    if order is None:
        return framework_number(line.acceptance.client, line.completed_on)
    if order.contract is not None:
        return str(order.contract.number)
    return str(order.client_order_number) or framework_number(line.acceptance.client, order.in_effect_on)
