from rapport.costs.models.bill import Bill, BillPayment
from rapport.costs.models.order import PurchaseOrder
from rapport.costs.models.time import TimeEntry

__all__ = [
    "Bill",
    "BillPayment",
    "PurchaseOrder",
    "TimeEntry",
]
