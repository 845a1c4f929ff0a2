from rapport.contracts.models.contract import Contract
from rapport.contracts.models.milestone import Milestone
from rapport.contracts.models.order import Order

__all__ = [
    "Contract",
    "Milestone",
    "Order",
]
